import {ChunkWriter} from './chunking.js';
import {StreamPlan} from './stream-faults.js';
import {every, sleep} from './time.js';

/**
 * Opens an event stream as the answer of this request.
 * `eager`: headers at once, as the worker modes do; else they leave with the first frame.
 */
export function open(ctx, options) {
  return new Stream(ctx, options);
}

class Stream {
  #ctx;
  #headers;
  #plan;
  #writer;
  #written = 0;
  #queue = Promise.resolve();
  #gone = new AbortController();
  #lostWrites = 0;
  #stopPings = () => {};

  constructor(ctx, {eager = false, headers = {}} = {}) {
    this.#ctx = ctx;
    this.#headers = headers;
    this.#plan = new StreamPlan(ctx.faults ?? []);
    this.#writer = new ChunkWriter(ctx.res, this.#plan.chunking(ctx.app.config.chunking));
    ctx.app.signal.addEventListener('abort', () => this.#reset(), {once: true, signal: this.#gone.signal});
    if (eager) this.#enqueue(() => this.#start());
  }

  /** Aborts when a write found that the client has gone, or a fault cut the socket. */
  get signal() {
    return this.#gone.signal;
  }

  /** Whether the server knows that nothing that is sent now can arrive. */
  get closed() {
    return this.#gone.signal.aborted;
  }

  /** Sends one data frame. Resolves to false when nobody listens any more. */
  send(object) {
    return this.raw(`data: ${JSON.stringify(object)}\n\n`, object.event ?? 'unnamed');
  }

  /** Sends a ping, which has no data line. */
  ping() {
    return this.raw('event: ping\n\n');
  }

  /** Sends exactly this text as one frame. `event` counts it as a data frame for the faults. */
  raw(text, event) {
    return this.#enqueue(() => this.#perform(this.#plan.steps(text, event)));
  }

  /** Pings once per `ms`, whatever else is sent; 0 stops it. */
  pingEvery(ms) {
    this.#stopPings();
    if (ms) this.#stopPings = every(ms, () => void this.ping());
  }

  /** Ends the stream, after what is still to be sent. */
  async end() {
    await this.#enqueue(() => this.#perform(this.#plan.last()));
    if (this.#plan.stayOpenMs) await this.#enqueue(() => sleep(this.#plan.stayOpenMs, this.signal));
    await this.#enqueue(() => this.#finish());
  }

  #enqueue(work) {
    const done = this.#queue.then(async () => {
      this.#notice();
      if (!this.closed) await work();
      return !this.closed;
    });
    this.#queue = done.catch(() => {});
    return done;
  }

  /** A server learns that the client has gone by writing: the first write after it still seems to succeed. */
  #notice() {
    if (this.#ctx.res.destroyed && ++this.#lostWrites > 1) this.#abandon();
  }

  async #start() {
    const {res} = this.#ctx;
    if (res.headersSent) return;
    this.#ctx.head(200, 'text/event-stream; charset=utf-8', this.#headers);
    res.flushHeaders();
    if (this.#plan.delayAfterHeadersMs) await sleep(this.#plan.delayAfterHeadersMs, this.#ctx.signal);
    if (this.#plan.prefix) await this.#write(this.#plan.prefix);
  }

  async #perform(steps) {
    if (steps.length) await this.#start();
    for (const {text, pauseMs, cut} of steps) {
      if (pauseMs) await sleep(pauseMs, this.#ctx.signal);
      if (text) await this.#write(text);
      if (cut) await this.#cut(cut);
      if (this.closed) return;
    }
  }

  async #write(text) {
    let buffer = Buffer.from(text);
    const limit = this.#plan.cut?.bytes;
    const tooLong = limit !== undefined && this.#written + buffer.length > limit;
    if (tooLong) buffer = buffer.subarray(0, limit - this.#written);
    this.#written += buffer.length;
    await this.#writer.write(buffer, this.#ctx.signal);
    if (tooLong) await this.#cut(this.#plan.cut);
  }

  async #cut({how = 'reset'}) {
    this.#writer.flush();
    if (how === 'end') return this.#finish();
    await sleep(20); // let the bytes before it arrive
    this.#reset();
  }

  async #finish() {
    await this.#start();
    this.#writer.flush();
    this.#ctx.res.end();
    this.#abandon();
  }

  #reset() {
    this.#abandon();
    this.#ctx.res.socket?.resetAndDestroy?.();
    this.#ctx.res.destroy();
  }

  #abandon() {
    this.#stopPings();
    this.#gone.abort();
  }
}
