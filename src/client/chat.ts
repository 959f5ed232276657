import type {Connection} from './connection.js';
import type {EventStream} from './stream.js';
import type {BlockingAnswer, FileInput, JsonObject} from './types.js';
import {path} from './url.js';

/** A message to the app. */
export interface SendRequest {
  /** Must not be empty. */
  query: string;
  /** Values of the app's form. Checked with every message: send those of the conversation each time. @default {} */
  inputs?: JsonObject;
  /** Left out or empty: a new conversation. Its id is in the first event; it may be another than the one asked for. */
  conversationId?: string;
  /** WebApp API only: which message this one follows; left out, it stands at the beginning. To ask again, give the same. */
  parentMessageId?: string | null;
  files?: FileInput[];
  /** Service API only: whether Dify names a new conversation, some seconds later. @default true */
  autoGenerateName?: boolean;
  /** Service API, chatflows: a published version other than the current one. */
  workflowId?: string;
  /** For tracing: up to 128 of `A-Z a-z 0-9 _ -`. */
  traceId?: string;
}

/** Conversing with apps of the modes chat, agent-chat, agent and advanced-chat. */
export class ChatApi {
  readonly #http: Connection;

  constructor(http: Connection) {
    this.#http = http;
  }

  /**
   * Sends a message, and gives the answer's events as they come. Never sent again by itself.
   *
   * Aborting ends the stream only. To stop the answer, and keep what there is of it, call `stop` and read on to the end.
   *
   * @throws {DifyChatError} when Dify refuses. What fails later is in the events; a chatflow that cannot start may say nothing.
   */
  send(request: SendRequest, signal?: AbortSignal): Promise<EventStream> {
    return this.#http.stream('/chat-messages', {body: this.#body(request, 'streaming'), signal});
  }

  /**
   * Sends a message, and waits for the whole answer. Not for apps of the modes agent-chat and agent.
   *
   * @throws {DifyChatError} when it fails.
   */
  sendBlocking(request: SendRequest, signal?: AbortSignal): Promise<BlockingAnswer> {
    return this.#http.json('POST', '/chat-messages', {body: this.#body(request, 'blocking'), signal, long: true});
  }

  /** Stops an answer; `taskId` is in every event. Also succeeds when there is nothing to stop. */
  stop(taskId: string): Promise<void> {
    return this.#http.json('POST', path`/chat-messages/${taskId}/stop`, {body: {}, empty: true});
  }

  #body(request: SendRequest, mode: 'streaming' | 'blocking'): JsonObject {
    const {query, inputs = {}, conversationId = '', parentMessageId = null, files, traceId} = request;
    const {autoGenerateName, workflowId} = request;
    const own =
      this.#http.family === 'webapp'
        ? {parent_message_id: parentMessageId}
        : {auto_generate_name: autoGenerateName, workflow_id: workflowId};
    const body = {query, inputs, conversation_id: conversationId, files, response_mode: mode, trace_id: traceId};
    return {...body, ...own};
  }
}
