/** The visitor's conversations: the list, and what can be done with one. A chunk of its own, for who looks at it. */
import {ConversationsApi} from '../client/conversations.js';
import {asError} from '../client/errors.js';
import {
  LIST_TIMES,
  firstName,
  inListOrder,
  readIds,
  toName,
  writeIds,
  type ConversationItem,
  type ListState,
  type ListTimes,
} from './conversation-items.js';
import {ConversationPages} from './conversation-pages.js';
import type {Listing, SessionCore} from './core.js';
import {forgetAnswers, forgetConversation} from './forget.js';
import {watchConversations} from './conversation-watch.js';
import {pause} from './rest.js';
import type {ChatSession} from './session.js';
import {Store} from './store.js';

/** So many conversations are on a page; of a search, which wants them all, as many as Dify gives. */
const PAGE = 30;
const LARGE_PAGE = 100;

/** A search, and local pins, look through so many large pages. */
const MOST_PAGES = 20;

/** The list of a session, made when it is first wanted. */
export function listOf(session: ChatSession, times?: ListTimes): Conversations {
  return (session.list as Conversations | undefined) ?? new Conversations(session, times);
}

/** The visitor's conversations. None of its methods throws or rejects: what fails is in the state. */
export class Conversations implements Listing {
  readonly state = new Store<ListState>({items: [], status: 'more', deleted: []});
  readonly #session: ChatSession;
  readonly #times: ListTimes;
  readonly #api: ConversationsApi;
  readonly #pages: ConversationPages;
  /** Dify keeps the pins. */
  readonly #pins: boolean;
  /** Deleted for good, as far as we are concerned: a late page must not bring one back. */
  readonly #gone: Set<string>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was on the screen when it was deleted. */
  #left: SessionCore | undefined;

