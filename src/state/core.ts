import type {AppBase} from '../client/app-base.js';
import type {ChatBase} from '../client/chat-base.js';
import type {Connection} from '../client/connection.js';
import {asError, DifyChatError} from '../client/errors.js';
import type {ListState} from './conversation-items.js';
import type {Emit, SendDetail} from './events.js';
import type {FileSender} from './file-sender.js';
import type {FileTaker, InputAsker, Inputs, PageTeller, Voice} from './extras.js';
import type {PageSettings} from './page-settings.js';
import {patchAnswer} from './reduce.js';
import type {Signals} from './signals.js';
import type {ChatStorage} from './storage.js';
import type {Schedule, Store} from './store.js';
import type {Ending, Turn, TurnHooks, TurnTimes} from './turn.js';
import {
  isRunning,
  textOf,
  type Answer,
  type AppState,
  type ChatState,
  type FileInput,
  type Message,
  type UserMessage,
} from './types.js';

export type {FileSender, PageSettings};

/** The parts of the client that a chat needs. */
export interface ChatServices {
  readonly http: Connection;
  readonly app: AppBase;
  /** Asks and stops; an app that is no chat has another. */
  chat: ChatBase;
}

export interface SessionOptions {
  /** Read whenever it is needed. @default no inputs */
  readonly page?: PageSettings;
  /** The client, or why there can be none: the widget is not set up right, and says so. */
  readonly services: ChatServices | DifyChatError;
  readonly storage: ChatStorage;
  /** The random id of somebody new: stored with his first question, and not before. */
  readonly newcomer?: string | undefined;
  readonly emit: Emit;
  /** When listeners of the state hear; the widget passes `requestAnimationFrame`. */
  readonly schedule?: Schedule;
  /** The conversation to continue; left out: the stored one. */
  readonly conversationId?: string | undefined;
  readonly times?: TurnTimes;
  /** Waits between looks at history for a lost answer, in milliseconds. */
  readonly recoverWaits?: readonly number[];
  /** Sets up what an app needs beside a conversation: its form, or all that makes it no chat. @throws when its code cannot be fetched. */
  readonly setUp?: (core: SessionCore, app: AppState) => Promise<void>;
  /** Fetches what sends files. @default they are sent by `fetch` */
  readonly files?: () => Promise<FileSender>;
  /** Fetches what tells of network and page. @default nobody tells */
  readonly signals?: () => Promise<Signals>;
  /** Seconds before a question is sent again that was one too many. */
  readonly againWaits?: readonly number[];
  /** Sets up what keeps drafts, and shares them with other tabs: see `keeper.ts`. Never rejects. @default nothing is kept */
  readonly keep?: () => Promise<void>;
  /** Ends the session: in another tab the visitor has become somebody else. */
  readonly end?: () => void;
}

/** Keeps what outlives the page, and shares it with the visitor's other tabs: see `keeper.ts`. */
export interface Keeper {
  /** Something of a conversation has changed. */
  changed(core: SessionCore): void;
  /** The page goes. */
  flush(): void;
  /** Whether an answer was not read yet, in the conversation of that id or in any. */
  unread(id?: string): boolean;
  /** The visitor wants to see his conversations. */
  listed(list: Listing): void;
  /** Files that Dify has, by its ids, are not wanted any more, or were sent. */
  used(ids: readonly string[]): void;
}

/** Looks into the past of an app: see `past.ts`. */
export interface Past {
  /** What became of an answer that was cut. */
  find(core: SessionCore, answer: Answer, query: string, view: AbortSignal): Promise<Partial<Answer> | undefined>;
  /** What is known better of an answer that has ended. */
  complete(core: SessionCore, answer: Answer, query: string, view: AbortSignal): Promise<Partial<Answer> | undefined>;
  /** Ends a turn that waits for nothing. */
  probe(core: SessionCore, turn: Turn): Promise<void>;
  nameConversation(core: SessionCore): Promise<void>;
}

/** What an app does that is no chat: see `task.ts`. */
export interface TaskRunner {
  /** In the place of history. */
  readonly past: Past;
  /** Draws it in a panel, in the place of conversation and composer. */
  readonly draw: (panel: never) => unknown;
  /** Runs it. Returns whether it does; the parameters are those of `ChatSession.send`, with the inputs of the page among the `given`. */
  run(text: string, given: Inputs, files?: readonly FileInput[], change?: Partial<ChatState>): boolean;
  /** Has a result made in another way from what the one known by `key` was made of. */
  repeat(key: string, open: TurnHooks['open']): boolean;
}

/** Looks after questions that cannot leave: see `outbox.ts`. */
export interface Holder {
  /** Fulfilled when the question of the answer known by `key` may leave, with its text; with an empty one when it is not to leave. */
  hold(core: SessionCore, key: string, inputs: Inputs): Promise<string>;
  /** A question has left, and nobody knows whether it arrived. Fulfilled when history can be asked. */
  doubt(core: SessionCore, answer: Answer): Promise<void>;
}

/** A question, and how its files are shown. */
export type Asked = SendDetail & Pick<UserMessage, 'parts'>;

