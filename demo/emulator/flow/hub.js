import {clock} from '../time.js';

let last = 0;

/** Hands a run's frames to whoever listens. Keeps them, numbered, when later listeners may ask for them by `cursor`. */
export class Hub {
  #listeners = new Set();
  #kept = [];
  #durable;

  constructor({durable}) {
    this.#durable = durable;
  }

  publish(frame) {
    const entry = {frame, id: this.#durable ? this.#nextId() : undefined};
    if (this.#durable) this.#kept.push(entry);
    for (const listener of [...this.#listeners]) listener(entry);
  }

  /**
   * `listener({frame, id})` for each frame from now on; where frames are kept, from the first on, or from after `cursor`.
   * Returns a function that ends it.
   */
  subscribe(listener, cursor) {
    for (const entry of this.#after(cursor)) listener(entry);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #nextId() {
    last = Math.max(clock(), last);
    return `${last}-${this.#kept.length}`;
  }

  #after(cursor) {
    const index = this.#kept.findIndex(({id}) => id === cursor);
    return this.#kept.slice(index + 1);
  }
}

/** Writes a frame to a stream, with its `id:` line if it has one. Resolves to false when nobody listens. */
export function sendEntry(stream, {frame, id}) {
  if (!id) return stream.send(frame);
  return stream.raw(`id: ${id}\ndata: ${JSON.stringify(frame)}\n\n`, frame.event);
}
