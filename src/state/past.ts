/**
 * What a widget needs of Dify's history: its pages, and what became of an answer whose stream was cut.
 * A chunk of its own: a visitor who is here for the first time, on a good connection, has no past.
 */
import {ConversationsApi} from '../client/conversations.js';
import {DifyChatError} from '../client/errors.js';
import {MessagesApi} from '../client/messages.js';
import type {SessionCore} from './core.js';
import {isAwaited, isForm} from './forms.js';
import {isStored, mergePage, oldestId, reconcile} from './history.js';
import {recover, type Found, type Lost} from './recover.js';
import type {Outcome} from './reattach.js';
import {rest} from './rest.js';
import {restore, restoreAlone} from './restore.js';
import {resendable} from './stored-inputs.js';
import type {Turn} from './turn.js';
import {textOf, type Answer, type Part} from './types.js';

/** A page may hold nothing but versions of what is not on the screen: then so many are read at once. */
const MOST_PAGES = 5;

/** Loads the page of history before the oldest message that is known, or the newest one. @throws what the client throws. */
export async function loadPage(core: SessionCore, view: AbortSignal, limit?: number): Promise<void> {
  const {http} = core.services;
  for (let count = 1; ; count++) {
    const {conversationId} = core.get();
    const firstId = oldestId(core.get());
    const page = await new MessagesApi(http).list({conversationId, firstId, limit}, view).catch((error: unknown) => {
      if ((error as DifyChatError).kind !== 'not-found' && !view.aborted) restoreAlone(core);
      throw error;
    });
    if (view.aborted) return;
    if (!firstId) {
      const last = page.data.at(-1);
      core.storedInputs = resendable(last?.inputs);
      // It was kept because nobody knew whether it had arrived.
      if (last?.query === core.get().draft) core.patch({draft: ''});
    }
    const {messages} = core.get();
    const merged = mergePage(core.get(), page, http.family === 'webapp');
    const enough = merged.history === 'complete' || merged.messages.length > messages.length || count === MOST_PAGES;
    core.patch({...merged, history: enough ? merged.history : 'loading'});
    if (!firstId) {
      restore(core);
      watchLast(core);
    }
    if (enough) return;
  }
}

/** A run whose forms are filled in goes on just now, while nobody listens. */
function watchLast(core: SessionCore): void {
  const last = core.get().messages.at(-1);
  if (last?.role !== 'assistant' || last.status !== 'paused') return;
  const forms = last.parts.filter(isForm);
  if (!forms.length || forms.some(isAwaited)) return;
  void import('./resume.js').then(({resumeLater}) => resumeLater(core, last.key)).catch(() => undefined);
}

/** The browser knows that there is no network. */
const isOffline = () => (globalThis as {navigator?: {onLine?: boolean}}).navigator?.onLine === false;

/**
 * What became of an answer that was cut: its run is followed, where that goes on; then history is asked. What had arrived stays when
 * that is more. Nothing when Dify does not know it. Never fulfilled once another tab follows that answer.
 */
export async function find(
  core: SessionCore,
  answer: Answer,
  query: string,
  view: AbortSignal,
): Promise<Partial<Answer> | undefined> {
  const look = new AbortController();
  if (core.answer(answer.key)?.mirrored) look.abort();
  (core.looks ??= new Map<string, AbortController>()).set(answer.key, look);
  const found = await lookFor(core, answer, query, AbortSignal.any([view, look.signal]));
  return look.signal.aborted ? new Promise(() => undefined) : found;
}

