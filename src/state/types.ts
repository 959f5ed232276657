/** What the widget shows, as immutable data. No DOM, no HTTP. */
import type {DifyChatError} from '../client/errors.js';
import type {FileInput, Parameters, Rating, Site} from '../client/types.js';
import type {InputError} from './input-check.js';
import type {InputField} from './input-fields.js';
import type {InputValue} from './input-store.js';
import type {GapPart, HumanInputPart, OutputsPart, ReasoningPart, RunPart, Source} from './rich-types.js';
import type {UploadsState} from './upload-types.js';

export type {DifyChatError, FileInput, Parameters, Rating, Site};
export type * from './rich-types.js';
export type * from './upload-types.js';

/** A piece of an answer, in the order in which it arrived. The renderer table in `components/parts.ts` has one entry a kind. */
export type Part = TextPart | ToolPart | FilePart | RunPart | HumanInputPart | ReasoningPart | OutputsPart | GapPart;

/** Markdown text. */
export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
}

/** A step in which an agent used a tool. Known by Dify's id of the thought. */
export interface ToolPart {
  readonly kind: 'tool';
  readonly id: string;
  /** Names of the tools, as Dify joins them: `search;weather`. */
  readonly tool: string;
  /** Label of each tool by language, e.g. `{search: {en_US: 'Search'}}`. Untrusted. */
  readonly labels: Readonly<Record<string, unknown>>;
  /** What the tools were given: JSON by the name of the tool. */
  readonly input: string;
  /** What the tools said, likewise; empty while they run. */
  readonly observation: string;
}

/** A file that came with the answer. */
export interface FilePart {
  readonly kind: 'file';
  readonly id: string;
  /** Dify's class of file: `image`, `document`, `audio`, `video`, `custom`. */
  readonly type: string;
  readonly name: string;
  /** Signed and short-lived; may be relative to Dify's origin. */
  readonly url: string;
  /** MIME type; empty where Dify does not know. */
  readonly mime: string;
  /** In bytes, where Dify knows. */
  readonly size?: number;
}

/** A file that the page gave along, as a request names it. What it says more is untrusted. */
export type GivenPart = FileInput & {readonly kind: 'file'; readonly name?: unknown};

/** A question of the visitor. */
export interface UserMessage {
  readonly role: 'user';
  /** Stable for the life of the message on the screen. */
  readonly key: string;
  readonly text: string;
  /** What went along, as a request names it, and as it is shown: one for each, of which no more is known if the page gave it. */
  readonly files?: readonly FileInput[] | undefined;
  readonly parts?: readonly (FilePart | GivenPart)[] | undefined;
  /** Of an app that is no chat: what it was run with. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Unix time in seconds. */
  readonly createdAt: number;
}

/**
 * How far an answer is.
 *
 * - `waiting`: asked, nothing received yet · `streaming`: text arrives
 * - `done`: Dify said that it is complete · `stopped`: the visitor stopped it
 * - `incomplete`: the stream was cut; what arrived is kept, and history is asked for the rest
 * - `paused`: a workflow waits for somebody's input
 * - `failed`: Dify reported an error; what arrived is kept
 */
export type AnswerStatus = 'waiting' | 'streaming' | 'done' | 'stopped' | 'incomplete' | 'paused' | 'failed';

/** An answer of the app. */
export interface Answer {
  readonly role: 'assistant';
  readonly key: string;
  /** Dify's message id; absent until the first frame. */
  readonly id?: string;
  readonly parts: readonly Part[];
  readonly status: AnswerStatus;
  /** Why it failed, or why it is incomplete. */
  readonly error?: DifyChatError;
  /** Nothing has come for a while: `slow` after 15 s, `queued` when the app has not even started. */
  readonly delay?: 'slow' | 'queued';
  /** There were too many questions at once: this one is sent once more in so many seconds. */
  readonly again?: number | undefined;
  /**
   * Its question has not left, or may not have: `offline` it waits for a network · `unclear` nobody knows, and nobody can be asked ·
   * `lost` Dify does not know it · `old` it has waited so long that the visitor has to say whether it shall go.
   */
  readonly unsent?: 'offline' | 'unclear' | 'lost' | 'old' | undefined;
  /** An agent speaks: a closing `message` repeats the whole text. */
  readonly agent?: boolean;
  /** Dify's id of a run of a chatflow or a workflow. */
  readonly runId?: string;
  /** By which it is stopped. */
  readonly taskId?: string;
  /** Where its stream broke, on servers that number what they send. */
  readonly cursor?: string;
  /** Another tab has asked for it, and tells what comes. */
  readonly mirrored?: boolean | undefined;
  /** It is what an app has made that is no chat. */
  readonly task?: TaskKind;
  /**
   * Dify's id of the message that this one follows, empty for the first. Answers with the same parent are versions of each
   * other. Absent in the Service API, where a conversation is a line.
   */
  readonly parent?: string | undefined;
  /** Where it stands among answers of the same second: those of history count up to -1, those of this visit from 1. */
  readonly place?: number;
  /** What the visitor thinks of it. */
  readonly rating?: 'like' | 'dislike' | undefined;
  /** What he might ask next; absent until Dify was asked. Untrusted. */
  readonly suggestions?: readonly string[];
  /** What it rests on. */
  readonly sources?: readonly Source[];
  /** Who wrote it, when somebody wrote it for questions like this; empty when nobody is named. */
  readonly annotator?: string;
  readonly createdAt: number;
}

