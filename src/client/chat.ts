import {ChatBase, type Question} from './chat-base.js';
import type {BlockingAnswer, JsonObject} from './types.js';

/** A message to the app. */
export interface SendRequest extends Question {
  /** Service API only: whether Dify names a new conversation, some seconds later. @default true */
  autoGenerateName?: boolean;
  /** Service API, chatflows: a published version other than the current one. */
  workflowId?: string;
  /** For tracing: up to 128 of `A-Z a-z 0-9 _ -`. */
  traceId?: string;
}

/** Conversing with apps of the modes chat, agent-chat, agent and advanced-chat. */
export class ChatApi extends ChatBase<SendRequest> {
  /**
   * Sends a message, and waits for the whole answer. Not for apps of the modes agent-chat and agent.
   *
   * @throws {DifyChatError} when it fails.
   */
  sendBlocking(request: SendRequest, signal?: AbortSignal): Promise<BlockingAnswer> {
    return this.http.json('POST', '/chat-messages', {body: this.body(request, 'blocking'), signal, long: true});
  }

  protected override body(request: SendRequest, mode: string): JsonObject {
    const {autoGenerateName, workflowId, traceId} = request;
    const own = this.http.family === 'service' && {auto_generate_name: autoGenerateName, workflow_id: workflowId};
    return {...super.body(request, mode), trace_id: traceId, ...own};
  }
}
