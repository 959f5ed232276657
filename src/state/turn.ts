import {DifyChatError} from '../client/errors.js';
import type {ChatEvent} from '../client/events.js';

/** Waiting times, in milliseconds. */
export interface TurnTimes {
  /** Without a byte for so long, the visitor is told that it takes a while. */
  readonly slow: number;
  /** Without a byte for so long, the connection is dead. Dify pings every 10 s. */
  readonly dead: number;
  /** A run that waits for a worker is silent, after one ping, for up to 300 s. */
  readonly queue: number;
  /** After `message_end` a few frames may follow; the socket may stay open for minutes. */
  readonly tail: number;
  /** How long the stream is read on after a stop, so that Dify keeps the part written so far. */
  readonly stop: number;
}

/** The times of Dify's wire (contract §3.1, §3.6) and of the catalogue of faults. */
export const TURN_TIMES: TurnTimes = {slow: 15_000, dead: 60_000, queue: 330_000, tail: 1_500, stop: 5_000};

/**
 * How a turn ended.
 *
 * - `ended`: by an event that ends an answer · `stopped`: by the visitor
 * - `cut`: the stream ended without such an event · `refused`: it ended without any answer, as a run that never started
 * - `unclear`: no answer to the request arrived, so Dify may or may not have got it
 * - an error: Dify refused the request
 */
export type Ending = 'ended' | 'stopped' | 'cut' | 'refused' | 'unclear' | DifyChatError;

export interface TurnHooks {
  /** Opens the stream. */
  readonly open: (signal: AbortSignal) => Promise<AsyncIterable<ChatEvent>>;
  /** Asks Dify to stop a task; failures do not matter. */
  readonly stopTask: (taskId: string) => Promise<void>;
  /** An event arrived; after a stop too. */
  readonly event: (event: ChatEvent) => void;
  /** Nothing has come for a while. */
  readonly delay: (kind: 'slow' | 'queued') => void;
}

/** One question and the stream that answers it: when it ends, when it is dead, and how it is stopped. */
export class Turn {
  readonly #hooks: TurnHooks;
  readonly #times: TurnTimes;
  readonly #abort = new AbortController();
  #clock: ReturnType<typeof setTimeout> | undefined;
  #closeTimer: ReturnType<typeof setTimeout> | undefined;
  /** When the last byte came; the visitor is told when that is a while ago. */
  #heard = 0;
  #told = true;
  #taskId: string | undefined;
  #stopped = false;
  #stopPosted = false;
  #pinged = false;
  #answered = false;
  #ended = false;

  constructor(hooks: TurnHooks, times: TurnTimes = TURN_TIMES) {
    this.#hooks = hooks;
    this.#times = times;
  }

  /** Runs to the end; never rejects. */
  async run(): Promise<Ending> {
    let opened = false;
    let broken = false;
    try {
      this.#alive();
      const events = await this.#hooks.open(this.#abort.signal);
      opened = true;
      for await (const event of events) this.#take(event);
    } catch (error) {
      if (!opened && !this.#stopped && !this.#abort.signal.aborted) return asEnding(error);
      broken = true;
    } finally {
      clearTimeout(this.#clock);
      clearTimeout(this.#closeTimer);
    }
    if (this.#stopped) return 'stopped';
    if (this.#ended) return 'ended';
    if (this.#answered) return 'cut';
    // A stream that was closed in order, without an answer, was refused; of any other nobody knows.
    return opened && !broken && (this.#pinged || !this.#abort.signal.aborted) ? 'refused' : 'unclear';
  }

  /**
   * Stops the answer: nothing more is shown at once, and Dify is told as soon as the task is known.
   * The stream is read on for a while, since closing it would make Dify throw away what it has written.
   */
  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    clearTimeout(this.#clock);
    clearTimeout(this.#closeTimer);
    this.#closeIn(this.#taskId ? this.#times.stop : this.#times.dead);
    this.#postStop();
  }

  /** Lets go of the connection at once, e.g. because the widget is removed. */
  abort(): void {
    this.#stopped = true;
    this.#abort.abort();
  }

  #take(event: ChatEvent): void {
    if ('task_id' in event && event.task_id) this.#taskId ??= event.task_id;
    if (this.#stopped) {
      this.#hooks.event(event); // the ids may still be news
      this.#postStop();
      if (endsAnswer(event)) this.#abort.abort();
      return;
    }
    if (event.event === 'ping') this.#pinged ||= !this.#answered;
    else this.#answered = true;
    this.#alive();
    this.#hooks.event(event);
    if (!endsAnswer(event)) {
      if (this.#ended) this.#closeIn(this.#times.tail); // speech may follow the text
      return;
    }
    const first = !this.#ended;
    this.#ended = true;
    // `message_end` and `workflow_finished` come as a pair, in either order: the first waits for the second.
    const pair = event.event === 'message_end' || event.event === 'workflow_finished';
    if (first && pair) {
      clearTimeout(this.#clock);
      this.#closeIn(this.#times.tail);
    } else this.#abort.abort();
  }

  /** A byte has come, or the request has gone out. Hundreds of events a second set no timer each: a running clock looks at `#heard`. */
  #alive(): void {
    if (this.#ended) return;
    this.#heard = performance.now();
    if (!this.#told) return;
    this.#told = false;
    this.#watch();
  }

  /** Looks how long nothing has come: after a while it says so, in the end it lets go of the connection. */
  #watch(): void {
    const {slow, queue, dead} = this.#times;
    const queued = this.#pinged && !this.#answered;
    const limit = queued ? queue : dead;
    const silence = performance.now() - this.#heard;
    clearTimeout(this.#clock);
    if (silence >= limit) return this.#abort.abort();
    const late = silence >= slow;
    if (late && !this.#told) this.#hooks.delay(queued ? 'queued' : 'slow');
    this.#told = late;
    this.#clock = setTimeout(() => this.#watch(), (late ? limit : slow) - silence);
  }

  #closeIn(ms: number): void {
    clearTimeout(this.#closeTimer);
    this.#closeTimer = setTimeout(() => this.#abort.abort(), ms);
  }

  #postStop(): void {
    if (!this.#taskId || this.#stopPosted) return;
    this.#stopPosted = true;
    this.#closeIn(this.#times.stop);
    void this.#hooks.stopTask(this.#taskId).catch(() => undefined);
  }
}

/** Whether nothing of the answer itself comes after this event. */
function endsAnswer({event}: ChatEvent): boolean {
  return event === 'message_end' || event === 'workflow_finished' || event === 'workflow_paused' || event === 'error';
}

function asEnding(error: unknown): Ending {
  if (!(error instanceof DifyChatError)) return new DifyChatError(String(error), {kind: 'server', cause: error});
  return error.kind === 'network' ? 'unclear' : error;
}
