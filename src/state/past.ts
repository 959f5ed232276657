/**
 * What a widget needs of Dify's history: its pages, and what became of an answer whose stream was cut.
 * A chunk of its own: a visitor who is here for the first time, on a good connection, has no past.
 */
import {ConversationsApi} from '../client/conversations.js';
import {MessagesApi} from '../client/messages.js';
import type {Message as ApiMessage} from '../client/types.js';
import type {SessionCore} from './core.js';
import {mergePage} from './history.js';
import {recover, type Lost} from './recover.js';
import type {Answer} from './types.js';

export {reconcile} from './history.js';

/** Loads the page of history before the oldest message on the screen, or the newest one. @throws what the client throws. */
export async function loadPage(core: SessionCore, view: AbortSignal): Promise<void> {
  const {conversationId, messages} = core.get();
  const firstId = messages.find((message): message is Answer => message.role === 'assistant' && !!message.id)?.id;
  const page = await new MessagesApi(core.services.http).list({conversationId, firstId}, view);
  if (view.aborted) return;
  const known = core.get().messages;
  const merged = mergePage(known, page.data);
  if (!firstId) core.storedInputs = page.data.at(-1)?.inputs ?? {};
  // A server that says "more" for ever, and has nothing new, must not be asked for ever.
  core.patch({messages: merged, history: page.has_more && merged !== known ? 'more' : 'complete'});
}

/** Looks for an answer in history, as long as `waits` last; see `recover`. */
export function look(
  core: SessionCore,
  answer: Answer,
  query: string,
  signal: AbortSignal,
  waits?: readonly number[],
): Promise<ApiMessage | undefined> {
  const {http} = core.services;
  const lost: Lost = {conversationId: core.get().conversationId, messageId: answer.id, query, sentAt: answer.createdAt};
  const hooks = {
    signal,
    messages: (conversationId: string) => new MessagesApi(http).list({conversationId}, signal),
    conversations: () => new ConversationsApi(http).list({limit: 1, sortBy: '-created_at'}, signal),
  };
  return recover(lost, hooks, waits);
}

/** Has Dify name a conversation. Those of a public web app are named on request only (contract §6.1). */
export async function nameConversation(core: SessionCore): Promise<void> {
  await new ConversationsApi(core.services.http).autoName(core.get().conversationId);
}