async function lookFor(
  core: SessionCore,
  answer: Answer,
  query: string,
  view: AbortSignal,
): Promise<Partial<Answer> | undefined> {
  const {key, id, runId} = answer;
  const gone = () => view.aborted;
  if (!id) {
    await core.session.outbox?.doubt(core, answer);
    if (gone()) return {};
    // Without that, history cannot be asked now, and the visitor need not wait.
    if (isOffline()) return undefined;
  }
  const outcome = runId ? await follow(core, answer, view) : 'lost';
  const now = core.answer(key);
  if (gone() || !now) return {};
  const over = outcome === 'over' || outcome === 'paused';
  // A run that was resumed is told right by its end only, and one that failed or was stopped has nothing more.
  if (outcome === 'over' && (now.status !== 'done' || now.parts.some(isForm))) return {};
  const waits = over ? [0] : core.options.recoverWaits;
  const {item, reached} = outcome === 'down' ? {} : await look(core, now, query, view, waits);
  if (gone()) return {};
  if (over) return item && isStored(item) ? reconcile({...now, parts: now.parts.filter(isKnown)}, item) : {};
  if (!reached) void import('./late.js').then(({later}) => later(core, key, query, view)).catch(() => undefined);
  if (!item) return undefined;
  if (!core.get().conversationId) core.patch({conversationId: item.conversation_id});
  const known = reconcile(now, item);
  // Dify may have stored less than what arrived: then what arrived is the better answer, but still not a whole one.
  const better = isStored(item) && textOf(known.parts ?? []).length >= textOf(now.parts).length;
  const error = new DifyChatError('', {kind: 'network', code: 'stream_cut'});
  return better ? known : {id: item.id, status: 'incomplete', delay: undefined, error};
}

/** Not a pause of which nobody told for whom it is: history may. */
const isKnown = (part: Part): boolean => !isForm(part) || part.node !== '' || part.status !== 'elsewhere';

/** Follows a run, unless its code cannot be fetched. */
async function follow(core: SessionCore, answer: Answer, view: AbortSignal): Promise<Outcome> {
  const code = await import('./reattach.js').catch(() => undefined);
  return code ? code.reattach(core, answer.key, view, () => isOver(core, answer, view)) : 'lost';
}

/** Whether Dify has the end of an answer that it knows. */
export async function isOver(core: SessionCore, answer: Answer, view: AbortSignal): Promise<boolean> {
  const {item} = await look(core, answer, '', view, [0]);
  return !!item && isStored(item) && item.status !== 'paused';
}

/** The final words of an agent's answer, once it has ended: history alone knows them. */
export async function complete(
  core: SessionCore,
  answer: Answer,
  query: string,
  view: AbortSignal,
): Promise<Partial<Answer> | undefined> {
  const {item} = await look(core, answer, query, view, [0]);
  return item?.answer ? reconcile(answer, item) : undefined;
}

/** Looks for an answer in history, as long as `waits` last; see `recover`. */
function look(
  core: SessionCore,
  answer: Answer,
  query: string,
  signal: AbortSignal,
  waits?: readonly number[],
): Promise<Found> {
  const {http} = core.services;
  const {conversationId, messages, aside} = core.get();
  const known = new Set(
    [...messages, ...aside].map((message) => (message.role === 'assistant' ? message.id : undefined)),
  );
  const lost: Lost = {conversationId, messageId: answer.id, query, sentAt: answer.createdAt, known};
  const hooks = {
    rest: (ms: number) => rest(core, ms, signal),
    signal,
    messages: (conversationId: string) => new MessagesApi(http).list({conversationId}, signal),
    conversations: () => new ConversationsApi(http).list({limit: 1, sortBy: '-created_at'}, signal),
  };
  return recover(lost, hooks, waits);
}

/** Ends a turn that waits for nothing: its conversation is gone. */
export async function probe(core: SessionCore, turn: Turn): Promise<void> {
  const {conversationId} = core.get();
  await new MessagesApi(core.services.http)
    .list({conversationId, limit: 1}, core.view.signal)
    .catch((error: unknown) => {
      if (error instanceof DifyChatError && error.kind === 'not-found') turn.refuse(error);
    });
}

/** Has Dify name a conversation. Those of a public web app are named on request only. */
export async function nameConversation(core: SessionCore): Promise<void> {
  const {conversationId} = core.get();
  const {name} = await new ConversationsApi(core.services.http).autoName(conversationId);
  core.session.list?.named(conversationId, name);
}
