import type {DifyChatError} from '../client/errors.js';
import type {ChatEvent} from '../client/events.js';
import type {Answer, AppState, FileInput} from './types.js';

/** What a page may change in `dify-chat-send` before the question leaves. */
export interface SendDetail {
  query: string;
  inputs: Record<string, unknown>;
  /** As requests name them. */
  files?: readonly FileInput[] | undefined;
}

/** The list of what a page can hear, in one place. Each leaves from `<dify-chat>` as a bubbling, composed `CustomEvent`. */
export interface ChatEventMap {
  /** The app has been described and its history is there. */
  'dify-chat-ready': {app: AppState};
  /** The visitor opened the panel. */
  'dify-chat-open': undefined;
  /** The visitor closed the panel. */
  'dify-chat-close': undefined;
  /** A question is about to be sent. Cancelable; the detail may be edited. */
  'dify-chat-send': SendDetail;
  /** An answer ended, in whatever way: see its `status`. */
  'dify-chat-message': {message: Answer; text: string};
  /** Every event of every stream as Dify sent it, but pings. */
  'dify-chat-event': {event: ChatEvent};
  /** Something failed: the description of the app, a question or its answer. */
  'dify-chat-error': {error: DifyChatError};
  /** Another conversation is current; empty before the first answer of a new one. */
  'dify-chat-conversation-change': {conversationId: string};
  /** The visitor said what he thinks of an answer; null: he took it back. */
  'dify-chat-feedback': {messageId: string; rating: 'like' | 'dislike' | null; content?: string | undefined};
  /** Another number of answers arrived while the panel was closed. */
  'dify-chat-unread': {count: number};
}

/** Returns false when a listener prevented the default action. */
export type Emit = <K extends keyof ChatEventMap>(type: K, detail: ChatEventMap[K]) => boolean;
