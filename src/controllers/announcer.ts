import type {Strings} from '../i18n/index.js';
import {textOf, type Answer, type Message} from '../state/types.js';

/** A screen reader cannot be told to stop and go on in a live region: so many characters of an answer are read out. */
const LONGEST = 2000;

/**
 * Says in a live region what happens to the running answer, each thing once: that it has begun, and how it ended.
 * What was there before, such as restored history, is not announced.
 */
export class Announcer {
  /** The words for the live region. */
  text = '';
  #key: string | undefined;
  #status: Answer['status'] | undefined;

  update(messages: readonly Message[], strings: Strings): void {
    const last = messages.at(-1);
    if (last?.role !== 'assistant') return;
    const {key, status} = last;
    if (key === this.#key && status === this.#status) return;
    const restored = key === last.id && key !== this.#key;
    this.#key = key;
    this.#status = status;
    if (!restored) this.text = words(last, strings);
  }
}

function words(answer: Answer, strings: Strings): string {
  switch (answer.status) {
    case 'waiting':
      return strings.thinking;
    case 'streaming':
      return strings.answering;
    case 'done':
      return strings.answered(textOf(answer.parts).slice(0, LONGEST));
    case 'failed':
      return answer.error ? strings.error[answer.error.kind] : strings.error.server;
    case 'stopped':
    case 'paused':
    case 'incomplete':
      return strings[answer.status];
  }
}
