import type {ReactiveControllerHost} from 'lit';
import type {MoreStrings, Strings} from '../i18n/index.js';

/** A component that speaks. */
export interface Speaker extends ReactiveControllerHost {
  strings: Strings;
}

/** Texts that could not be fetched are not asked for again for so many milliseconds. */
const PAUSE = 5000;

/** The texts of a host that are fetched when they are first asked for; it is updated when they are there. */
export class Words<T = MoreStrings> {
  readonly #host: Speaker;
  #strings: Strings | undefined;
  #value: T | null | undefined;
  #failedAt = 0;

  constructor(host: Speaker) {
    this.#host = host;
  }

  /** Undefined while they are on their way, null when they cannot be had: offline. */
  get value(): T | null | undefined {
    const {strings} = this.#host;
    const again = this.#value === null && performance.now() - this.#failedAt > PAUSE;
    if (strings !== this.#strings || again) {
      this.#strings = strings;
      void this.load(strings)
        .catch(() => null)
        .then((value) => {
          if (this.#strings !== strings) return;
          this.#failedAt = performance.now();
          this.#value = value ?? this.#value ?? null;
          this.#host.requestUpdate();
        });
    }
    return this.#value;
  }

  /** Which texts: see `RichWords` for others. */
  protected load(strings: Strings): Promise<T> {
    return strings.more() as Promise<T>;
  }
}
