import {notFound} from './errors.js';
import {fileValues} from './file-input.js';
import {requireChat} from './modes.js';
import {generateName} from './naming.js';
import {cursor, firstPage, limit, queryObject} from './page.js';
import {empty} from './reply.js';
import {findConversation} from './store.js';
import {bool, defaulted, literal, optional, refuseModel, string, validate} from './validate.js';

const SORTS = ['created_at', '-created_at', 'updated_at', '-updated_at'];

/** The list of conversations, and what can be done with one. */
export function registerConversationRoutes(router) {
  router.route('GET', '/conversations', {auth: 'user?'}, list);
  router.route('DELETE', '/conversations/:id<uuid>', {families: ['service'], auth: 'user?'}, remove);
  router.route('DELETE', '/conversations/:id<uuid>', {families: ['webapp'], body: 'none'}, remove);
  router.route('POST', '/conversations/:id<uuid>/name', {auth: 'user?'}, rename);
  const pinning = {families: ['webapp'], body: 'none'};
  router.route('PATCH', '/conversations/:id<uuid>/pin', pinning, (ctx) => pin(ctx, true));
  router.route('PATCH', '/conversations/:id<uuid>/unpin', pinning, (ctx) => pin(ctx, false));
}

function list(ctx) {
  requireChat(ctx.app);
  const query = queryObject(ctx);
  const checks = {last_id: cursor, limit, sort_by: defaulted(literal(...SORTS))};
  if (ctx.family === 'webapp') checks.pinned = optional(bool);
  validate('ConversationListQuery', query, checks);
  const {sort_by: sort = '-updated_at', limit: size = '20', last_id: lastId, pinned} = query;
  const key = sort.endsWith('created_at') ? 'createdAt' : 'updatedAt';
  const direction = sort.startsWith('-') ? -1 : 1;
  let items = [...ctx.app.conversations.values()]
    .filter((item) => item.endUserId === ctx.endUser.id && item.via === ctx.family)
    .filter((item) => pinned === undefined || item.pinned === isTrue(pinned))
    .sort((a, b) => direction * (a[key] - b[key] || a.order - b.order));
  if (lastId) items = after(items, ctx.app.conversations.get(lastId), key, direction);
  return firstPage(items, Number(size), (item) => conversationJson(ctx, item));
}

const isTrue = (text) => /^(1|true|t|yes|y|on)$/i.test(text);

/** The rows strictly beyond the cursor: those with the very same time are lost at the border, as in Dify. */
function after(items, last, key, direction) {
  if (!last || !items.includes(last)) notFound('Last Conversation Not Exists.');
  return items.filter((item) => direction * (item[key] - last[key]) > 0);
}

/** A conversation as the API shows it. */
function conversationJson(ctx, conversation) {
  const {id, name, inputs, status, introduction, createdAt, updatedAt} = conversation;
  const shown = fileValues(ctx, inputs);
  return {id, name, inputs: shown, status, introduction, created_at: createdAt, updated_at: updatedAt};
}

function remove(ctx) {
  requireChat(ctx.app);
  const {id} = ctx.params;
  if (ctx.world.atLeast('1.13')) findConversation(ctx, id);
  ctx.app.conversations.delete(id); // 1.12.1 does not ask whose it is
  for (const message of [...ctx.app.messages.values()]) {
    if (message.conversationId === id) ctx.app.messages.delete(message.id);
  }
  return empty(204);
}

async function rename(ctx) {
  requireChat(ctx.app);
  const {body} = ctx;
  validate('ConversationRenamePayload', body, {name: optional(string), auto_generate: defaulted(bool)});
  const {name, auto_generate: automatic = false} = body;
  if (!automatic && !name?.trim()) {
    refuseModel('ConversationRenamePayload', 'name is required when auto_generate is false', body);
  }
  const conversation = findConversation(ctx, ctx.params.id);
  if (automatic) await generateName(ctx, conversation);
  else if ([...name].length > 255) throw new RangeError('the column holds 255 characters');
  else conversation.name = name;
  return conversationJson(ctx, conversation);
}

function pin(ctx, pinned) {
  requireChat(ctx.app);
  findConversation(ctx, ctx.params.id).pinned = pinned;
  return {result: 'success'};
}
