import type {RequestTrace, StreamTrace} from './state/trace.js';

export type {RequestTrace, StreamTrace, TracedEvent} from './state/trace.js';

/** How an answer stands, without its words. */
export interface AnswerFacts {
  /** Dify's ids, by which its logs can be searched. */
  readonly messageId: string | null;
  readonly runId: string | null;
  readonly status: string;
  /** Code of what went wrong. */
  readonly error: string | null;
  /** Why it has not left: see the README. */
  readonly unsent: string | null;
  /** How many parts of each kind it has: `{text: 2, tool: 1}`. */
  readonly parts: Readonly<Record<string, number>>;
  /** Length of its text, in UTF-16 units. */
  readonly characters: number;
}

/** The chat as it runs. */
export interface SessionFacts {
  readonly status: string;
  readonly error: string | null;
  /** Which of Dify's families of routes is talked to. */
  readonly family: string | null;
  /** What Dify says of its version, where it can be read. */
  readonly difyVersion: string | null;
  readonly mode: string | null;
  /** What the app has switched on. */
  readonly features: readonly string[];
  /** How many fields its form has. */
  readonly fields: number;
  readonly messages: number;
  readonly history: string;
  readonly running: boolean;
  /** Conversations that this page keeps at hand, and those that have been listed. */
  readonly conversations: {readonly kept: number; readonly listed: number | null};
  /** Files of the next message, by how far they are. */
  readonly uploads: Readonly<Record<string, number>>;
  /** The last ones on the screen, the newest last. */
  readonly answers: readonly AnswerFacts[];
}

/**
 * What `diagnose()` gives: plain data for a bug report. No key, no token, no user, no word of a conversation; ids of messages and
 * runs are in it, since Dify's logs are searched by them.
 */
export interface Diagnosis {
  /** When, by the visitor's clock. */
  readonly at: string;
  /** Of `dify-chat-element`. */
  readonly version: string;
  readonly browser: {
    readonly agent: string;
    readonly online: boolean;
    readonly visible: boolean;
    /** `https:` or localhost: without that there is no microphone, no clipboard, no lock between tabs. */
    readonly secure: boolean;
    readonly languages: readonly string[];
    /** Whether something can be kept, for good and for the tab. */
    readonly localStorage: boolean;
    readonly sessionStorage: boolean;
    readonly locks: boolean;
    readonly channels: boolean;
    readonly width: number;
  };
  readonly settings: {
    /** Without credentials and query. */
    readonly baseUrl: string;
    /** How the chat proves that it may ask. */
    readonly way: 'authorize' | 'app-code' | 'api-key' | 'none';
    readonly appMode: string;
    /** Whether the page says who is chatting, and which conversation. */
    readonly user: boolean;
    readonly conversation: boolean;
    /** How many variables the page gives. */
    readonly inputs: number;
    readonly pageContext: boolean;
    readonly strings: boolean;
    readonly storage: string;
    readonly locale: string;
    readonly display: string;
    readonly theme: string;
    readonly open: boolean;
    /** The attributes without a value that are set: `no-steps`, … */
    readonly switches: readonly string[];
  };
  /** Absent until the chat has been opened, or when its code cannot be fetched. */
  readonly session: SessionFacts | null;
  /** The last calls, without what they carried. */
  readonly requests: readonly RequestTrace[];
  /** The last streams, event by event, without what they said. */
  readonly streams: readonly StreamTrace[];
}
