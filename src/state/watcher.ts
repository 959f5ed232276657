/** Watches over answers that are being written: keeps what is needed after a reload, and looks after a sleep. A lazy chunk. */
import type {SessionCore, SessionParts} from './core.js';
import {keptOf, writeKept} from './kept-answers.js';
import {Turn, TURN_TIMES} from './turn.js';
import {isRunning, type Answer, type UserMessage} from './types.js';

/** So often, in milliseconds, what was received is written to storage. */
const OFTEN = 1000;

/** So many messages of a conversation are looked at, the newest: this happens with each piece of text. */
const NEWEST = 40;

/** Begins to watch over a session, once. */
export function watch(session: SessionParts): void {
  session.watcher ??= new Watcher(session);
}

/** Watches over the answers of a session. */
export class Watcher {
  readonly #session: SessionParts;
  /** What is in storage, as it was when it was written there: by Dify's id. */
  readonly #kept = new Map<string, Answer>();
  /** The turns of which Dify was asked whether they wait for nothing. */
  readonly #probed = new WeakSet();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: SessionParts) {
    this.#session = session;
    const {signal} = session.life;
    const ends = [session.state.subscribe(() => this.#look())];
    void session.options
      .signals?.()
      .then((signals) => {
        if (signal.aborted) return;
        ends.push(
          signals.subscribe((what) => {
            if (what === 'wake') this.#wake();
            else if (what === 'leave') this.#write();
          }),
        );
      })
      .catch(() => undefined);
    signal.addEventListener('abort', () => {
      this.#write();
      for (const end of ends) end();
    });
    this.#look();
  }

  /** Something has changed: what is new or over is written down at once, more text a little later. */
  #look(): void {
    if (this.#session.task) return;
    for (const core of this.#session.seen) this.#probe(core);
    const running = this.#all();
    const known = new Set(running.map(({answer}) => answer.id));
    const over = [...this.#kept.keys()].some((id) => !known.has(id));
    const begun = running.some(({answer: {id, runId, status}}) => {
      const before = this.#kept.get(id!);
      return before?.runId !== runId || before?.status !== status;
    });
    if (over || begun) this.#write();
    else if (running.length) this.#timer ??= setTimeout(() => this.#write(), OFTEN);
  }

  /** The answers that are not whole: those that are being written, that wait for somebody, and of which a part is all there is. */
  #all() {
    return this.#session.seen.flatMap((core) => {
      const {messages, conversationId} = core.get();
      return messages.slice(-NEWEST).flatMap((answer, index, newest) => {
        if (answer.role !== 'assistant' || !answer.id || !conversationId) return [];
        const partial = answer.status === 'paused' || (answer.status === 'incomplete' && this.#kept.has(answer.id));
        if (!isRunning(answer) && !partial) return [];
        return [{answer, conversationId, query: (newest[index - 1] as UserMessage | undefined)?.text ?? ''}];
      });
    });
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const running = this.#all();
    const changed = running.filter(({answer}) => this.#kept.get(answer.id!) !== answer);
    const ids = new Set(running.map(({answer}) => answer.id!));
    const gone = new Set([...this.#kept.keys()].filter((id) => !ids.has(id)));
    if (!changed.length && !gone.size) return;
    for (const id of gone) this.#kept.delete(id);
    for (const {answer} of changed) this.#kept.set(answer.id!, answer);
    const kept = changed.map(({answer, conversationId, query}) => keptOf(answer, conversationId, query));
    writeKept(this.#session.options.storage, kept, gone);
  }

  /** Where a conversation is gone, a chatflow waits for nothing. */
  #probe(core: SessionCore): void {
    const {turn, running} = core;
    if (!(turn instanceof Turn) || running?.delay !== 'queued' || !core.get().conversationId || this.#probed.has(turn))
      return;
    this.#probed.add(turn);
    void import('./past.js').then((past) => past.probe(core, turn)).catch(() => undefined);
  }

  /** The page has slept: connections may be dead without a word, and answers long written. */
  #wake(): void {
    for (const core of this.#session.seen) void this.#check(core).catch(() => undefined);
  }

  async #check(core: SessionCore): Promise<void> {
    const {turn, running} = core;
    // What has not begun is looked for when its silence was too long.
    if (!(turn instanceof Turn) || !running?.id || this.#session.task) return;
    const since = performance.now();
    const {slow} = core.options.times ?? TURN_TIMES;
    const silent = () => core.turn === turn && turn.heard < since;
    // Dify pings every 10 s.
    setTimeout(() => silent() && turn.refuse(), slow);
    const past = await import('./past.js');
    if ((await past.isOver(core, running, core.view.signal)) && silent()) turn.refuse();
  }
}
