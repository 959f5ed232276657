import type {Connection} from './connection.js';
import {toPage} from './page.js';
import type {EventStream} from './stream.js';
import type {BlockingMessage, FileInput, JsonObject, Page, SavedMessage} from './types.js';
import {path} from './url.js';

/** What a text is made of. */
export interface CompletionRequest {
  /** Values of the app's form. @default {} */
  inputs?: JsonObject;
  /** For apps whose prompt has a place for it. @default '' */
  query?: string;
  files?: readonly FileInput[] | undefined;
}

/** Which saved answers. */
export interface SavedQuery {
  /** Only those after this one. */
  lastId?: string;
  /** 1 to 100. @default 20 */
  limit?: number;
}

/** Apps of the mode completion: one text from one form. */
export class CompletionApi {
  readonly #http: Connection;

  constructor(http: Connection) {
    this.#http = http;
  }

  /** Makes a text, and gives its events as they come. */
  send(request: CompletionRequest, signal?: AbortSignal): Promise<EventStream> {
    return this.#http.stream('/completion-messages', {body: toBody(request, 'streaming'), signal});
  }

  /** Makes a text, and waits for the whole of it. */
  sendBlocking(request: CompletionRequest, signal?: AbortSignal): Promise<BlockingMessage> {
    const body = toBody(request, 'blocking');
    return this.#http.json('POST', '/completion-messages', {body, signal, long: true});
  }

  /** Stops a text; `taskId` is in every event. Also succeeds when there is nothing to stop. */
  stop(taskId: string): Promise<void> {
    return this.#http.json('POST', path`/completion-messages/${taskId}/stop`, {body: {}, empty: true});
  }

  /**
   * Makes another text like that of a message, and gives its events as they come. WebApp API only.
   *
   * The releases 1.12 to 1.14 break this stream off at once (a `network` error while iterating): ask for the whole text there.
   */
  moreLikeThis(messageId: string, signal?: AbortSignal): Promise<EventStream> {
    const query = {response_mode: 'streaming'};
    return this.#http.stream(path`/messages/${messageId}/more-like-this`, {
      method: 'GET',
      query,
      signal,
      repeat: false,
    });
  }

  /** Makes another text like that of a message, and waits for the whole of it. WebApp API only. */
  moreLikeThisBlocking(messageId: string, signal?: AbortSignal): Promise<BlockingMessage> {
    const route = path`/messages/${messageId}/more-like-this`;
    const query = {response_mode: 'blocking'};
    return this.#http.json('GET', route, {query, signal, long: true, repeat: false});
  }

  /** A page of the answers that the user has saved. WebApp API only. */
  async saved({lastId, limit}: SavedQuery = {}, signal?: AbortSignal): Promise<Page<SavedMessage>> {
    const query = {last_id: lastId, limit};
    return toPage(await this.#http.json<Page<SavedMessage>>('GET', '/saved-messages', {query, signal}));
  }

  /** Saves an answer. WebApp API only. */
  save(messageId: string): Promise<void> {
    return this.#http.json('POST', '/saved-messages', {body: {message_id: messageId}, empty: true});
  }

  /** Forgets a saved answer. WebApp API only. */
  unsave(messageId: string): Promise<void> {
    return this.#http.json('DELETE', path`/saved-messages/${messageId}`, {empty: true});
  }
}

function toBody({inputs = {}, query = '', files}: CompletionRequest, mode: 'streaming' | 'blocking'): JsonObject {
  return {inputs, query, files, response_mode: mode};
}
