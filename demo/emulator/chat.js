import {agentSteps} from './agent.js';
import {agentAppSteps} from './agent-app.js';
import {chatSteps} from './basic-chat.js';
import {takePlace} from './concurrency.js';
import {fail, invalidParam} from './errors.js';
import {resolveFiles} from './file-input.js';
import {runChatflow} from './flow/index.js';
import {checkInputs, fillTemplate} from './form.js';
import {requireChat} from './modes.js';
import {scheduleName} from './naming.js';
import {createConversation, createMessage, findConversation} from './store.js';
import {startTask, stopTask} from './tasks.js';
import {blockTurn, streamTurn, Turn} from './turn.js';
import {bool, defaulted, dict, list, literal, optional, string, uuidText, validate} from './validate.js';

const PRODUCERS = {chat: chatSteps, 'agent-chat': agentSteps, agent: agentAppSteps};

/** POST `/chat-messages` and its stop. */
export function registerChatRoutes(router) {
  router.route('POST', '/chat-messages', {auth: 'user'}, send);
  router.route('POST', '/chat-messages/:task/stop', {families: ['service'], auth: 'user'}, stop);
  router.route('POST', '/chat-messages/:task/stop', {families: ['webapp'], body: 'none'}, stop);
}

function stop(ctx) {
  requireChat(ctx.app);
  stopTask(ctx, ctx.params.task, {anyone: ctx.era === 'newest' && ctx.app.config.mode === 'advanced-chat'});
  return {result: 'success'};
}

function send(ctx) {
  requireChat(ctx.app);
  const request = readRequest(ctx);
  return ctx.app.config.mode === 'advanced-chat' ? runChatflow(ctx, request) : chat(ctx, request);
}

function readRequest(ctx) {
  const {body, family} = ctx;
  const service = family === 'service';
  validate(service ? 'ChatRequestPayload' : 'ChatMessagePayload', body, {
    inputs: dict,
    query: string,
    files: optional(list),
    response_mode: optional(literal('blocking', 'streaming')),
    conversation_id: optional(
      uuidText((value) => (service ? 'conversation_id must be a valid UUID' : `${value} is not a valid uuid.`)),
    ),
    ...(!service && {parent_message_id: optional(uuidText((value) => `${value} is not a valid uuid.`))}),
    ...(service && {auto_generate_name: defaulted(bool), workflow_id: optional(string)}),
  });
  validateFiles(body, service ? 'ChatRequestPayload' : 'ChatMessagePayload');
  return {
    query: body.query.replaceAll('\0', ''),
    inputs: body.inputs,
    files: body.files ?? [],
    responseMode: body.response_mode ?? (ctx.app.config.mode === 'agent' ? 'streaming' : 'blocking'),
    conversationId: body.conversation_id || null,
    parentMessageId: body.parent_message_id || null,
    autoGenerateName: service && body.auto_generate_name !== false,
    workflowId: body.workflow_id ?? null,
  };
}

function validateFiles(body, model) {
  const items = Object.fromEntries((body.files ?? []).map((file, index) => [`files.${index}`, file]));
  validate(model, items, Object.fromEntries(Object.keys(items).map((key) => [key, dict])));
}

async function chat(ctx, request) {
  const {mode} = ctx.app.config;
  const blocking = request.responseMode === 'blocking';
  if (mode === 'agent-chat' && blocking) invalidParam('Agent Chat App does not support blocking mode');
  if (mode === 'agent' && blocking) fail(400, 'bad_request', 'Agent App only supports streaming response mode.');
  const release = takePlace(ctx.app);
  try {
    const turn = await prepare(ctx, request);
    const produce = (...args) => PRODUCERS[mode](...args);
    if (blocking) return await blockTurn(turn, produce, release);
    await streamTurn(turn, produce, release);
    return undefined;
  } catch (error) {
    release();
    throw error;
  }
}

async function prepare(ctx, request) {
  const {query, conversationId} = request;
  if (!query) invalidParam('query is required');
  const {mode, published, missingModel} = ctx.app.config;
  if (mode === 'agent' && !query.trim()) invalidParam('query is required');
  if (mode === 'agent' && !published) invalidParam('model is required');
  const known = conversationId && findConversation(ctx, conversationId);
  const inputs = await checkInputs(ctx, request.inputs);
  if (missingModel) fail(400, 'provider_not_initialize', `Model ${missingModel} credentials is not initialized.`);
  const files = mode === 'agent' ? [] : await resolveFiles(ctx, request.files);
  const introduction = fillTemplate(ctx.app.config.parameters.opening_statement, inputs);
  const conversation = known || createConversation(ctx, {query, inputs, introduction});
  const task = startTask(ctx);
  const message = createMessage(ctx, conversation, {
    query,
    inputs,
    parentMessageId: request.parentMessageId,
    taskId: task.id,
  });
  if (!known && request.autoGenerateName) void scheduleName(ctx, conversation, query);
  return new Turn(ctx, {conversation, message, task, files});
}
