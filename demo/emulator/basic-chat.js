import {fillTemplate} from './form.js';
import {retrieve} from './knowledge.js';
import {reply} from './model.js';
import {checkInput} from './moderation.js';
import {repr} from './python-repr.js';
import {messagesOf} from './store.js';
import {sleep} from './time.js';
import {presetAnswer} from './turn.js';

/** The events of a basic chat's answer. */
export async function* chatSteps(turn, signal) {
  const {ctx, message} = turn;
  const preset = presetFor(turn);
  if (preset !== undefined) return yield* presetAnswer(turn, preset, () => pausePreset(ctx, signal));
  if (message.files.some(({unreachable}) => unreachable)) throw new Error('a file of the question cannot be read');
  turn.resources = retrieve(ctx, message.query);
  yield* answerEvents(turn, signal);
}

/** Asks the model and yields its text; ends with the empty piece that providers send last. */
export async function* answerEvents(turn, signal, query = turn.message.query) {
  for await (const part of reply(query, modelContext(turn, signal))) {
    if (part.text !== undefined) yield turn.text(part.text);
    if (part.usage) {
      turn.usage = part.usage;
      yield turn.text('');
    }
  }
}

/** What the model is given. */
export function modelContext(turn, signal) {
  const {ctx, message, conversation} = turn;
  const earlier = conversation
    ? messagesOf(ctx.app, conversation.id).filter(({id, answer}) => id !== message.id && answer)
    : [];
  return {
    app: ctx.app,
    ctx,
    messages: earlier,
    inputs: message.inputs,
    files: message.files,
    system: fillTemplate(ctx.app.config.prompt, pythonTexts(message.inputs)),
    signal,
  };
}

/** A prompt shows missing values and switches as Python does. */
function pythonTexts(inputs) {
  const odd = (value) => value === null || typeof value === 'boolean';
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, odd(value) ? repr(value) : value]));
}

/** The text that is answered without asking the model: a refused question, or an annotation for exactly this question. */
export function presetFor(turn) {
  const {ctx, message} = turn;
  const refused = checkInput(ctx.app, message.query, message.inputs);
  if (refused !== undefined) return refused;
  const hit = annotationFor(ctx.app, message.query);
  if (!hit) return undefined;
  hit.hit_count++;
  turn.annotation = {id: hit.id, account: {id: ctx.app.tenantId, name: ctx.app.config.authorName}};
  return hit.answer;
}

function annotationFor(app, query) {
  if (!app.config.parameters.annotation_reply.enabled) return undefined;
  const same = (text) => text.trim().toLowerCase();
  return app.annotations.find(({question}) => same(question) === same(query));
}

/** Preset answers come at one character per 10 ms, or at once where the app has no delays. */
export async function pausePreset(ctx, signal) {
  if (ctx.app.config.tokensPerSecond !== Infinity) await sleep(10, signal);
}
