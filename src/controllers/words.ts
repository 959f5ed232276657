import type {ReactiveControllerHost} from 'lit';
import type {MoreStrings, Strings} from '../i18n/index.js';

/** A component that speaks. */
export interface Speaker extends ReactiveControllerHost {
  strings: Strings;
}

/** The texts of a host that are fetched when they are first asked for; it is updated when they are there. */
export class Words {
  readonly #host: Speaker;
  #strings: Strings | undefined;
  #value: MoreStrings | undefined;

  constructor(host: Speaker) {
    this.#host = host;
  }

  /** Absent until they are there, which they may never be: offline. */
  get value(): MoreStrings | undefined {
    const {strings} = this.#host;
    if (strings !== this.#strings) {
      this.#strings = strings;
      strings.more().then(
        (value) => {
          if (this.#strings !== strings) return;
          this.#value = value;
          this.#host.requestUpdate();
        },
        () => (this.#strings = undefined), // the next drawing tries again
      );
    }
    return this.#value;
  }
}
