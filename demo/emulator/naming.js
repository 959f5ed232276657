import {messagesOf} from './store.js';
import {now, sleep} from './time.js';
import {title} from './scenarios/titles.js';

const cut = (text, length, end) => (text.length > end ? `${text.slice(0, length)}...` : text);

/**
 * Names a new conversation some seconds after its run started, as the Service API does.
 * When the naming model fails, the name becomes the question, cut. Never told in a stream.
 */
export async function scheduleName(ctx, conversation, query) {
  const {autoNameMs} = ctx.app.config;
  const slow = query.includes('TITLESLOW') ? 5000 : 0;
  if (!(await sleep(autoNameMs + slow, ctx.app.signal))) return;
  const words = query.includes('TITLEFAIL') ? undefined : title(query, ctx.app.config.persona);
  conversation.name = words ? cut(words, 75, 75) : cut(query, 47, 50);
}

/** Names a conversation on request, after its first question. Keeps the old name when the model fails. */
export async function generateName(ctx, conversation) {
  const [first] = messagesOf(ctx.app, conversation.id);
  if (!first) return;
  await sleep(Math.min(ctx.app.config.autoNameMs, 300), ctx.signal);
  conversation.updatedAt = now();
  if (!first.query.includes('TITLEFAIL')) conversation.name = cut(title(first.query, ctx.app.config.persona), 75, 75);
}
