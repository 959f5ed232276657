import {textOf, type Message} from '../state/types.js';

/** What is guessed of a message that was never drawn, in pixels: all but its text, a line, and the width of a letter. */
const EMPTY = 44;
const LINE = 23;
const LETTER = 7.5;

/** A question is shown to so many lines. */
const QUESTION_LINES = 12;

/** How much room each message of a conversation takes: as it was drawn last, else guessed. Pure; the guesses never change. */
export class Rooms {
  messages: readonly Message[] = [];
  /** Where each begins, from the top of the first one; one more: where the last one ends. */
  tops = new Float64Array(1);
  /** From the end of a message to the beginning of the next one, by role. */
  readonly after = {user: 0, assistant: -4};
  readonly #index = new Map<string, number>();
  #heights = new Map<string, number>();
  /** Messages whose tops are right. */
  #good = 0;

  get count(): number {
    return this.messages.length;
  }

  /** Where a message stands; nothing when it is not there. */
  indexOf(key: string): number | undefined {
    return this.#index.get(key);
  }

  /** These are the messages now, in a view of that width. */
  take(messages: readonly Message[], width: number): void {
    const before = this.messages;
    if (messages === before) return;
    this.messages = messages;
    if (messages.length === before.length && messages.every(({key}, at) => key === before[at]!.key)) return;
    this.#index.clear();
    const heights = new Map<string, number>();
    const letters = Math.max(20, width / LETTER);
    for (const [at, message] of messages.entries()) {
      this.#index.set(message.key, at);
      heights.set(message.key, this.#heights.get(message.key) ?? guess(message, letters));
    }
    this.#heights = heights;
    this.tops = new Float64Array(messages.length + 1);
    this.#good = 0;
  }

  /** A message was drawn, so high. */
  set(key: string, height: number): void {
    const at = this.#index.get(key);
    if (at === undefined || this.#heights.get(key) === height) return;
    this.#heights.set(key, height);
    this.#good = Math.min(this.#good, at);
  }

  /** The distance after messages of a role, as it is drawn. */
  space(role: Message['role'], after: number): void {
    if (this.after[role] === after) return;
    this.after[role] = after;
    this.#good = 0;
  }

  /** Brings `tops` up to date. */
  update(): void {
    const {messages, tops, after} = this;
    for (let at = this.#good; at < messages.length; at++) {
      const {key, role} = messages[at]!;
      tops[at + 1] = tops[at]! + this.#heights.get(key)! + after[role];
    }
    this.#good = messages.length;
  }

  /** Which message is at a place. */
  at(top: number): number {
    const {tops} = this;
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tops[middle + 1]! > top) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function guess(message: Message, letters: number): number {
  const {length} = message.role === 'user' ? message.text : textOf(message.parts);
  const lines = Math.ceil(length / letters) || 1;
  return EMPTY + LINE * (message.role === 'user' ? Math.min(lines, QUESTION_LINES) : lines);
}
