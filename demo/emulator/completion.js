import {answerEvents, pausePreset, presetFor} from './basic-chat.js';
import {takePlace} from './concurrency.js';
import {fail, invalidParam} from './errors.js';
import {resolveFiles} from './file-input.js';
import {checkInputs} from './form.js';
import {requireCompletion} from './modes.js';
import {createMessage, findMessage} from './store.js';
import {startTask, stopTask} from './tasks.js';
import {sleep} from './time.js';
import {blockTurn, presetAnswer, streamTurn, Turn} from './turn.js';
import {dict, list, literal, optional, string, validate} from './validate.js';

const MODES = literal('blocking', 'streaming');

/** Completion apps: one question, one answer, no conversation; in B also "more like this". */
export function registerCompletionRoutes(router) {
  router.route('POST', '/completion-messages', {auth: 'user'}, send);
  router.route('POST', '/completion-messages/:task/stop', {families: ['service'], auth: 'user'}, stop);
  router.route('POST', '/completion-messages/:task/stop', {families: ['webapp'], body: 'none'}, stop);
  router.route('GET', '/messages/:id<uuid>/more-like-this', {families: ['webapp'], help: true}, moreLikeThis);
}

function stop(ctx) {
  requireCompletion(ctx);
  stopTask(ctx, ctx.params.task);
  return {result: 'success'};
}

async function send(ctx) {
  requireCompletion(ctx);
  const {body} = ctx;
  validate(ctx.family === 'service' ? 'CompletionRequestPayload' : 'CompletionMessagePayload', body, {
    inputs: dict,
    query: optional(string),
    files: optional(list),
    response_mode: optional(MODES),
  });
  const release = takePlace(ctx.app);
  try {
    const inputs = await checkInputs(ctx, body.inputs);
    const files = await resolveFiles(ctx, body.files ?? []);
    return await run(
      ctx,
      {inputs, query: body.query ?? '', files, blocking: body.response_mode !== 'streaming'},
      release,
    );
  } catch (error) {
    release();
    throw error;
  }
}

async function moreLikeThis(ctx) {
  requireCompletion(ctx);
  validate('MessageMoreLikeThisQuery', Object.fromEntries(ctx.query), {response_mode: MODES});
  const original = findMessage(ctx, ctx.params.id);
  if (!ctx.app.config.parameters.more_like_this.enabled) {
    fail(403, 'app_more_like_this_disabled', "The 'More like this' feature is disabled. Please refresh your page.");
  }
  if (!original.answer) invalidParam('message answer is empty');
  if (ctx.query.get('response_mode') === 'streaming') return breakOff(ctx);
  const {inputs, query} = original;
  return run(ctx, {inputs, query, files: [], blocking: true}, () => {});
}

/** Every recorded release fails while it begins this stream: headers, then the end of the connection. */
async function breakOff(ctx) {
  ctx.head(200, 'text/event-stream; charset=utf-8');
  ctx.res.flushHeaders();
  await sleep(20);
  ctx.res.destroy();
}

async function run(ctx, {inputs, query, files, blocking}, release) {
  const task = startTask(ctx);
  const message = createMessage(ctx, null, {query, inputs, taskId: task.id});
  const turn = new Turn(ctx, {conversation: null, message, task, files});
  if (blocking) return blockTurn(turn, completionSteps, release);
  await streamTurn(turn, completionSteps, release);
  return undefined;
}

async function* completionSteps(turn, signal) {
  const preset = presetFor(turn);
  if (preset !== undefined) return yield* presetAnswer(turn, preset, () => pausePreset(turn.ctx, signal));
  yield* answerEvents(turn, signal, promptOf(turn));
}

/** A completion app asks by its form: the question is whatever was filled in. */
function promptOf({message: {query, inputs}}) {
  const texts = Object.values(inputs).filter((value) => typeof value === 'string');
  return [query, ...texts].filter(Boolean).join('\n');
}
