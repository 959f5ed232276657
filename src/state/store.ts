/** Runs `flush` some time soon, once; the widget passes `requestAnimationFrame`. */
export type Schedule = (flush: () => void) => void;

/**
 * Holds one immutable value and tells listeners that it changed.
 *
 * `get` is always current. Listeners hear once per `schedule`, however many changes there were,
 * so a hundred stream events a second cost at most one update a frame.
 */
export class Store<T> {
  #value: T;
  #pending = false;
  readonly #schedule: Schedule;
  readonly #listeners = new Set<() => void>();

  constructor(value: T, schedule: Schedule = (flush) => queueMicrotask(flush)) {
    this.#value = value;
    this.#schedule = schedule;
  }

  get(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    if (this.#pending) return;
    this.#pending = true;
    this.#schedule(() => {
      this.#pending = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
