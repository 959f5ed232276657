/**
 * What a widget needs of Dify's history: its pages, and what became of an answer whose stream was cut.
 * A chunk of its own: a visitor who is here for the first time, on a good connection, has no past.
 */
import {ConversationsApi} from '../client/conversations.js';
import {MessagesApi} from '../client/messages.js';
import type {Message as ApiMessage} from '../client/types.js';
import type {SessionCore} from './core.js';
import {mergePage, reconcile} from './history.js';
import {recover, type Lost} from './recover.js';
import {textOf, type Answer} from './types.js';

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

/** What history makes of an answer that was cut; what had arrived when that is more. Nothing when Dify does not know it. */
export async function find(
  core: SessionCore,
  answer: Answer,
  query: string,
  view: AbortSignal,
): Promise<Partial<Answer> | undefined> {
  const item = await look(core, answer, query, view, core.options.recoverWaits);
  if (!item || view.aborted) return undefined;
  if (!core.get().conversationId) core.patch({conversationId: item.conversation_id});
  const known = reconcile(answer, item);
  // Dify may have stored less than what arrived: then what arrived is the better answer, but still not a whole one.
  const better = known.status !== 'incomplete' && textOf(known.parts ?? []).length >= textOf(answer.parts).length;
  return better ? known : {id: item.id, status: 'incomplete', delay: undefined};
}

/** The final words of an agent's answer, once it has ended: history alone knows them. */
export async function complete(
  core: SessionCore,
  answer: Answer,
  query: string,
  view: AbortSignal,
): Promise<Partial<Answer> | undefined> {
  const item = await look(core, answer, query, view, [0]);
  return item?.answer ? reconcile(answer, item) : undefined;
}

/** Looks for an answer in history, as long as `waits` last; see `recover`. */
function look(
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