export type Message = UserMessage | Answer;

/** An app that is no chat: it makes something of a form. */
export type TaskKind = 'completion' | 'workflow';

/** What is known of the app. Every text in it is untrusted. */
export interface AppState {
  readonly parameters: Parameters;
  readonly site: Partial<Site>;
  /** The kind of app, where Dify tells: in the Service API. Untrusted. */
  readonly mode?: string | undefined;
}

/** What the app asks for before a question can leave. */
export interface FormState {
  /** All fields of the app's form, always the same, so that each keeps its place. */
  readonly fields: readonly InputField[];
  /** The variables that the visitor is asked for: neither page nor conversation has a good value. */
  readonly asked: ReadonlySet<string>;
  /** What the control of each holds. */
  readonly values: ReadonlyMap<string, InputValue>;
  readonly errors: ReadonlyMap<string, InputError>;
  /** How often something was wrong when it was to be sent. */
  readonly attempts: number;
  /** The answer that failed because of a value: once that is changed, the question is asked again. */
  readonly refused: string | undefined;
  /** Whether the form stands in the thread. */
  readonly open: boolean;
  /** What would be sent now, for the opening words. */
  readonly filled: Readonly<Record<string, unknown>>;
}

/** How far an answer is that is read aloud; `blocked`: the browser wants a button to be pressed first. */
export type SpeechState = 'loading' | 'playing' | 'paused' | 'blocked' | 'failed';

/** Everything a widget shows. */
export interface ChatState {
  /** `loading` until the app has been described; `failed` with `error` when it could not be. */
  readonly status: 'loading' | 'ready' | 'failed';
  readonly error?: DifyChatError;
  readonly app?: AppState;
  /** Dify's id of the current conversation; empty for one that has not begun. */
  readonly conversationId: string;
  readonly messages: readonly Message[];
  /** Versions that are not shown, with what follows them: questions and answers in turns. */
  readonly aside: readonly Message[];
  /** The past of this conversation: whether a page is being fetched, failed, or more could be. */
  readonly history: 'complete' | 'more' | 'loading' | 'failed';
  /** What the visitor has typed and not sent. */
  readonly draft: string;
  /** What he has made of sent questions so far, by their keys: those that are being edited. */
  readonly edits?: Readonly<Record<string, string>>;
  /** Files for the next message; absent when the app takes none. */
  readonly uploads?: UploadsState;
  /** Absent when the app asks for nothing. */
  readonly form?: FormState;
  /** Absent for a chat. */
  readonly task?: TaskKind | undefined;
  /** What the page tells of itself, by variable; absent when that is nothing. */
  readonly context?: Readonly<Record<string, unknown>> | undefined;
  /** The answer that is read aloud, and how far that is; absent when it is quiet. */
  readonly speech?: {readonly key: string; readonly state: SpeechState; readonly error?: DifyChatError} | undefined;
  /** Icons of the app's tools by their names; absent until they are asked for. Untrusted. */
  readonly toolIcons?: Readonly<Record<string, unknown>>;
}

/** The state before anything is known. */
export const initialState: ChatState = {
  status: 'loading',
  conversationId: '',
  messages: [],
  aside: [],
  history: 'complete',
  draft: '',
};

/** The text of an answer, as Dify stores it: the rounds of an agent are joined by a line break. */
export function textOf(parts: readonly Part[]): string {
  let text = '';
  let round = false;
  for (const part of parts) {
    if (part.kind === 'tool') round = true;
    if ((part.kind !== 'text' && part.kind !== 'outputs') || !part.text) continue;
    text += (round && text ? '\n' : '') + part.text;
    round = false;
  }
  return text;
}

/** Whether an answer is still being written. */
export function isRunning(message: Message | undefined): message is Answer {
  return message?.role === 'assistant' && (message.status === 'waiting' || message.status === 'streaming');
}
