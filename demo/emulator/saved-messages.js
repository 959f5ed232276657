import {notFound} from './errors.js';
import {fileValues} from './file-input.js';
import {messageFileJson} from './message-files.js';
import {requireCompletion} from './modes.js';
import {cursor, firstPage, limit, queryObject} from './page.js';
import {empty} from './reply.js';
import {findMessage} from './store.js';
import {uuidText, validate} from './validate.js';

/** Answers of a completion app that a visitor keeps. WebApp API only. */
export function registerSavedMessageRoutes(router) {
  const webapp = {families: ['webapp']};
  router.route('GET', '/saved-messages', webapp, list);
  router.route('POST', '/saved-messages', webapp, save);
  router.route('DELETE', '/saved-messages/:id<uuid>', {...webapp, body: 'none'}, remove);
}

const own = (ctx) => ctx.app.savedMessages.filter(({endUserId}) => endUserId === ctx.endUser.id);

function list(ctx) {
  requireCompletion(ctx);
  const query = queryObject(ctx);
  validate('SavedMessageListQuery', query, {last_id: cursor, limit});
  let saved = own(ctx).reverse();
  if (query.last_id) {
    const last = saved.findIndex(({messageId}) => messageId === query.last_id);
    if (last < 0) notFound('Last Message Not Exists.');
    saved = saved.slice(last + 1);
  }
  const messages = saved.map(({messageId}) => ctx.app.messages.get(messageId)).filter(Boolean);
  return firstPage(messages, Number(query.limit ?? 20), (message) => savedJson(ctx, message));
}

function savedJson(ctx, message) {
  const {id, inputs, query, answer, files, feedback, createdAt} = message;
  return {
    id,
    inputs: fileValues(ctx, inputs),
    query,
    answer,
    message_files: files.map((file) => messageFileJson(ctx, file)),
    feedback: feedback && {rating: feedback.rating},
    created_at: createdAt,
  };
}

function save(ctx) {
  requireCompletion(ctx);
  validate('SavedMessageCreatePayload', ctx.body, {message_id: uuidText((value) => `${value} is not a valid uuid.`)});
  const message = findMessage(ctx, ctx.body.message_id, 'Message Not Exists.');
  if (!own(ctx).some(({messageId}) => messageId === message.id)) {
    ctx.app.savedMessages.push({messageId: message.id, endUserId: ctx.endUser.id});
  }
  return {result: 'success'};
}

function remove(ctx) {
  requireCompletion(ctx);
  const {id} = ctx.params;
  const mine = own(ctx);
  ctx.app.savedMessages = ctx.app.savedMessages.filter((entry) => !(mine.includes(entry) && entry.messageId === id));
  return empty(204);
}
