import {asError, DifyChatError} from '../client/errors.js';
import type {ChatEvent} from '../client/events.js';
import {EventStream} from '../client/stream.js';

/** Waiting times, in milliseconds. */
export interface TurnTimes {
  /** Without anything but pings for so long, the visitor is told that it takes a while. */
  readonly slow: number;
  /** Without a byte for so long, the connection is dead. Dify pings every 10 s. */
  readonly dead: number;
  /** A run that waits for a worker is silent, after one ping, for up to 300 s. */
  readonly queue: number;
  /** After `message_end` a few frames may follow; the socket may stay open for minutes. */
  readonly tail: number;
  /** So long where speech may follow, which comes in pieces. Left out: it does not. */
  readonly speech?: number;
  /** How long the stream is read on after a stop, so that Dify keeps the part written so far. */
  readonly stop: number;
}

/** The times of Dify's wire and of the catalogue of faults. */
export const TURN_TIMES: TurnTimes = {slow: 15_000, dead: 60_000, queue: 330_000, tail: 1_500, stop: 5_000};

/**
 * How a turn ended.
 *
 * - `ended`: by an event that ends an answer · `stopped`: by the visitor
 * - `garbled`: ended too, but events came twice or out of order, so that history knows the text better
 * - `cut`: the stream ended without such an event · `refused`: it ended without any answer, as a run that never started
 * - `unclear`: no answer to the request arrived, so Dify may or may not have got it
 * - an error: Dify refused the request
 */
export type Ending = 'ended' | 'garbled' | 'stopped' | 'cut' | 'refused' | 'unclear' | DifyChatError;

export interface TurnHooks {
  /** Opens the stream. */
  readonly open: (signal: AbortSignal) => Promise<AsyncIterable<ChatEvent>>;
  /** Asks Dify to stop a task; failures do not matter. */
  readonly stopTask: (taskId: string) => Promise<void>;
  /** An event arrived; after a stop too. */
  readonly event: (event: ChatEvent) => void;
  /** Nothing but pings has come for a while; `queued`: the app has not even started. */
  readonly delay: (kind: 'slow' | 'queued') => void;
}

/** One question and the stream that answers it: when it ends, when it is dead, and how it is stopped. */
export class Turn {
  readonly #hooks: TurnHooks;
  readonly #times: TurnTimes;
  readonly #abort = new AbortController();
  #clock: ReturnType<typeof setTimeout> | undefined;
  #closeTimer: ReturnType<typeof setTimeout> | undefined;
  /** When the last byte came, by the clock of `performance.now()`. */
  heard = performance.now();
  /** When the last came that was no ping. */
  #news = this.heard;
  /** What is read from. */
  stream: EventStream | undefined;
  /** What the visitor has been told about the wait. */
  #told: 'slow' | 'queued' | undefined;
  /** By which it is stopped, once that is known. */
  taskId: string | undefined;
  #stopped = false;
  #stopPosted = false;
  /**
   * What has come: nothing, one ping at once (the run waits for a worker, or was refused), more pings, or
   * something of an answer.
   */
  #phase: 0 | 1 | 2 | 3 = 0;
  /** The event that ended the answer. */
  #end: ChatEvent['event'] | undefined;
  #garbled = false;

  constructor(hooks: TurnHooks, times: TurnTimes = TURN_TIMES) {
    this.#hooks = hooks;
    this.#times = times;
  }

