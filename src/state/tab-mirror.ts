/** Shows the answers that other tabs follow, and takes over when such a tab is gone. A part of a lazy chunk. */
import type {SessionCore} from './core.js';
import type {ChatSession} from './session.js';
import {withTyped} from './tab-answer.js';
import {grow, type Growth} from './tab-growth.js';
import type {TabLead} from './tab-lead.js';
import type {Led} from './tab-messages.js';
import {join, moveHome, otherOf, place, twinOf, unite} from './tab-place.js';
import type {Tabs, TabTimes} from './tabs.js';
import type {Turn} from './turn.js';

/** An answer that another tab follows. */
interface Remote {
  led: Led;
  /** Where it is shown, and under which key. */
  core?: SessionCore | undefined;
  key: string;
  /** Gives up waiting for its lock, or lets it go. */
  end: AbortController;
  timer?: ReturnType<typeof setTimeout>;
  /** Who takes over is agreed on by numbers: the lowest. */
  rank: number;
  lowest: number;
}

/** So many that are over are remembered. */
const OVER = 8;

/** What the mirror wants to know of its session. */
export interface MirrorHooks {
  readonly post: (message: object) => void;
  /** Whether somebody is typing in the conversation on the screen. */
  readonly touched: (core: SessionCore) => boolean;
  /** An answer has ended. */
  readonly ended: () => void;
}

export class TabMirror {
  readonly #session: ChatSession;
  readonly #tabs: Tabs;
  readonly #times: TabTimes;
  readonly #lead: TabLead;
  readonly #hooks: MirrorHooks;
  readonly #all = new Map<string, Remote>();
  /** Those that are over: they may still be mended. */
  readonly #over = new Map<string, Remote>();

  constructor(session: ChatSession, tabs: Tabs, times: TabTimes, lead: TabLead, hooks: MirrorHooks) {
    this.#session = session;
    this.#tabs = tabs;
    this.#times = times;
    this.#lead = lead;
    this.#hooks = hooks;
  }

