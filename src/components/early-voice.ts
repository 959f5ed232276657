import type {Voice} from '../state/extras.js';

/** How long speech is waited for after the text of an answer, in milliseconds. */
export const TAIL = 20_000;

type Heard = Parameters<Voice['hear']>;

/** Keeps what the stream of an answer says until the code is there that lets it be heard. A part of a lazy chunk. */
export class EarlyVoice implements Voice {
  readonly times = {speech: TAIL};
  #kept: Heard[] | undefined = [];

  hear(...heard: Heard): void {
    this.#kept?.push(heard);
  }

  stop(): void {
    this.#kept = undefined; // it would begin somewhere in the middle
  }

  /** Hands on all of it. */
  pass(voice: Voice): void {
    for (const heard of this.#kept ?? []) voice.hear(...heard);
  }
}
