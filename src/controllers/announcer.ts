import type {ReactiveController} from 'lit';
import {errorText} from '../i18n/error-text.js';
import type {Strings} from '../i18n/index.js';
import type {Narrator} from './narrator.js';
import type {SessionHost} from './select.js';

/** A component whose conversation is heard. */
export interface Announced extends SessionHost {
  readonly isConnected: boolean;
  readonly strings: Strings;
}

/** Two live regions, and who speaks in them: fetched when there is the first answer, see `Narrator`. */
export class Announcer implements ReactiveController {
  /** What waits for a pause, and what interrupts. They stay the same: only then is a change of their text heard. */
  readonly regions = [region('status'), region('alert')] as const;
  readonly #host: Announced;
  #session: unknown;
  /** For which answer the narrator was fetched; where that failed, it is tried again for the next one. */
  #asked: string | undefined;
  #failed = false;
  #narrator: Narrator | undefined;

  constructor(host: Announced) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#narrator?.stop();
  }

  hostUpdated(): void {
    const {session, strings, isConnected} = this.#host;
    if (!isConnected) return; // a last update comes after the removal
    if (session !== this.#session) {
      this.hostDisconnected();
      this.#narrator = this.#asked = undefined;
      this.#session = session;
    }
    const {messages} = session.state.get();
    const last = messages.at(-1);
    if (this.#narrator) this.#narrator.update(last, strings);
    else if (last && last.key !== this.#asked) {
      this.#asked = last.key;
      void this.#fetch(session, strings);
    } else if (this.#failed) {
      // Offline, most likely; that at least must be heard.
      const [, alert] = this.regions;
      const error = last?.role === 'assistant' && last.key !== last.id && last.error;
      const text = error ? errorText(error, strings) : '';
      if (alert.textContent !== text) alert.textContent = text;
    }
  }

  async #fetch(session: unknown, strings: Strings): Promise<void> {
    try {
      const {narrate} = await import('./narrator.js');
      const narrator = await narrate(this.regions, strings);
      if (session === this.#session) this.#narrator ??= narrator;
    } catch {
      this.#failed = true;
    }
    this.hostUpdated();
  }
}

function region(role: string): HTMLElement {
  return Object.assign(document.createElement('div'), {role, className: 'visually-hidden'});
}
