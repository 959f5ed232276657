/**
 * What the browser tells of network and page.
 *
 * - `online`, `offline`: the network is back, or gone, as far as the browser knows
 * - `wake`: the page, or the whole machine, has slept: connections may be dead without a word
 * - `leave`: the page goes, or may be frozen
 */
export type Signal = 'online' | 'offline' | 'wake' | 'leave';

/** Signals of the browser: see `browser/signals.ts`. */
export interface Signals {
  /** Whether there may be a network; `false` is certain. */
  readonly online: boolean;
  /** Returns what ends it. */
  subscribe(listener: (what: Signal) => void): () => void;
}
