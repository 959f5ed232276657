/** Tells the other tabs of the answers that this one follows. A part of a lazy chunk. */
import type {SessionCore} from './core.js';
import {isLive} from './live.js';
import type {ChatSession} from './session.js';
import {randomUser} from './stored.js';
import {packFields, packPart} from './tab-answer.js';
import {packGrowth} from './tab-growth.js';
import type {Tabs, TabTimes} from './tabs.js';
import type {Answer, Message, UserMessage} from './types.js';

/** An answer that is followed is among so many last messages. */
const LAST = 6;

/** For so many milliseconds after its end an answer may still be mended, by the end of its run or by history: that is told, too. */
const MENDED = 10_000;

/** A lock is let go of so many milliseconds after its answer has ended: what was posted before is read before. */
const RELEASE = 1000;

/** An answer that this tab follows. */
export interface Following {
  readonly uid: string;
  readonly since: number;
  readonly core: SessionCore;
  readonly key: string;
  /** Lets the lock go. */
  end: AbortController;
  seq: number;
  /** The answer as it was told last. */
  told?: Answer | undefined;
  /** When. */
  at: number;
  timer?: ReturnType<typeof setTimeout>;
  /** It is silent: its lock is not there yet, or the page was about to go, and another tab may have taken over. */
  silent: boolean;
}

export class TabLead {
  readonly #session: ChatSession;
  readonly #tabs: Tabs;
  readonly #times: TabTimes;
  readonly #post: (message: object) => void;
  /** By key. */
  readonly #all = new Map<string, Following>();
  /** Those that are over, but not for long, and until when a tab that was just beginning may not have heard of them. */
  readonly #over = new Map<Following, number>();

  constructor(session: ChatSession, tabs: Tabs, times: TabTimes, post: (message: object) => void) {
    this.#session = session;
    this.#tabs = tabs;
    this.#times = times;
    this.#post = post;
  }

  /** The one that has Dify's id, or ours. */
  find(uid: string, id: string | undefined): Following | undefined {
    return [...this.#all.values()].find((one) => one.uid === uid || (id && one.core.answer(one.key)?.id === id));
  }

  /** Something of a conversation has changed. @param theirs - Whether another tab follows the answer known by a key. */
  changed(core: SessionCore, theirs: (key: string) => boolean): void {
    for (const message of core.get().messages.slice(-LAST))
      if (isLive(message) && !isHeld(message) && !this.#all.has(message.key) && !theirs(message.key))
        void this.#begin(core, message.key);
    for (const one of this.#all.values()) if (one.core === core) this.#look(one);
    for (const one of this.#over.keys()) {
      const answer = core.answer(one.key);
      if (this.#all.has(one.key)) this.#over.delete(one);
      else if (one.core === core && answer && answer !== one.told) this.#grown(one, answer, false);
    }
  }

  /** Goes on with an answer that another tab has left. */
  adopt(uid: string, since: number, seq: number, core: SessionCore, key: string, end: AbortController): void {
    const one: Following = {uid, since, core, key, end, seq, at: 0, silent: false};
    this.#all.set(key, one);
    this.tell(one);
  }

  /** Another tab follows it: nothing more is told of it here. */
  yield(one: Following): void {
    this.#drop(one);
    one.end.abort();
  }

  /** Tells what is being written, to whoever has just come. */
  greet(): void {
    for (const one of this.#all.values()) if (!one.silent) this.tell(one);
    for (const [one, until] of this.#over) {
      if (performance.now() > until || one.core !== this.#session.core) continue; // or this one has left it
      this.tell(one);
      this.#grown(one, one.told, false);
    }
  }

  /** Tells all of an answer. */
  tell(one: Following): void {
    const {core, key, uid, since} = one;
    const answer = core.answer(key);
    const {messages, aside, conversationId} = core.get();
    const isQuestion = (message: {key: string}) => message.key === `${key}:q`;
    const question = (messages.find(isQuestion) ?? aside.find(isQuestion)) as UserMessage | undefined;
    if (!answer || !question) return;
    one.told = answer;
    one.at = performance.now();
    const {text, files, parts, createdAt} = question;
    const first = messages[0] === question;
    const whole = {...packFields(answer), parts: answer.parts.map(packPart)};
    const asked = {text, files, parts, createdAt};
    this.#post({type: 'led', led: {uid, since, seq: ++one.seq, conversationId, first, question: asked, answer: whole}});
  }

  /** The visitor has stopped it in another tab. */
  stop(uid: string): void {
    const one = this.find(uid, undefined);
    if (one && one.core.running?.key === one.key) this.#session.asker.stop(one.core);
  }

  /** The page goes, maybe for good: another tab may take over. */
  leave(): void {
    for (const one of this.#all.values()) {
      if (!one.silent) this.#post({type: 'bye', uid: one.uid});
      clearTimeout(one.timer);
      one.silent = true;
      one.end.abort();
    }
  }

  /** The page is back: unless another tab has taken over by now, it goes on. */
  return(): void {
    for (const one of this.#all.values()) {
      one.silent = true;
      clearTimeout(one.timer);
      one.timer = setTimeout(() => void this.#hold(one), this.#times.reply);
    }
  }

  close(): void {
    for (const one of this.#all.values()) this.yield(one);
  }

  async #begin(core: SessionCore, key: string): Promise<void> {
    const uid = randomUser();
    const since = Date.now();
    const one: Following = {uid, since, core, key, end: new AbortController(), seq: 0, at: 0, silent: true};
    this.#all.set(key, one);
    await this.#hold(one);
  }

  async #hold(one: Following): Promise<void> {
    one.end = new AbortController();
    const {uid, end, key} = one;
    await this.#tabs.hold?.(uid, end.signal, () => (one.silent = true));
    if (this.#all.get(key) !== one || one.end !== end) return;
    const answer = one.core.answer(key);
    if (answer && isHeld(answer)) {
      this.yield(one);
      return;
    } // so much became known meanwhile
    one.silent = false;
    this.tell(one);
    this.#look(one);
  }

  #look(one: Following): void {
    const {core, key, told} = one;
    const answer = core.answer(key);
    if (!isLive(answer)) {
      // One that was over before anybody had heard of it is told all the same.
      if (!one.told) this.tell(one);
      this.#grown(one, answer, false);
      this.#drop(one);
      this.#over.set(one, performance.now() + RELEASE);
      setTimeout(() => one.end.abort(), RELEASE);
      setTimeout(() => this.#over.delete(one), MENDED);
    } else if (answer !== told && !one.silent && !one.timer) {
      const wait = one.at + this.#times.post - performance.now();
      if (wait <= 0) this.#grown(one, answer, true);
      else
        one.timer = setTimeout(() => {
          one.timer = undefined;
          this.#look(one);
        }, wait);
    }
  }

  #grown(one: Following, answer: Answer | undefined, live: boolean): void {
    const {uid, core, told} = one;
    if (!told) return;
    const {conversationId} = core.get();
    const growth = packGrowth(answer ?? told, told);
    one.told = answer ?? told;
    one.at = performance.now();
    this.#post({type: 'grown', growth: {uid, seq: ++one.seq, live, conversationId, ...growth}});
  }

  #drop(one: Following): void {
    clearTimeout(one.timer);
    this.#all.delete(one.key);
  }
}

/** Its question has not left: who looks after such does that over tabs, too. */
const isHeld = (message: Message) => message.role === 'assistant' && !!message.unsent;
