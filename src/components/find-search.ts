/** Goes through a conversation in slices, so that typing stays quick: a part of a lazy chunk. */
import {Finder} from '../state/find.js';
import type {Message} from '../state/types.js';

/** So many milliseconds at a time. */
const SLICE = 8;

/** While messages change, it is looked again after so many milliseconds. */
const AGAIN = 200;

/** A place where it was found: in which message, and the how manieth there, from 0. */
export interface Hit {
  readonly key: string;
  readonly nth: number;
}

/** One search, and at which of its places the visitor is. */
export class FindSearch {
  /** What is looked for, folded; empty: nothing. */
  wanted = '';
  /** How many places there are, as far as it was looked. */
  count = 0;
  /** All was looked through. */
  done = false;
  current: Hit | undefined;
  readonly #changed: () => void;
  readonly #finder = new Finder();
  #messages: readonly Message[] = [];
  /** Those that are looked through next. */
  #next: readonly Message[] = [];
  /** How many places each message has, in their order. */
  #counts: number[] = [];
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Which of the places it is, from 1. */
  get nth(): number {
    const {current} = this;
    const at = current ? this.#messages.findIndex(({key}) => key === current.key) : -1;
    if (!current || at < 0) return 0;
    return this.#counts.slice(0, at).reduce((sum, count) => sum + count, 0) + current.nth + 1;
  }

  /**
   * Looks for something else.
   *
   * @param from - The message at or after which the first place is chosen.
   * @param chosen - Called when there is one.
   */
  begin(messages: readonly Message[], wanted: string, from: number, chosen: () => void): void {
    this.wanted = wanted.trim() && wanted;
    this.current = undefined;
    void this.#run(messages, () => {
      const at = this.#counts.findIndex((count, index) => index >= from && count > 0);
      const index = at < 0 ? this.#counts.findLastIndex((count) => count > 0) : at;
      if (index >= 0) this.current = {key: messages[index]!.key, nth: 0};
      chosen();
    });
  }

  /** The messages have changed: the visitor stays where he is. */
  look(messages: readonly Message[]): void {
    if (!this.wanted) return;
    this.#next = messages;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#run(this.#next);
    }, AGAIN);
  }

  /** Ends it. */
  stop(): void {
    this.#turn++;
    clearTimeout(this.#timer);
  }

  /** Goes to the next place, or the one before; at the end, to the other end. Returns false when there is none. */
  move(by: 1 | -1): boolean {
    if (!this.count) return false;
    const {current} = this;
    let at = current ? this.#messages.findIndex(({key}) => key === current.key) : -1;
    const nth = at < 0 ? -1 : current!.nth + by;
    if (nth < 0 || nth >= (this.#counts[at] ?? 0)) {
      const {length} = this.#counts;
      do at = (at + by + length) % length;
      while (!this.#counts[at]);
      this.current = {key: this.#messages[at]!.key, nth: by > 0 ? 0 : this.#counts[at]! - 1};
    } else this.current = {key: current!.key, nth};
    return true;
  }

  async #run(messages: readonly Message[], done?: () => void): Promise<void> {
    const turn = ++this.#turn;
    this.done = false;
    const counts: number[] = [];
    let pause = performance.now() + SLICE;
    for (const message of this.wanted ? messages : []) {
      counts.push(this.#finder.count(message, this.wanted));
      if (performance.now() < pause) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (turn !== this.#turn) return;
      pause = performance.now() + SLICE;
    }
    this.#messages = messages;
    this.#counts = counts;
    this.count = counts.reduce((sum, count) => sum + count, 0);
    this.done = true;
    done?.();
    this.#changed();
  }
}
