import type {Connection} from './connection.js';
import {toPage} from './page.js';
import type {Message, Page, Rating} from './types.js';
import {path} from './url.js';

/** Which messages. */
export interface MessagesQuery {
  conversationId: string;
  /** Only older ones than this. */
  firstId?: string;
  /** 1 to 100. @default 20 */
  limit?: number;
}

/** The past of a conversation, opinions, and what might be asked next. */
export class MessagesApi {
  readonly #http: Connection;

  constructor(http: Connection) {
    this.#http = http;
  }

  /**
   * A page of messages, oldest first: the newest page, or the one before `firstId` (to go back, give `data[0].id`).
   *
   * @throws {DifyChatError} of kind `not-found` when the conversation is gone.
   */
  async list({conversationId, firstId, limit}: MessagesQuery, signal?: AbortSignal): Promise<Page<Message>> {
    const query = {conversation_id: conversationId, first_id: firstId, limit};
    return toPage(await this.#http.json<Page<Message>>('GET', '/messages', {query, signal}));
  }

  /** Says what the reader thinks of an answer. A null takes it back, and fails when there is nothing to take back. */
  feedback(messageId: string, {rating, content}: {rating: Rating; content?: string}): Promise<void> {
    return this.#http.json('POST', path`/messages/${messageId}/feedbacks`, {body: {rating, content}, empty: true});
  }

  /**
   * Questions that might come next. Takes seconds, since the model makes them.
   *
   * @throws {DifyChatError} among others when the app does not offer them. Take every failure for "none".
   */
  async suggested(messageId: string, signal?: AbortSignal): Promise<string[]> {
    const {family} = this.#http;
    const route = path`/messages/${messageId}/` + (family === 'webapp' ? 'suggested-questions' : 'suggested');
    const {data} = await this.#http.json<{data?: unknown}>('GET', route, {signal, repeat: false});
    return Array.isArray(data) ? data.filter((question) => typeof question === 'string') : [];
  }
}
