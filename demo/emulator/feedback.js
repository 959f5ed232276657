import {invalidParam} from './errors.js';
import {queryObject} from './page.js';
import {findMessage} from './store.js';
import {uuid} from './time.js';
import {defaulted, integer, literal, optional, string, validate} from './validate.js';

/** Likes and dislikes. */
export function registerFeedbackRoutes(router) {
  router.route('POST', '/messages/:id<uuid>/feedbacks', {auth: 'user'}, rate);
  router.route('GET', '/app/feedbacks', {families: ['service']}, list);
}

function rate(ctx) {
  const {body} = ctx;
  validate('MessageFeedbackPayload', body, {rating: optional(literal('like', 'dislike')), content: optional(string)});
  const {rating = null, content = null} = body;
  const message = findMessage(ctx, ctx.params.id);
  if (!rating && !message.feedback) invalidParam('rating cannot be None when feedback not exists');
  const at = new Date().toISOString().replace('Z', '');
  message.feedback = rating && {id: uuid(), createdAt: at, ...message.feedback, rating, content, updatedAt: at};
  return {result: 'success'};
}

function list(ctx) {
  const query = queryObject(ctx);
  validate('FeedbackListQuery', query, {page: defaulted(integer(1)), limit: defaulted(integer(1, 101))});
  const {page = 1, limit = 20} = query;
  const rated = [...ctx.app.messages.values()].filter(({feedback}) => feedback).reverse();
  const start = (page - 1) * limit;
  return {data: rated.slice(start, start + Number(limit)).map((message) => feedbackJson(ctx, message))};
}

function feedbackJson(ctx, {id, conversationId, endUserId, feedback}) {
  return {
    id: feedback.id,
    app_id: ctx.app.id,
    conversation_id: conversationId,
    message_id: id,
    rating: feedback.rating,
    content: feedback.content,
    from_source: 'user',
    from_end_user_id: endUserId,
    from_account_id: null,
    created_at: feedback.createdAt,
    updated_at: feedback.updatedAt,
  };
}
