import {breathe, sleep} from './time.js';

/**
 * Writes bytes to a response in pieces of its own choosing:
 * `'frame'` as they come · `'split'` cut at changing places, also inside a character · `'join'` several frames at once ·
 * `{bytes: n, ms?}` every n bytes, with a pause of `ms` between.
 */
export class ChunkWriter {
  #res;
  #mode;
  #held = [];
  #cuts = 0;

  constructor(res, mode = 'frame') {
    this.#res = res;
    this.#mode = mode;
  }

  /** Resolves when the bytes are on their way, or held back by `'join'`. */
  async write(buffer, signal) {
    if (this.#mode === 'join') {
      this.#held.push(buffer);
      if (this.#held.length >= 5) this.flush();
    } else if (this.#mode === 'split') {
      await this.#pieces(buffer, () => 1 + ((this.#cuts++ * 37) % 53), 0, signal);
    } else if (this.#mode.bytes) {
      await this.#pieces(buffer, () => this.#mode.bytes, this.#mode.ms ?? 0, signal);
    } else {
      this.#put(buffer);
    }
  }

  /** Lets go of what `'join'` holds. */
  flush() {
    if (!this.#held.length) return;
    this.#put(Buffer.concat(this.#held));
    this.#held = [];
  }

  async #pieces(buffer, size, pause, signal) {
    for (let at = 0, step; at < buffer.length && !signal?.aborted; at += step) {
      step = size();
      this.#put(buffer.subarray(at, at + step));
      await (pause ? sleep(pause, signal) : breathe());
    }
  }

  #put(buffer) {
    if (!this.#res.destroyed && !this.#res.writableEnded) this.#res.write(buffer);
  }
}
