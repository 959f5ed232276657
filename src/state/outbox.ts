/**
 * Questions that cannot leave wait here, and go out once when there is a way. A chunk of its own, fetched while there is a
 * network, since it is needed when there is none.
 */
import {arrived} from './arrived.js';
import type {Holder, SessionCore} from './core.js';
import type {Inputs} from './extras.js';
import {Network} from './network.js';
import {asKept, findShown, isSame, toUnsent} from './outbox-question.js';
import {dropUnsent, keepUnsent, readUnsent, type Unsent} from './outbox-store.js';
import type {ChatSession} from './session.js';
import {initialState, type Answer, type UserMessage} from './types.js';

/** One that is older, in seconds, does not go by itself any more: the visitor may have moved on. */
const OLD = 30 * 60;

/** That the network has gone, browsers say up to so many milliseconds after its connections have broken. */
const SAID = 500;

/** A question that this page looks after. */
interface Kept {
  readonly core: SessionCore;
  /** Of its answer. */
  readonly key: string;
  question: Unsent;
  /** Lets it go, with its text; with an empty one: never. */
  go?: ((text: string) => void) | undefined;
  /** Other tabs may look after it now. */
  release?: () => void;
}

/** Begins to look after the questions of a session. */
export async function keepOutbox(session: ChatSession): Promise<void> {
  const {services, signals} = session.options;
  if (!('http' in services) || !signals) return;
  const network = new Network(services.http, await signals(), session.life.signal);
  if (session.life.signal.aborted) return;
  const outbox = new Outbox(session, network);
  await session.started;
  if (!session.task) outbox.restore();
}

/** See the file's comment. Whatever happens to page and network, a question is never sent twice without the visitor's word. */
class Outbox implements Holder {
  readonly #session: ChatSession;
  readonly #network: Network;
  readonly #kept = new Map<string, Kept>();
  /** A stored question that is just being asked. */
  #stored: Kept['question'] | undefined;
  #rousing = false;

