import {takePlace} from '../concurrency.js';
import {invalidParam, toHttpError} from '../errors.js';
import {resolveFiles} from '../file-input.js';
import {checkInputs, fillTemplate} from '../form.js';
import {attach} from '../message-files.js';
import {scheduleName} from '../naming.js';
import {Speaker} from '../speech.js';
import {createConversation, createMessage, findConversation, messagesOf} from '../store.js';
import {startTask} from '../tasks.js';
import {blockingReply} from './blocking.js';
import {conduct} from './conduct.js';
import {endChatflow} from './end-chatflow.js';
import {graphOf} from './graphs/index.js';
import {streamInProcess} from './in-process.js';
import {Pipeline} from './pipeline.js';
import {presetAnswer} from './preset.js';
import {createRecord} from './record.js';
import {systemValues} from './system.js';
import {declareVariables} from './variables.js';
import {streamFromWorker} from './worker.js';
import {requireVersion} from './workflow-version.js';

/** POST `/chat-messages` of a chatflow: streams it from a worker or from here, by the release, or answers in one piece. */
export async function runChatflow(ctx, request) {
  requireVersion(ctx, request.workflowId);
  const release = takePlace(ctx.app);
  try {
    if (request.responseMode === 'blocking') return await block(ctx, request);
    if (ctx.world.atLeast('1.13')) await streamFromWorker(ctx, (listener) => beginInWorker(ctx, request, listener));
    else await streamInProcess(ctx, await begin(ctx, request), play);
    return undefined;
  } finally {
    release();
  }
}

async function beginInWorker(ctx, request, listener) {
  const turn = await begin(ctx, request);
  turn.record.hub.subscribe(listener);
  await play(turn);
}

async function block(ctx, request) {
  const turn = await begin(ctx, request);
  return blockingReply(ctx, turn, await play(turn));
}

/** Answers without the flow when the question is refused or annotated, else plays the flow. */
async function play({record, pipeline}) {
  return presetAnswer(pipeline, record) ?? conduct(pipeline, record, endChatflow);
}

/** Checks the request and makes conversation, message and run. Throws what a client without a stream is told. */
async function begin(ctx, request) {
  const {query, conversationId} = request;
  if (!query) invalidParam('query is required');
  const known = conversationId ? findOrBeginAnew(ctx, conversationId) : null;
  const files = await resolveFiles(ctx, request.files);
  const inputs = await checkInputs(ctx, request.inputs);
  const definition = graphOf(ctx.app);
  const conversation = known ?? createConversation(ctx, {query, inputs, introduction: introductionOf(ctx, inputs)});
  declareVariables(conversation, definition);
  const earlier = ctx.family === 'service' ? messagesOf(ctx.app, conversation.id).length : 0; // the WebApp API never counts
  const task = startTask(ctx);
  const {parentMessageId} = request;
  const message = createMessage(ctx, conversation, {query, inputs, parentMessageId, taskId: task.id});
  for (const file of files) attach(message, file, 'user');
  const system = (record) => systemValues(record, {query, files, turn: earlier + 1});
  const record = createRecord(ctx, {form: inputs, system, message, conversation, task});
  message.runId = record.id;
  if (!known && request.autoGenerateName) void scheduleName(ctx, conversation, query);
  const pipeline = new Pipeline(record, definition);
  giveVoice(record, pipeline);
  return {record, pipeline};
}

/** Autoplay: the answer is spoken while it is written. A worker's stream ends without the rest of the speech. */
function giveVoice(record, pipeline) {
  const tell = ({event, ...fields}) => pipeline.publish(pipeline.frames.message(event, fields));
  const speaker = new Speaker(record.app, tell);
  record.hearText = (text) => void speaker.hear(text);
  if (!record.world.atLeast('1.13')) record.endSpeech = () => speaker.finish();
}

const introductionOf = ({app}, inputs) => fillTemplate(app.config.parameters.opening_statement, inputs);

/** The newest release takes an unknown conversation of the Service API for a new one. */
function findOrBeginAnew(ctx, id) {
  try {
    return findConversation(ctx, id);
  } catch (error) {
    if (toHttpError(error).status === 404 && ctx.family === 'service' && ctx.world.atLeast('newest')) return null;
    throw error;
  }
}