  /** Whether another tab follows the answer known by `key`. */
  readonly follows = (key: string): boolean => [...this.#all.values()].some((remote) => remote.key === key);

  /** Something of a conversation has changed: an answer of it may be shown now. */
  changed(core: SessionCore): void {
    // Not in the middle of a change.
    if (otherOf(this.#session, core)) queueMicrotask(() => join(this.#session, core));
    for (const remote of this.#all.values()) {
      if (remote.core && !this.#session.seen.includes(remote.core)) remote.core = undefined;
      const {conversationId: id} = remote.led;
      if (!remote.core && id && core.get().conversationId === id) queueMicrotask(() => this.#place(remote));
    }
  }

  /** All of an answer. */
  led(led: Led): void {
    const {uid, since, answer} = led;
    const over = this.#over.get(uid);
    if (over) {
      over.led = led;
      return this.#show(over);
    }
    const mine = this.#lead.find(uid, answer.id);
    if (mine) {
      const older = mine.since < since || (mine.since === since && mine.uid < uid);
      if (!mine.silent && (older || mine.uid === uid)) return this.#lead.tell(mine);
      this.#lead.yield(mine);
    }
    const known = this.#all.get(uid);
    const remote = known ?? {led, key: '', end: new AbortController(), rank: Infinity, lowest: Infinity};
    remote.led = led;
    this.#all.set(uid, remote);
    if (remote.core) this.#show(remote);
    else this.#place(remote, true);
    this.#heard(remote);
    if (!known) void this.#await(remote);
  }

  /** More of an answer. */
  grown(growth: Growth): void {
    const remote = this.#all.get(growth.uid) ?? this.#over.get(growth.uid);
    if (!remote) {
      if (growth.live) this.#hooks.post({type: 'hello'});
      return;
    }
    const {led} = remote;
    const answer = growth.seq === led.seq + 1 ? grow(led.answer, growth) : undefined;
    if (!answer) {
      // Something was missed. Of an answer that is over, history knows all.
      if (growth.live) this.#hooks.post({type: 'hello'});
      else void this.#takeOver(remote); // not of one that is over
      return;
    }
    const {seq, conversationId} = growth;
    remote.led = {...led, seq, answer, conversationId: conversationId || led.conversationId};
    this.#show(remote);
    if (this.#over.has(growth.uid)) return;
    this.#heard(remote);
    if (!growth.live) this.#finish(remote);
  }

  /** Its tab goes. Where there are locks, these say who takes over. */
  bye(uid: string): void {
    const remote = this.#all.get(uid);
    if (remote && !this.#tabs.hold) this.#claim(remote);
  }

  claimed(uid: string, rank: number): void {
    const remote = this.#all.get(uid);
    if (remote) remote.lowest = Math.min(remote.lowest, rank);
  }

  close(): void {
    for (const remote of this.#all.values()) this.#drop(remote);
  }

  /** @param fresh - It has just been heard of. */
  #place(remote: Remote, fresh = false): void {
    if (remote.core || this.#all.get(remote.led.uid) !== remote) return;
    const {post, touched} = this.#hooks;
    const placed = place(this.#session, remote.led, {touched, fresh, named: (key) => (remote.key = key)});
    if (!placed) return;
    Object.assign(remote, placed);
    const {core, key} = placed;
    const {uid} = remote.led;
    if (core.running?.key === key) core.turn = remoteTurn(() => post({type: 'stop', uid}));
    this.#show(remote);
  }

  #show(remote: Remote): void {
    const {core, key, led} = remote;
    const {answer, conversationId} = led;
    const shown = core?.answer(key);
    if (!core || !shown) return;
    if (conversationId && !core.get().conversationId && moveHome(this.#session, core, led)) {
      remote.core = undefined;
      return this.#place(remote);
    }
    // What was stopped here stays as it was.
    const parts = withTyped(answer.parts, shown.parts);
    const rest = {error: undefined, delay: undefined, ...answer, parts, mirrored: true};
    core.patchAnswer(key, shown.status === 'stopped' ? {id: answer.id ?? shown.id} : rest);
    if (answer.id !== shown.id) unite(core, key);
    if (conversationId && core.get().conversationId !== conversationId) core.patch({conversationId});
  }

  #finish(remote: Remote): void {
    const {core, key} = remote;
    this.#over.set(remote.led.uid, remote);
    const [oldest] = this.#over.keys();
    if (this.#over.size > OVER) this.#over.delete(oldest!);
    this.#drop(remote);
    const stopped = core?.answer(key)?.status === 'stopped' && remote.led.answer.status !== 'stopped';
    if (core && !stopped) core.ended(key);
    this.#hooks.ended();
  }

  #drop({led: {uid}, core, end, timer}: Remote): void {
    clearTimeout(timer);
    this.#all.delete(uid);
    end.abort();
    if (core) delete core.turn;
  }

  /** Its lock can be had when its tab is gone. */
  async #await(remote: Remote): Promise<void> {
    const {end} = remote;
    if (!(await this.#tabs.hold?.(remote.led.uid, end.signal, () => undefined))) return;
    // It may have ended just now.
    setTimeout(() => void this.#takeOver(remote), this.#times.settle);
  }

  /** Something was heard of its tab: it is looked after when nothing is heard for a while. */
  #heard(remote: Remote): void {
    const {silence, reply} = this.#times;
    remote.rank = remote.lowest = Infinity;
    clearTimeout(remote.timer);
    remote.timer = setTimeout(() => {
      this.#hooks.post({type: 'hello'});
      remote.timer = setTimeout(() => this.#missed(remote), reply);
    }, silence);
  }

  /** Its tab does not answer: it is frozen, or it has crashed. */
  #missed(remote: Remote): void {
    if (!this.#tabs.visible) return this.#heard(remote);
    if (!this.#tabs.hold) return this.#claim(remote);
    remote.end.abort();
    const end = (remote.end = new AbortController());
    void this.#tabs.hold(remote.led.uid, end.signal, () => undefined, true).then(() => this.#takeOver(remote));
  }

  /** Without locks the tabs draw lots. */
  #claim(remote: Remote): void {
    const {uid} = remote.led;
    remote.rank = Math.random();
    this.#hooks.post({type: 'claim', uid, rank: remote.rank});
    clearTimeout(remote.timer);
    remote.timer = setTimeout(() => {
      if (remote.rank <= remote.lowest) void this.#takeOver(remote);
      else this.#heard(remote);
    }, this.#times.settle * 3);
  }

  /** Goes on with an answer that nobody follows any more: it is looked for, and never asked for again. */
  async #takeOver(remote: Remote): Promise<void> {
    const {core, key, end, led} = remote;
    const {uid, since, seq, question} = led;
    if (this.#all.get(uid) !== remote) {
      end.abort();
      return;
    }
    const answer = core?.answer(key);
    if (!core || !answer || !this.#session.seen.includes(core)) {
      this.#drop(remote);
      return;
    }
    clearTimeout(remote.timer);
    this.#all.delete(uid);
    delete core.turn;
    if (answer.status === 'stopped') {
      end.abort();
      return;
    }
    this.#lead.adopt(uid, since, seq, core, key, end);
    core.patchAnswer(key, {mirrored: undefined, id: answer.id ?? twinOf(core, question)});
    unite(core, key);
    const view = core.view.signal;
    await this.#session.asker.recover(core, core.answer(key)!, question.text, view);
    unite(core, key);
    if (!view.aborted) core.ended(key);
  }
}

/** Stands for the stream of another tab, which can be stopped, and goes on otherwise. */
function remoteTurn(stop: () => void): Turn {
  const nothing = () => undefined;
  // The class, imported, would not be in a chunk of its own.
  return {stop, abort: nothing, refuse: nothing, heard: Infinity, stream: undefined} as unknown as Turn;
}
