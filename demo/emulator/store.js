import {setMaxListeners} from 'node:events';
import {notFound} from './errors.js';
import {now, uuid} from './time.js';

/** The parent of every message made through the Service API. */
const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** Whoever asks through the Service API without naming a `user`. */
export const DEFAULT_USER = 'DEFAULT-USER';

/** An app with its own world of users, conversations and files. `config` is a merged AppConfig. */
export function createApp(config, tenantId, {id = uuid(), apiKey, siteCode} = {}) {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return {
    id,
    apiKey: apiKey ?? `app-${id.replaceAll('-', '').slice(0, 24)}`,
    siteCode: siteCode ?? id.replaceAll('-', '').slice(8, 24),
    tenantId,
    createdAt: now(),
    config,
    endUsers: new Map(),
    conversations: new Map(),
    messages: new Map(),
    savedMessages: [],
    runs: new Map(),
    forms: new Map(),
    tasks: new Map(),
    annotations: [],
    requests: [],
    faults: [],
    active: 0,
    signal: controller.signal,
    end: () => controller.abort(),
  };
}

/** The end user of this session id, found or made. Both API families share them. */
export function findOrCreateEndUser(app, sessionId, type) {
  for (const endUser of app.endUsers.values()) if (endUser.sessionId === sessionId) return endUser;
  return createEndUser(app, sessionId, type);
}

/** A new end user. */
export function createEndUser(app, sessionId, type) {
  const endUser = {id: uuid(), sessionId, type, createdAt: now(), updatedAt: now()};
  app.endUsers.set(endUser.id, endUser);
  return endUser;
}

/** A new conversation, named after its first question. */
export function createConversation(ctx, {query, inputs, introduction = ''}) {
  const conversation = {
    id: uuid(),
    via: ctx.family,
    endUserId: ctx.endUser.id,
    name: initialName(query),
    inputs,
    introduction,
    status: 'normal',
    pinned: false,
    createdAt: now(),
    updatedAt: now(),
    order: ctx.world.nextOrder(),
    variables: [],
  };
  ctx.app.conversations.set(conversation.id, conversation);
  return conversation;
}

function initialName(query) {
  const characters = [...query];
  return characters.length > 20 ? `${characters.slice(0, 20).join('')}…` : query;
}

/** The conversation with this id, if it is this end user's; else 404. Both families reach it. */
export function findConversation(ctx, id, message = 'Conversation Not Exists.') {
  const conversation = ctx.app.conversations.get(id);
  if (!conversation || conversation.endUserId !== ctx.endUser.id) notFound(message);
  return conversation;
}

/** A new message, kept at once: history shows it with an empty answer while it is being written. `conversation` is null in completion apps. */
export function createMessage(ctx, conversation, {query, inputs, parentMessageId = null, taskId = uuid(), ...rest}) {
  const message = {
    id: uuid(),
    conversationId: conversation?.id ?? uuid(),
    parentMessageId: ctx.family === 'service' ? NIL_UUID : parentMessageId,
    via: ctx.family,
    endUserId: ctx.endUser.id,
    inputs,
    query,
    answer: '',
    status: 'normal',
    error: null,
    createdAt: now(),
    order: ctx.world.nextOrder(),
    taskId,
    feedback: null,
    retrieverResources: [],
    thoughts: [],
    files: [],
    metadata: {},
    extraContents: [], // functions `(ctx) => entry`: what they show depends on the reader
    runId: null,
    ...rest,
  };
  ctx.app.messages.set(message.id, message);
  if (conversation) touch(conversation);
  return message;
}

/** The message with this id, if it is this end user's; else 404. */
export function findMessage(ctx, id, text = 'Message Not Exists.') {
  const message = ctx.app.messages.get(id);
  if (!message || message.endUserId !== ctx.endUser.id) notFound(text);
  return message;
}

/** The messages of a conversation, oldest first. */
export function messagesOf(app, conversationId) {
  return [...app.messages.values()]
    .filter((message) => message.conversationId === conversationId)
    .sort((a, b) => a.createdAt - b.createdAt || a.order - b.order);
}

/** Moves a conversation to the top of the list. */
export function touch(conversation) {
  conversation.updatedAt = now();
}
