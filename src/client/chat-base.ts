import type {Connection} from './connection.js';
import type {EventStream} from './stream.js';
import type {FileInput, JsonObject} from './types.js';
import {path} from './url.js';

/** A question and what goes along with it. */
export interface Question {
  /** Must not be empty. */
  query: string;
  /** Values of the app's form. Checked with every message: send those of the conversation each time. @default {} */
  inputs?: JsonObject;
  /** Left out or empty: a new conversation. Its id is in the first event; it may be another than the one asked for. */
  conversationId?: string;
  /** WebApp API only: which message this one follows; left out, it stands at the beginning. To ask again, give the same. */
  parentMessageId?: string | null;
  files?: readonly FileInput[] | undefined;
}

/** What a chat needs of conversing: to send and to stop. The client has the whole, `ChatApi`. */
export class ChatBase<Request extends Question = Question> {
  protected readonly http: Connection;

  constructor(http: Connection) {
    this.http = http;
  }

  /**
   * Sends a message, and gives the answer's events as they come. Never sent again by itself.
   *
   * Aborting ends the stream only. To stop the answer, and keep what there is of it, call `stop` and read on to the end.
   *
   * @throws {DifyChatError} when Dify refuses. What fails later is in the events; a chatflow that cannot start may say nothing.
   */
  send(request: Request, signal?: AbortSignal): Promise<EventStream> {
    return this.http.stream('/chat-messages', {body: this.body(request, 'streaming'), signal});
  }

  /** Stops an answer; `taskId` is in every event. Also succeeds when there is nothing to stop. */
  stop(taskId: string): Promise<void> {
    return this.http.json('POST', path`/chat-messages/${taskId}/stop`, {body: {}, empty: true});
  }

  /** A request in Dify's words. What is undefined is left out. */
  protected body({query, inputs = {}, conversationId = '', parentMessageId, files}: Request, mode: string): JsonObject {
    return {
      query,
      inputs,
      conversation_id: conversationId,
      files,
      response_mode: mode,
      parent_message_id: this.http.family === 'webapp' ? (parentMessageId ?? null) : undefined,
    };
  }
}