  /** Runs to the end; never rejects. */
  async run(): Promise<Ending> {
    let opened = false;
    let broken = false;
    try {
      this.#watch();
      const events = await this.#hooks.open(this.#abort.signal);
      opened = true;
      await this.#read(events);
    } catch (error) {
      broken = true;
      const failure = asError(error);
      // Without an answer nobody knows whether Dify got it.
      if (!opened && !this.#stopped && !this.#abort.signal.aborted && failure.kind !== 'network') return failure;
    } finally {
      clearTimeout(this.#clock);
      clearTimeout(this.#closeTimer);
    }
    const {signal} = this.#abort;
    const reason: unknown = signal.reason;
    if (reason instanceof DifyChatError) return reason;
    if (this.#stopped) return 'stopped';
    if (this.#end) return this.#garbled ? 'garbled' : 'ended';
    if (this.#phase > 2) return 'cut';
    // After pings only, a stream that was closed in order was refused; of any other nobody knows.
    return this.#phase && !broken && (this.#phase < 2 || !signal.aborted) ? 'refused' : 'unclear';
  }

  /** Ends a turn of which is known, from elsewhere, that it will never be answered; without an error: lets go of the connection. */
  refuse(error?: DifyChatError): void {
    this.#abort.abort(error);
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
    this.#closeIn(this.taskId ? this.#times.stop : this.#times.dead);
    this.#postStop();
  }

  /** Lets go of the connection at once, e.g. because the widget is removed. */
  abort(): void {
    this.#stopped = true;
    this.#abort.abort();
  }

  async #read(events: AsyncIterable<ChatEvent>): Promise<void> {
    if (!(events instanceof EventStream)) {
      for await (const event of events) this.#take(event);
      return;
    }
    this.stream = events;
    const ended = () => this.#abort.signal.aborted;
    for (let next; !ended() && (next = await events.read());) {
      for (const event of next) if (!ended()) this.#take(event);
    }
    events.close();
  }

  #take(event: ChatEvent): void {
    if ('task_id' in event && event.task_id) this.taskId ??= event.task_id;
    if (this.#stopped) {
      this.#hooks.event(event); // the ids may still be news
      this.#postStop();
      if (endsAnswer(event)) this.#abort.abort();
      return;
    }
    const name = event.event;
    const now = performance.now();
    if (name !== 'ping') {
      this.#phase = 3;
      this.#news = now;
    } else if (this.#phase < 3) {
      // In other modes the first one comes after 10 s; a second one says that a worker has begun.
      this.#phase = !this.#phase && now - this.heard < this.#times.slow / 2 ? 1 : 2;
    }
    this.heard = now;
    // Hundreds of events a second set no timer each: a running clock looks at these times.
    if (this.#told && !this.#end) this.#watch();
    this.#hooks.event(event);
    // After an end there is no text any more, nor the same end again.
    this.#garbled ||= !!this.#end && (name === this.#end || name === 'message' || name === 'agent_message');
    if (!endsAnswer(event)) {
      if (this.#end) this.#closeIn(name === 'tts_message_end' ? 0 : this.#tail); // speech may follow the text
      return;
    }
    const first = !this.#end;
    this.#end ??= name;
    // `message_end` and `workflow_finished` come as a pair, in either order: the first waits for the second.
    const pair = name === 'message_end' || name === 'workflow_finished';
    if ((first || this.#times.speech) && pair) {
      clearTimeout(this.#clock);
      this.#closeIn(this.#tail);
    } else this.#abort.abort();
  }

  get #tail(): number {
    return this.#times.speech ?? this.#times.tail;
  }

  /** Looks how long nothing has come: after a while it says so, in the end it lets go of the connection. */
  #watch(): void {
    const {slow, queue, dead} = this.#times;
    const queued = this.#phase === 1;
    const limit = queued ? queue : dead;
    const now = performance.now();
    clearTimeout(this.#clock);
    // A clock as late as this stood still, and the page with it: what came meanwhile has not been read yet.
    if (now - this.heard > limit + slow) this.heard = now;
    const left = limit - (now - this.heard);
    if (left <= 0) return this.#abort.abort();
    const soon = slow - (now - this.#news);
    const delay = soon > 0 ? undefined : queued ? 'queued' : 'slow';
    if (delay && delay !== this.#told) this.#hooks.delay(delay);
    this.#told = delay;
    this.#clock = setTimeout(() => this.#watch(), soon > 0 ? Math.min(soon, left) : left);
  }

  #closeIn(ms: number): void {
    clearTimeout(this.#closeTimer);
    this.#closeTimer = setTimeout(() => this.#abort.abort(), ms);
  }

  #postStop(): void {
    if (!this.taskId || this.#stopPosted) return;
    this.#stopPosted = true;
    this.#closeIn(this.#times.stop);
    void this.#hooks.stopTask(this.taskId).catch(() => undefined);
  }
}

/** Whether nothing of the answer itself comes after this event. */
function endsAnswer({event}: ChatEvent): boolean {
  return event === 'message_end' || event === 'workflow_finished' || event === 'workflow_paused' || event === 'error';
}