/** Asks questions, follows streams, and brings answers to an end: see `ask.ts`. */
export interface Follower {
  ask(core: SessionCore, asked: Asked, after?: string): Promise<void>;
  /** Follows one into the answer known by `key`, and brings that to an end. */
  follow(core: SessionCore, key: string, query: string, open: TurnHooks['open']): Promise<void>;
  /** Follows one, and tells how it ended. */
  stream(core: SessionCore, key: string, open: TurnHooks['open']): Promise<Ending>;
  /** Looks what became of an answer that was cut off. */
  recover(core: SessionCore, answer: Answer, query: string, view: AbortSignal): Promise<void>;
}

/** The visitor's conversations: see `conversations.ts`. */
export interface Listing {
  readonly state: Store<ListState>;
  /** Dify has named one. */
  named(conversationId: string, name: unknown): void;
  /** The page goes, or the session ends: what waits is posted now. */
  flush(): void;
}

/** What the conversations of a session have in common. */
export interface SessionParts {
  /** The conversation on the screen. */
  readonly core: SessionCore;
  /** The conversations that can be shown at once, or whose answers are being written: the last seen first. */
  readonly seen: readonly SessionCore[];
  readonly options: SessionOptions;
  readonly state: Store<ChatState>;
  /** Ends with the session. */
  readonly life: AbortController;
  /** Set when the app asks for inputs. */
  form?: InputAsker | undefined;
  /** Set when the page tells something of itself. */
  context?: PageTeller;
  /** Set when the app takes files with messages. */
  uploads?: FileTaker;
  /** Set for an app that is no chat. */
  task?: TaskRunner | undefined;
  /** Set with the first question: see `watcher.ts`. */
  watcher?: object;
  /** Set for an app that speaks. */
  voice?: Voice;
  /** Set when the visitor has looked at his conversations. */
  list?: Listing;
  /** Set soon after the session has begun. */
  outbox?: Holder;
  /** Set when its code is there. */
  keeper?: Keeper;
  /** Asks, and follows further streams. */
  readonly asker: Follower;
}

/** One conversation of a session, on the screen or not: its state with the one door to it. */
export class SessionCore {
  readonly session: SessionParts;
  /** Ends when nobody wants to see this conversation again: then nothing may touch the state any more. */
  readonly view = new AbortController();
  /** The inputs of the conversation, as Dify stored them; every message sends them again. */
  storedInputs: Readonly<Record<string, unknown>> = {};
  /** What there is to show of it, once another conversation is on the screen. */
  kept: ChatState | undefined;
  /** The stream that is followed. */
  declare turn?: Turn;
  /** Ends the look for an answer that was cut, by its key, once another tab follows that: see `past.ts`. */
  declare looks?: Map<string, AbortController>;

  constructor(session: SessionParts, kept?: ChatState) {
    this.session = session;
    this.kept = kept;
  }

  get options(): SessionOptions {
    return this.session.options;
  }

  /** @throws {DifyChatError} when the widget is not set up right. */
  get services(): ChatServices {
    const {services} = this.options;
    if (services instanceof DifyChatError) throw services;
    return services;
  }

  get(): ChatState {
    return this.kept ?? this.session.state.get();
  }

  /** The one door to the state: a changed conversation is stored and told. */
  set(next: ChatState): void {
    const {state} = this.session;
    const shown = state.get();
    if (this.kept) {
      this.kept = next;
      next = {...shown}; // who lists the conversations hears it
    }
    state.set(next);
    this.session.keeper?.changed(this);
    if (next.conversationId === shown.conversationId) return;
    this.options.storage.set('conversation', next.conversationId || undefined);
    this.options.emit('dify-chat-conversation-change', {conversationId: next.conversationId});
  }

  patch(patch: Partial<ChatState>): void {
    this.set({...this.get(), ...patch});
  }

  /** The page's settings have changed: who shows them hears it. */
  tell(): void {
    this.patch({});
  }

  patchAnswer(key: string, patch: Partial<Answer>): void {
    this.set(patchAnswer(this.get(), key, () => patch));
  }

  /** The answer known by `key`, on the screen or not. */
  answer(key: string): Answer | undefined {
    const {messages, aside} = this.get();
    const known = (message: Message) => message.key === key;
    const found = messages.findLast(known) ?? aside.findLast(known);
    return found?.role === 'assistant' ? found : undefined;
  }

  /** The answer that is being written. */
  get running(): Answer | undefined {
    const last = this.get().messages.at(-1);
    return isRunning(last) ? last : undefined;
  }

  /** Tells the page how an answer ended. */
  ended(key: string): void {
    const message = this.answer(key);
    if (!message) return;
    if (message.error) this.options.emit('dify-chat-error', {error: message.error});
    this.options.emit('dify-chat-message', {message, text: textOf(message.parts)});
  }

  /** Puts a failure into the state, and tells the page. */
  fail(patch: Partial<ChatState>, cause: unknown): void {
    const error = asError(cause);
    this.patch({...patch, error});
    this.options.emit('dify-chat-error', {error});
  }
}
