/** Whether Dify can be reached. A browser's word for it is a hint: it errs in both directions. */
import {DifyChatError} from '../client/errors.js';
import type {Connection} from '../client/connection.js';
import type {Signals} from './signals.js';

/** Waits between two looks, in milliseconds; the last one is for all that follow. */
const WAITS: readonly number[] = [1000, 2000, 4000, 8000, 15_000, 30_000];

/** A look that takes longer than this has failed. */
const LONGEST_LOOK = 10_000;

/** Finds out when there is a way to Dify. */
export class Network {
  readonly #http: Connection;
  readonly #signals: Signals;
  readonly #life: AbortSignal;
  #back: Promise<void> | undefined;
  /** Say whether those who wait still do. */
  readonly #needs = new Set<() => boolean>();

  constructor(http: Connection, signals: Signals, life: AbortSignal) {
    this.#http = http;
    this.#signals = signals;
    this.#life = life;
  }

  /** What the browser says. */
  get online(): boolean {
    return this.#signals.online;
  }

  /**
   * Fulfilled when Dify answers, whatever it answers; also when the session ends, or when nobody waits any more. All who wait
   * share the looks.
   *
   * @param needed - Whether it still matters.
   */
  async back(needed: () => boolean): Promise<void> {
    this.#needs.add(needed);
    await (this.#back ??= this.#lookOn().finally(() => (this.#back = undefined)));
    this.#needs.delete(needed);
  }

  async #lookOn(): Promise<void> {
    for (let count = 0; !this.#life.aborted && !(await this.#look()); count++) {
      const changed = await this.#pause(WAITS[Math.min(count, WAITS.length - 1)]!);
      if (![...this.#needs].some((needed) => needed())) return;
      if (changed) count = -1;
    }
  }

  /** Asks for what can be asked for any number of times. */
  async #look(): Promise<boolean> {
    const signal = AbortSignal.any([this.#life, AbortSignal.timeout(LONGEST_LOOK)]);
    try {
      await this.#http.json('GET', '/parameters', {signal, repeat: false});
      return true;
    } catch (error) {
      return error instanceof DifyChatError && error.kind !== 'network';
    }
  }

  /** Resolves after a while; earlier, and to true, when the browser says that something has changed. */
  #pause(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (changed: boolean) => {
        clearTimeout(timer);
        stop();
        this.#life.removeEventListener('abort', abort);
        resolve(changed);
      };
      const abort = () => end(false);
      const timer = setTimeout(end, ms, false);
      const stop = this.#signals.subscribe((what) => what !== 'offline' && end(true));
      this.#life.addEventListener('abort', abort);
    });
  }
}
