import {fail, notFound} from './errors.js';
import {fileValues} from './file-input.js';
import {storedResource} from './knowledge.js';
import {messageFileJson} from './message-files.js';
import {requireChat, requireChatAs} from './modes.js';
import {cursor, limit, queryObject} from './page.js';
import {resign} from './scenarios/assets.js';
import {suggestions} from './scenarios/suggestions.js';
import {findConversation, findMessage, messagesOf} from './store.js';
import {sleep} from './time.js';
import {validate} from './validate.js';

/** History and suggested questions. */
export function registerMessageRoutes(router) {
  router.route('GET', '/messages', {auth: 'user?'}, list);
  router.route('GET', '/messages/:id<uuid>/suggested', {families: ['service'], auth: 'user'}, async (ctx) => {
    return {result: 'success', data: await suggest(ctx)};
  });
  router.route('GET', '/messages/:id<uuid>/suggested-questions', {families: ['webapp'], help: true}, async (ctx) => {
    return {data: await suggest(ctx)};
  });
}

function list(ctx) {
  requireChat(ctx.app);
  const query = queryObject(ctx);
  validate('MessageListQuery', query, {conversation_id: cursor.check, first_id: cursor, limit});
  const size = Number(query.limit ?? 20);
  if (!query.conversation_id) return {limit: size, has_more: false, data: []};
  const conversation = findConversation(ctx, query.conversation_id);
  let messages = messagesOf(ctx.app, conversation.id);
  if (query.first_id) {
    const end = messages.findIndex(({id}) => id === query.first_id);
    if (end < 0) notFound('First Message Not Exists.');
    messages = messages.slice(0, end);
  }
  const page = messages.slice(-size);
  return {limit: size, has_more: messages.length > page.length, data: page.map((message) => messageJson(ctx, message))};
}

/** A message as history shows it. */
function messageJson(ctx, message) {
  const resources = message.retrieverResources.map((resource) => storedResource(resource));
  return {
    id: message.id,
    conversation_id: message.conversationId,
    parent_message_id: message.parentMessageId,
    inputs: fileValues(ctx, message.inputs),
    query: message.query,
    answer: resign(ctx, message.answer),
    feedback: message.feedback && {rating: message.feedback.rating},
    retriever_resources: resources,
    created_at: message.createdAt,
    agent_thoughts: message.thoughts.map((thought) => thoughtJson(message, thought)),
    message_files: message.files.map((file) => messageFileJson(ctx, file)),
    status: message.status,
    error: message.error,
    ...(ctx.world.atLeast('1.13') && {extra_contents: message.extraContents.map((make) => make(ctx))}),
    ...(ctx.family === 'webapp' && {metadata: message.metadata}),
  };
}

function thoughtJson(message, {id, position, thought, tool, toolLabels, toolInput, createdAt, observation, files}) {
  return {
    id,
    chain_id: null,
    message_id: message.id,
    position,
    thought,
    tool,
    tool_labels: toolLabels,
    tool_input: toolInput,
    created_at: createdAt,
    observation,
    files,
  };
}

async function suggest(ctx) {
  if (ctx.family === 'webapp' && !ctx.world.atLeast('1.13')) requireChatAs(ctx.app, 'completion');
  requireChat(ctx.app);
  const service = ctx.family === 'service';
  const message = findMessage(ctx, ctx.params.id, service ? 'Message Not Exists.' : 'Message not found');
  if (!ctx.app.config.parameters.suggested_questions_after_answer.enabled) {
    if (service) fail(400, 'bad_request', 'Suggested Questions Is Disabled.');
    const text = "The 'Suggested Questions After Answer' feature is disabled. Please refresh your page.";
    fail(403, 'app_suggested_questions_after_answer_disabled', text);
  }
  await sleep(ctx.app.config.suggestedMs, ctx.signal);
  return suggestions(message, ctx.app.config.persona);
}
