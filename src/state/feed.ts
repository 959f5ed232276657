import type {ChatEvent} from '../client/events.js';
import type {SessionCore} from './core.js';
import {reduce, saysMore, type More} from './reduce.js';

/**
 * Folds the events of one answer into the state, in their order. What says more than text waits until the code that knows it
 * is there, and all that follows waits with it.
 */
export class Feed {
  /** Fulfilled when nothing waits any more. */
  settled: Promise<void> | undefined;
  readonly #core: SessionCore;
  readonly #key: string;
  readonly #waiting: ChatEvent[] = [];
  #more: More | undefined;

  constructor(core: SessionCore, key: string) {
    this.#core = core;
    this.#key = key;
  }

  take(event: ChatEvent): void {
    if (this.#more || (!this.settled && !saysMore(event))) {
      this.#fold(event);
      return;
    }
    this.#waiting.push(event);
    this.settled ??= import('./reduce-more.js')
      .then(({more}) => more)
      .catch(() => () => ({})) // offline: the text is there all the same
      .then((more) => {
        this.#more = more;
        for (const next of this.#waiting) this.#fold(next);
      });
  }

  #fold(event: ChatEvent): void {
    const core = this.#core;
    core.set(reduce(core.get(), this.#key, event, this.#more));
  }
}
