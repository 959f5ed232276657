/**
 * Keeps what must outlive the page, and shares it with the visitor's other tabs: drafts, marks of what is unread, changes of the
 * list, and the answers that are being written. A chunk of its own.
 */
import {isObject} from '../client/guard.js';
import type {Keeper, Listing, SessionCore} from './core.js';
import {Drafts} from './drafts.js';
import {Marks} from './marks.js';
import type {ChatSession} from './session.js';
import {readStored} from './stored.js';
import {TabLead} from './tab-lead.js';
import {TabList} from './tab-list.js';
import {readMessage, VERSION, type TabMessage} from './tab-messages.js';
import {TabMirror} from './tab-mirror.js';
import {TAB_TIMES, type Tabs, type TabTimes} from './tabs.js';

/** What was written while another tab was told to forget all goes too: within so many milliseconds. */
const FRESH = 2000;

/** Keeps, and where there are other tabs shares. */
export function keep(session: ChatSession, tabs?: Tabs, times: TabTimes = TAB_TIMES): void {
  if (session.keeper || session.life.signal.aborted) tabs?.close();
  else {
    const keeper = new TabKeeper(session, tabs, times);
    session.keeper = keeper;
    keeper.begin();
  }
}

class TabKeeper implements Keeper {
  readonly #session: ChatSession;
  readonly #tabs: Tabs | undefined;
  /** Who is chatting: tabs of somebody else are not listened to. */
  readonly #as: string;
  readonly #drafts: Drafts;
  readonly #marks: Marks;
  readonly #list: TabList;
  readonly #lead: TabLead | undefined;
  readonly #mirror: TabMirror | undefined;
  #closed = false;
  /** The visitor looks at the chat. */
  #reading = false;

  constructor(session: ChatSession, tabs: Tabs | undefined, times: TabTimes) {
    const {newcomer, storage} = session.options;
    const tell = (message: TabMessage) => this.#post(message);
    this.#session = session;
    this.#tabs = tabs;
    this.#as = newcomer ?? readStored(storage, 'user') ?? '';
    this.#drafts = new Drafts(session, (id, text, before) => tell({type: 'draft', id, text, before}));
    this.#marks = new Marks(session, (id, unread) => tell({type: 'mark', id, unread}));
    this.#list = new TabList(session, (change) => {
      if (change.type === 'gone') this.#forget(change.id);
      tell(change);
    });
    if (tabs && !session.task) {
      const post = (message: object) => this.#post(message);
      const ended = () => this.#reading && post({type: 'read'});
      this.#lead = new TabLead(session, tabs, times, post);
      const touched = (core: SessionCore) => this.#drafts.touched(core);
      this.#mirror = new TabMirror(session, tabs, times, this.#lead, {post, touched, ended});
    }
    if (session.list) this.#list.watch(session.list);
    session.life.signal.addEventListener('abort', () => this.#close());
  }

  changed(core: SessionCore): void {
    if (this.#closed) return;
    this.#drafts.changed(core);
    this.#marks.changed(core);
    this.#mirror?.changed(core);
    if (this.#mirror) this.#lead?.changed(core, this.#mirror.follows);
    this.#look();
  }

  flush(): void {
    if (this.#closed) return;
    this.#drafts.flush();
    this.#lead?.leave();
  }

  unread(id?: string): boolean {
    return this.#marks.has(id);
  }

  listed(list: Listing): void {
    this.#list.watch(list);
  }

  used(ids: readonly string[]): void {
    this.#post({type: 'sent', ids});
  }

  /** Listens, and gives the conversations what was kept of them. */
  begin(): void {
    this.#tabs?.subscribe((message) => this.#heard(message));
    this.#tabs?.woke((frozen) => this.#woke(frozen));
    this.#post({type: 'hello'});
    for (const core of this.#session.seen) this.changed(core);
  }

  #post(message: object): void {
    if (!this.#closed) this.#tabs?.post({v: VERSION, as: this.#as, ...message});
  }

  #heard(value: unknown): void {
    if (this.#closed || !isObject(value)) return;
    if (typeof value.forget === 'number') return this.#forgotten(value.forget);
    if (value.v !== VERSION) return;
    if (value.as !== this.#as) return this.#stranger();
    const message = readMessage(value);
    if (message) this.#take(message);
  }

  #take(message: TabMessage): void {
    const mirror = this.#session.task ? undefined : this.#mirror;
    switch (message.type) {
      case 'hello':
        return this.#lead?.greet();
      case 'led':
        return mirror?.led(message.led);
      case 'grown':
        return mirror?.grown(message.growth);
      case 'bye':
        return mirror?.bye(message.uid);
      case 'claim':
        return mirror?.claimed(message.uid, message.rank);
      case 'stop':
        return this.#lead?.stop(message.uid);
      case 'read':
        if (this.#session.options.page?.unread) this.#session.options.emit('dify-chat-unread', {count: 0});
        return;
      case 'mark': {
        const {id, unread} = message;
        this.#marks.set(id, unread, true);
        // It is read here.
        if (unread && this.#session.core.get().conversationId === id) this.#marks.set(id, false);
        return;
      }
      case 'draft':
        return this.#drafts.heard(message.id, message.text, message.before);
      case 'sent':
        return this.#session.uploads?.used(message.ids);
      default:
        if (message.type === 'gone') this.#marks.set(message.id, false, true);
        return this.#list.heard(message);
    }
  }

  /** Whether the visitor looks at the chat: then nothing in it is unread, in no tab. */
  #look(): void {
    const {open, display} = this.#session.options.page ?? {};
    const reading = !!this.#tabs?.visible && (open === true || (!!display && display !== 'bubble'));
    if (reading && !this.#reading) this.#post({type: 'read'});
    this.#reading = reading;
  }

  /** @param frozen - The page stood still, and has heard nothing. */
  #woke(frozen: boolean): void {
    this.#look();
    if (!frozen || this.#closed) return;
    const {newcomer, storage} = this.#session.options;
    if (!newcomer && this.#as && readStored(storage, 'user') !== this.#as) return this.#end();
    this.#lead?.return();
    this.#post({type: 'hello'});
  }

  /** In another tab somebody new has begun to ask. Who has not done so here is the same visitor, and goes on as him. */
  #stranger(): void {
    const {newcomer, storage} = this.#session.options;
    const known = readStored(storage, 'user');
    if (!newcomer || !known || known === newcomer) return;
    if (this.#session.seen.some((core) => core.get().messages.length)) return;
    this.#drafts.flush();
    this.#end();
  }

  /** Another tab was told to forget all: nothing is written here any more, nor is anybody known. */
  #forgotten(at: number): void {
    delete (this.#session as {list?: Listing}).list; // what waits there must not be kept
    this.#end();
    if (Date.now() - at < FRESH) this.#session.options.storage.clear(true);
  }

  #end(): void {
    this.#close();
    this.#session.options.end?.();
  }

  /** A conversation is deleted. */
  #forget(id: string): void {
    this.#drafts.drop(id);
    this.#marks.set(id, false);
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#drafts.close();
    this.#lead?.close();
    this.#mirror?.close();
    this.#tabs?.close();
  }
}
