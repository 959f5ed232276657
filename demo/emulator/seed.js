import {fillTemplate} from './form.js';
import {createConversation, createMessage, findOrCreateEndUser} from './store.js';

/**
 * Puts conversations into an app as if a user had had them.
 * `{user, via: 'service'|'webapp', conversations: [{name?, inputs?, messages: [{query, answer, created_at?, status?, error?,
 * feedback?, parent?}]}]}` → `{conversations: [{id, messages: [id]}]}`, oldest first. `parent` is the index of an earlier
 * message, for threads with regenerated answers.
 */
export function seedHistory(world, app, {user, via = 'service', conversations}) {
  const endUser = findOrCreateEndUser(app, user, via === 'service' ? 'service_api' : 'browser');
  const ctx = {world, app, endUser, family: via};
  return {conversations: conversations.map((given) => seedConversation(ctx, given))};
}

function seedConversation(ctx, {name, inputs = {}, messages}) {
  const introduction = fillTemplate(ctx.app.config.parameters.opening_statement, inputs);
  const conversation = createConversation(ctx, {query: messages[0]?.query ?? '', inputs, introduction});
  const ids = [];
  for (const message of messages) ids.push(seedMessage(ctx, conversation, message, ids));
  if (name) conversation.name = name;
  const times = messages.map(({created_at: at}) => at).filter(Boolean);
  if (times.length) Object.assign(conversation, {createdAt: Math.min(...times), updatedAt: Math.max(...times)});
  return {id: conversation.id, messages: ids};
}

function seedMessage(ctx, conversation, given, ids) {
  const {query, answer = '', created_at: createdAt, status = 'normal', error = null, feedback = null, parent} = given;
  const message = createMessage(ctx, conversation, {
    query,
    inputs: conversation.inputs,
    parentMessageId: (parent === undefined ? ids.at(-1) : ids[parent]) ?? null,
    answer,
    status,
    error,
    feedback: feedback && {rating: feedback},
    metadata: {annotation_reply: null, retriever_resources: [], usage: null},
    ...(createdAt && {createdAt}),
  });
  return message.id;
}
