/** Mends the text of a run that is listened to again: what is known comes once more, or what came meanwhile does not. Pure. */
import type {ChatEvent} from '../client/events.js';

/** An event whose text follows a hole, or the end that tells the whole text. */
export type Holed = ChatEvent & {readonly gap?: true; readonly whole?: string | undefined};

export interface MendOptions {
  /** What is known of the text. */
  readonly before: string;
  /**
   * Whether something may have been said that did not arrive: then a text that does not begin as the known one stands after a
   * gap. Else it follows.
   */
  readonly holed: boolean;
}

/** Mends the events of one connection. */
export class Mender {
  /** Whether all that was said is known. */
  whole = false;
  /** What is held back as long as it says what is known; nothing once it said something else. */
  #held: string | undefined = '';
  #before: string;
  #holed: boolean;

  constructor({before, holed}: MendOptions) {
    this.#before = before;
    this.#holed = holed;
    if (!before) this.#held = undefined;
  }

  /** Nothing was said yet that did not arrive. */
  unspoken(): void {
    if (this.#before) return;
    this.#holed = false;
    this.whole = true;
  }

  /** The event as it is to be shown: with the text that is new. */
  *take(event: ChatEvent): Generator<Holed> {
    if (event.event === 'message_replace' && !event.reason) {
      // Of a snapshot: mostly there is more on the screen, since Dify writes it down at a pause and at the end only.
      if (event.answer.length <= this.#before.length || !this.#holed) return;
      this.#before = event.answer;
      this.#held = '';
    }
    const text = textIn(event);
    if (text && this.#held !== undefined) {
      this.#held += text;
      if (this.#before.startsWith(this.#held)) return;
      this.whole = this.#held.startsWith(this.#before);
      yield* this.#say(event, this.whole ? this.#held.slice(this.#before.length) : this.#held);
    } else if (text) yield* this.#say(event, text);
    else yield event;
  }

  /** What was held back, when nothing follows it that says what it was. */
  get rest(): string {
    const held = this.#held ?? '';
    this.#held = undefined;
    return held === this.#before ? '' : held;
  }

  *#say(event: ChatEvent, text: string): Generator<Holed> {
    this.#held = undefined;
    const gap = this.#holed && !this.whole;
    this.#holed = false;
    const told = withText(event, text);
    yield gap ? {...told, gap} : told;
  }
}

/** The text that an event adds. */
function textIn(event: ChatEvent): string | undefined {
  if (event.event === 'message' || event.event === 'agent_message') return event.answer;
  return event.event === 'text_chunk' ? event.data.text : undefined;
}

function withText(event: ChatEvent, text: string): ChatEvent {
  if (event.event === 'text_chunk') return {...event, data: {...event.data, text}};
  return {...event, answer: text} as ChatEvent;
}