  constructor(session: ChatSession, times = LIST_TIMES) {
    const {services, options} = session.core;
    this.#session = session;
    this.#times = times;
    this.#api = new ConversationsApi(services.http);
    this.#pages = new ConversationPages(services);
    this.#pins = services.http.family === 'webapp';
    this.#gone = new Set(readIds(options.storage, 'deleted'));
    for (const id of this.#gone) void this.#api.delete(id).catch(() => undefined);
    writeIds(options.storage, 'deleted', []);
    session.list = this;
    session.keeper?.listed(this);
    watchConversations(session, {
      began: (id, question) => this.#began(id, question),
      changed: (id) => this.#change(id, {at: now()}),
      ended: (id, first) => first && void this.#awaitName(id),
      lost: (id) => this.#lost(id),
    });
  }

  /** Fetches the next page, where there is one; after a failure, tries again. */
  async more(limit = PAGE): Promise<void> {
    const {status} = this.state.get();
    if (status === 'loading' || status === 'complete') return;
    this.#patch({status: 'loading', error: undefined});
    try {
      const {items, more} = await this.#pages.next(limit, this.#signal);
      this.#merge(items);
      this.#patch({status: more ? 'more' : 'complete'});
    } catch (error) {
      if (!this.#signal.aborted) this.#patch({status: 'failed', error: asError(error)});
    }
    const known = new Set(this.state.get().items.map(({id}) => id));
    if (this.#pinned.some((id) => !known.has(id))) void this.all();
  }

  /** Fetches all pages: for a search, and for pins of which only the id is kept. */
  async all(): Promise<void> {
    for (let page = 0; page < MOST_PAGES && this.state.get().status === 'more'; page++) await this.more(LARGE_PAGE);
  }

  /** Looks for what is new: other devices and tabs have conversations, too. */
  async refresh(): Promise<void> {
    if (!this.#pages.begun) return this.more();
    await this.#pages.newest(PAGE, this.#signal).then(
      (items) => this.#merge(items),
      () => undefined, // what is known is shown
    );
  }

  /** Shows a conversation. */
  open(id: string): void {
    this.#patch({problem: undefined});
    this.#session.openConversation(id);
  }

  /** Gives another name. */
  async rename(id: string, name: string): Promise<void> {
    const item = this.#find(id);
    const wanted = toName(name);
    if (!item || !wanted || wanted === item.name) return;
    this.settle();
    this.#change(id, {name: wanted});
    try {
      const {name: taken} = (await this.#api.rename(id, wanted)) as {name?: unknown};
      if (this.#find(id)?.name === wanted) this.#change(id, {name: toName(taken) || wanted});
    } catch (error) {
      if (this.#find(id)?.name === wanted) this.#change(id, {name: item.name});
      this.#refused('rename', item, error, () => void this.rename(id, wanted));
    }
  }

  /** Puts it to the top of the list, or takes it from there. */
  async pin(id: string): Promise<void> {
    const item = this.#find(id);
    if (!item) return;
    const pinned = !item.pinned;
    this.settle();
    this.#change(id, {pinned});
    if (!this.#pins) {
      const others = this.#pinned.filter((other) => other !== id);
      writeIds(this.#session.options.storage, 'pinned', pinned ? [...others, id] : others);
      return;
    }
    try {
      await (pinned ? this.#api.pin(id) : this.#api.unpin(id));
    } catch (error) {
      this.#change(id, {pinned: !pinned});
      this.#refused('pin', item, error, () => void this.pin(id));
    }
  }

  /** Takes it out of the list; Dify is told when that cannot be undone any more. */
  remove(id: string): void {
    const item = this.#find(id);
    if (!item) return;
    const {items, deleted} = this.state.get();
    this.#patch({items: items.filter((other) => other !== item), deleted: [...deleted, item], problem: undefined});
    const {core} = this.#session;
    if (core.get().conversationId === id) {
      this.#left = core;
      this.#session.openConversation('');
    }
    this.hold(false);
  }

  /** Waits with what was deleted, or goes on. */
  hold(held: boolean): void {
    clearTimeout(this.#timer);
    if (!held && this.state.get().deleted.length) this.#timer = setTimeout(() => this.#commit(), this.#times.undo);
  }

  /** Has back what was deleted. */
  undo(): void {
    clearTimeout(this.#timer);
    const {items, deleted} = this.state.get();
    this.#patch({items: [...items, ...deleted].sort(inListOrder), deleted: []});
    if (this.#left && !this.#session.core.get().messages.length) this.#session.show(this.#left);
    this.#left = undefined;
  }

  /** What went wrong was read. */
  settle(): void {
    this.#patch({problem: undefined});
  }

  named(id: string, name: unknown): void {
    if (this.#find(id) && toName(name)) this.#change(id, {name: toName(name)});
    else void this.refresh();
  }

  flush(): void {
    const ids = this.state.get().deleted.map(({id}) => id);
    // Nobody hears whether that reaches Dify: what does not, is posted when the list is wanted again.
    if (ids.length) writeIds(this.#session.options.storage, 'deleted', ids);
    for (const id of ids) forgetAnswers(this.#session.options.storage, id);
    this.#commit(true);
  }

  #commit(keepalive = false): void {
    clearTimeout(this.#timer);
    const {deleted} = this.state.get();
    if (!deleted.length) return;
    this.#left = undefined;
    this.#patch({deleted: []});
    for (const item of deleted) void this.#delete(item, keepalive);
  }

  async #delete(item: ConversationItem, keepalive = false): Promise<void> {
    const {id} = item;
    const session = this.#session;
    this.#gone.add(id);
    const seen = session.seen.find((core) => core.get().conversationId === id);
    if (seen && seen !== session.core) {
      session.asker.stop(seen);
      session.seen = session.seen.filter((core) => core !== seen);
    }
    try {
      await this.#api.delete(id, keepalive);
    } catch (error) {
      if (asError(error).kind !== 'not-found') {
        this.#gone.delete(id);
        this.#merge([item]);
        this.#refused('delete', item, error, () => this.remove(id));
        return;
      }
    }
    forgetConversation(session.options.storage, id);
  }

  /** A conversation of this visit, of which Dify's list has not told yet. */
  #began(id: string, question: string): void {
    if (!this.#find(id)) this.#merge([{id, name: firstName(question), at: now(), pinned: false}]);
  }

  /** The Service API names conversations by itself, and does not say when. */
  async #awaitName(id: string): Promise<void> {
    if (this.#pins) return;
    const first = this.#find(id)?.name;
    for (const wait of this.#times.names) {
      await pause(wait, this.#signal);
      if (this.#signal.aborted || this.#find(id)?.name !== first) return;
      await this.refresh();
    }
  }

  /** A conversation that was to be shown is not there any more. */
  #lost(id: string): void {
    const item = this.#find(id);
    if (!item) return;
    this.#gone.add(id);
    forgetConversation(this.#session.options.storage, id);
    this.#patch({
      items: this.state.get().items.filter((other) => other !== item),
      problem: {what: 'gone', name: item.name},
    });
  }

  #refused(what: 'rename' | 'pin' | 'delete', {id, name}: ConversationItem, cause: unknown, retry: () => void): void {
    if (this.#signal.aborted) return;
    const error = asError(cause);
    if (error.kind === 'not-found') this.#lost(id);
    else this.#patch({problem: {what, name, error, retry}});
  }

  /** Read when it is needed: other tabs write it, too. */
  get #pinned(): readonly string[] {
    return this.#pins ? [] : readIds(this.#session.options.storage, 'pinned');
  }

  /** Takes what a server says into the list; each conversation once. */
  #merge(fresh: readonly ConversationItem[]): void {
    const known = new Map(this.state.get().items.map((item) => [item.id, item]));
    const kept = this.#pinned;
    for (const item of fresh) {
      if (this.#gone.has(item.id) || this.#isDeleted(item.id)) continue;
      const before = known.get(item.id);
      // A page that was on its way is older than what has happened here.
      const at = Math.max(item.at, before?.at ?? 0);
      const pinned = this.#pins ? item.pinned || !!before?.pinned : kept.includes(item.id);
      known.set(item.id, {...item, at, pinned});
    }
    this.#patch({items: [...known.values()].sort(inListOrder)});
  }

  #change(id: string, patch: Partial<ConversationItem>): void {
    const {items} = this.state.get();
    this.#patch({items: items.map((item) => (item.id === id ? {...item, ...patch} : item)).sort(inListOrder)});
  }

  #find(id: string): ConversationItem | undefined {
    return this.state.get().items.find((item) => item.id === id);
  }

  #isDeleted(id: string): boolean {
    return this.state.get().deleted.some((item) => item.id === id);
  }

  get #signal(): AbortSignal {
    return this.#session.life.signal;
  }

  #patch(patch: Partial<ListState>): void {
    this.state.set({...this.state.get(), ...patch});
  }
}

const now = () => Math.floor(Date.now() / 1000);
