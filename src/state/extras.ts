/** What a conversation has only with some apps and pages: each is set when its code is there. */
import type {ChatEvent} from '../client/events.js';
import type {InputValue} from './input-store.js';
import type {TurnTimes} from './turn.js';
import type {UserMessage} from './types.js';

/** The app's variables by their names. */
export type Inputs = Readonly<Record<string, unknown>>;

/** What the page tells of itself: see `page-context.ts`. */
export interface PageTeller {
  /** What is to go along with a question now. What the visitor has taken back is there, and undefined. */
  read(): Inputs;
  /** The visitor takes it back, for this conversation. */
  remove(): void;
}

/** Collects files for the next message: see `uploads.ts`. */
export interface FileTaker {
  /** Sends a message with them. False while it cannot go, or waits for them: then it goes by itself. */
  send(text: string): boolean;
  /** Takes the files of a message that could not be sent. */
  restore(question: UserMessage): void;
  /** Files, by Dify's ids, were used in another tab. */
  used(ids: readonly string[]): void;
}

/** Asks the visitor for the app's inputs: see `inputs.ts`. */
export interface InputAsker {
  /** What is to be sent with a question, from what is given; nothing while the visitor has to say more, and then shows what. */
  complete(given: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined;
  /** The visitor wants the form as it was at first. */
  clear(): void;
  /** The visitor has changed a field. */
  set(variable: string, value: InputValue): void;
  /** The visitor says that all is filled in. Returns whether it is; if not, shows what is wrong. */
  submit(): boolean;
}

/** Reads answers aloud: see `components/speech.ts`. */
export interface Voice {
  /** Other times for a stream in which speech follows the text. */
  readonly times: Partial<TurnTimes>;
  /** An event of the answer known by `key` has come; without one: its stream has ended. */
  hear(key: string, event?: ChatEvent): void;
  /** Silence. */
  stop(): void;
}