  constructor(session: ChatSession, network: Network) {
    this.#session = session;
    this.#network = network;
    session.outbox = this;
    const stop = session.state.subscribe(() => this.#watch());
    session.life.signal.addEventListener('abort', () => {
      stop();
      for (const {go, release} of this.#kept.values()) {
        go?.('');
        release?.();
      }
    });
  }

  async hold(core: SessionCore, key: string, inputs: Inputs): Promise<string> {
    const stored = this.#stored;
    this.#stored = undefined;
    const question = stored ?? toUnsent(core, key, inputs);
    const doubted = readUnsent(this.#storage).find((other) => other.sent && isSame(other, question));
    const {online} = this.#network;
    if (!stored && !doubted && online) return question.text;
    const kept = this.#keep({core, key, question: {...doubted, ...question}});
    if (!stored) this.#lock(kept);
    delete core.turn; // that of the answer before
    if (!online) core.patchAnswer(key, {unsent: doubted ? 'unclear' : 'offline'});
    if (doubted) return this.#makeSure(kept);
    void this.#rouse();
    return new Promise((go) => (kept.go = go));
  }

  async doubt(core: SessionCore, {key, createdAt}: Answer): Promise<void> {
    let kept = this.#kept.get(key);
    if (!kept) {
      const question = asKept(toUnsent(core, key, core.storedInputs), readUnsent(this.#storage));
      this.#lock((kept = this.#keep({core, key, question})));
    }
    this.#change(kept, {sent: kept.question.sent ?? createdAt});
    if (this.#network.online) await new Promise((resolve) => setTimeout(resolve, SAID));
    if (this.#network.online || core.view.signal.aborted) return;
    core.patchAnswer(key, {unsent: 'unclear'});
    await this.#network.back(() => this.#kept.has(key));
    core.patchAnswer(key, {unsent: undefined});
  }

  /** Takes up what an earlier page has left, unless another tab does. */
  restore(): void {
    if (this.#lacks) void this.#rouse();
    const {signal} = this.#session.life;
    for (const {id} of readUnsent(this.#storage)) {
      if (this.#looksAfter(id)) continue;
      const locks = lockManager();
      if (!locks) this.#revive(id, false);
      else
        locks
          .request(lockName(id), {signal}, () => {
            const kept = this.#revive(id, true);
            return kept && this.#until(kept);
          })
          .catch(() => undefined); // the session has ended
    }
  }

  #looksAfter(id: string): boolean {
    return [...this.#kept.values()].some(({question}) => question.id === id);
  }

  /**
   * Brings a stored question back on the screen.
   *
   * @param sole - No other tab can do the same.
   */
  #revive(id: string, sole: boolean): Kept | undefined {
    const session = this.#session;
    const question = readUnsent(this.#storage).find((known) => known.id === id);
    if (!question || session.life.signal.aborted || this.#looksAfter(id)) return undefined;
    const shown = findShown(question, session.seen);
    if (shown) return this.#keep({...shown, question}); // it is looked for as that tab's answer
    const {text, inputs, files, parts, at, sent, parent} = question;
    if (session.state.get().draft === text) session.setDraft('');
    const core = this.#coreOf(question);
    if (sole && !sent && !isOld(question) && !core.running) {
      this.#stored = question;
      void session.asker.ask(core, {query: text, inputs: {...inputs}, files, parts}, parent);
      return [...this.#kept.values()].find((kept) => kept.question.id === id);
    }
    const key = `kept-${id}`;
    const asked: UserMessage = {role: 'user', key: `${key}:q`, text, files, parts, createdAt: at};
    const answer: Answer = {role: 'assistant', key, parts: [], status: 'stopped', unsent: 'old', createdAt: at, parent};
    const {messages} = core.get();
    core.patch({messages: messages.toSpliced(messages.length - (core.running ? 2 : 0), 0, asked, answer)});
    const kept = this.#keep({core, key, question});
    if (sent) void this.#lookFor(kept);
    return kept;
  }

  /** The visitor sends again what may have arrived. Nobody has to press twice for what is there. */
  async #makeSure(kept: Kept): Promise<string> {
    const {core, key, question} = kept;
    await this.#network.back(() => this.#kept.has(key));
    if (core.answer(key)?.status !== 'waiting' || (await this.#adopt(core, key, question))) return '';
    core.patchAnswer(key, {unsent: undefined});
    this.#change(kept, {sent: now()});
    return question.text;
  }

  /** After a reload: did it arrive? */
  async #lookFor({core, key, question}: Kept): Promise<void> {
    core.patchAnswer(key, {status: 'incomplete', delay: 'slow', unsent: this.#network.online ? undefined : 'unclear'});
    await this.#network.back(() => this.#kept.has(key));
    if (this.#session.life.signal.aborted || !this.#kept.has(key) || (await this.#adopt(core, key, question))) return;
    core.patchAnswer(key, {status: 'stopped', delay: undefined, unsent: 'lost'});
  }

  /** Looks for a question in history, and follows what became of it. Returns whether it is there. */
  async #adopt(core: SessionCore, key: string, question: Unsent): Promise<boolean> {
    const {life, asker} = this.#session;
    const item = await arrived(core.services.http, question, life.signal).catch(() => undefined);
    if (!item) return false;
    dropUnsent(this.#storage, question.id);
    const {messages, conversationId} = core.get();
    if (messages.some((message) => message.role === 'assistant' && message.id === item.id)) {
      core.patch({messages: messages.filter((message) => message.key !== key && message.key !== `${key}:q`)});
      return true;
    }
    if (!conversationId) core.patch({conversationId: item.conversation_id});
    core.patchAnswer(key, {id: item.id, unsent: undefined});
    await asker.recover(core, core.answer(key)!, question.text, core.view.signal);
    if (!life.signal.aborted) core.ended(key);
    return true;
  }

  /** The conversation of a stored question, on the screen or not. */
  #coreOf({conversationId, inputs}: Unsent): SessionCore {
    const session = this.#session;
    const known = session.seen.find(
      (core) => core.get().conversationId === conversationId && (conversationId || !core.get().messages.length),
    );
    if (known) return known;
    const Core = session.core.constructor as typeof SessionCore; // imported, it would not be in a chunk of its own
    const core = new Core(session, {
      ...initialState,
      conversationId,
      history: conversationId ? 'more' : 'complete',
    });
    core.storedInputs = inputs;
    session.seen = [...session.seen, core];
    return core;
  }

  /** Lets go what waits, as soon as there is a way. What a chat that began without a network lacks is fetched first. */
  async #rouse(): Promise<void> {
    if (this.#rousing) return;
    this.#rousing = true;
    const session = this.#session;
    const lacks = this.#lacks;
    await this.#network.back(() => lacks || [...this.#kept.values()].some(({go}) => go));
    if (lacks && !session.life.signal.aborted) await session.start();
    this.#rousing = false;
    if (this.#session.life.signal.aborted) return;
    for (const kept of [...this.#kept.values()]) this.#letGo(kept);
  }

  #letGo(kept: Kept): void {
    const {core, key, question, go} = kept;
    if (!go || this.#isEdited(kept)) return;
    const old = isOld(question);
    kept.go = undefined;
    // Noted before it leaves: a page that ends in between must not send it once more.
    if (!old) this.#change(kept, {sent: now()});
    core.patchAnswer(key, old ? {status: 'stopped', unsent: 'old'} : {unsent: undefined});
    go(old ? '' : question.text);
  }

  /** The visitor has changed, cancelled or removed one; one has left, or is known to Dify. */
  #watch(): void {
    for (const kept of [...this.#kept.values()]) {
      const {core, key, question, go} = kept;
      const answer = core.answer(key);
      const text = textOf(core, key);
      if (!answer || isSettled(answer, !!go)) this.#settle(kept);
      else if (go && text !== question.text) this.#change(kept, {text, at: now()});
      if (kept.go && !this.#isEdited(kept)) void this.#rouse();
    }
  }

  #isEdited({key}: Kept): boolean {
    return this.#session.state.get().edits?.[`${key}:q`] !== undefined;
  }

  #keep(kept: Kept): Kept {
    this.#kept.set(kept.key, kept);
    this.#change(kept, {});
    return kept;
  }

  #change(kept: Kept, change: Partial<Unsent>): void {
    kept.question = {...kept.question, ...change};
    keepUnsent(this.#storage, kept.question);
  }

  #settle({key, question, go, release}: Kept): void {
    this.#kept.delete(key);
    dropUnsent(this.#storage, question.id);
    go?.('');
    release?.();
  }

  /** Keeps other tabs from doing the same, where the browser can. */
  #lock(kept: Kept): void {
    lockManager()
      ?.request(lockName(kept.question.id), () => this.#until(kept))
      .catch(() => undefined); // in a page without an origin
  }

  /** Fulfilled when this page does not look after one any more, which may be so by now. */
  async #until(kept: Kept): Promise<void> {
    if (this.#session.life.signal.aborted || this.#kept.get(kept.key) !== kept) return;
    await new Promise<void>((release) => (kept.release = release));
  }

  /** The chat began without a network, so that nothing is known of the app. */
  get #lacks(): boolean {
    return !this.#network.online && this.#session.state.get().status === 'failed';
  }

  get #storage() {
    return this.#session.options.storage;
  }
}

/** Absent in pages that are not secure. */
const lockManager = () => (globalThis as {navigator?: {locks?: LockManager}}).navigator?.locks;
const lockName = (id: string) => `dify-chat:${id}`;
const now = () => Math.floor(Date.now() / 1000);
const isOld = ({at}: Unsent) => now() - at > OLD;

const textOf = (core: SessionCore, key: string) =>
  (core.get().messages.find((message) => message.key === `${key}:q`) as UserMessage | undefined)?.text ?? '';

/** Whether nothing has to be looked after any more: Dify knows it, has refused it, or the visitor has stopped it. */
function isSettled({id, status, unsent, error}: Answer, waits: boolean): boolean {
  if (waits) return status !== 'waiting';
  if (id) return true;
  return status === 'stopped' ? !unsent : status === 'failed' && error?.code !== 'not_delivered';
}
