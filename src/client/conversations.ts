import type {Connection} from './connection.js';
import {toPage} from './page.js';
import type {Conversation, ConversationVariable, Page} from './types.js';
import {path} from './url.js';

/** Which conversations. */
export interface ConversationsQuery {
  /** Only those after this one. */
  lastId?: string;
  /** 1 to 100. @default 20 */
  limit?: number;
  /** The minus is for newest first. @default '-updated_at' */
  sortBy?: 'created_at' | '-created_at' | 'updated_at' | '-updated_at';
  /** WebApp API only: pinned ones, or the others. */
  pinned?: boolean;
}

/** Which variables. */
export interface VariablesQuery {
  /** Only those after this one. */
  lastId?: string;
  /** 1 to 100. @default 20 */
  limit?: number;
  /** Only the one of this name. */
  name?: string;
}

/** Dify fails on longer names. */
const LONGEST_NAME = 255;

/** The user's conversations. Those of the Service API and of the WebApp API are separate lists. */
export class ConversationsApi {
  readonly #http: Connection;

  constructor(http: Connection) {
    this.#http = http;
  }

  /**
   * A page of conversations; the next one begins after `data.at(-1).id`. Conversations of the same second may be lost
   * between two pages.
   */
  async list(query: ConversationsQuery = {}, signal?: AbortSignal): Promise<Page<Conversation>> {
    const {lastId, limit, sortBy, pinned} = query;
    const wire = {last_id: lastId, limit, sort_by: sortBy, pinned};
    return toPage(await this.#http.json<Page<Conversation>>('GET', '/conversations', {query: wire, signal}));
  }

  /** Gives a name, which must not be blank and is cut at 255 characters. */
  rename(id: string, name: string): Promise<Conversation> {
    const body = {name: [...name].slice(0, LONGEST_NAME).join('')};
    return this.#http.json('POST', path`/conversations/${id}/name`, {body});
  }

  /** Lets the model make a name of the first question. Keeps the old one when that fails. */
  autoName(id: string): Promise<Conversation> {
    return this.#http.json('POST', path`/conversations/${id}/name`, {body: {auto_generate: true}});
  }

  /**
   * Deletes one. Dify 1.12 also "deletes" unknown ones; later releases say `not-found`.
   *
   * @param keepalive - The request goes on when the page has gone.
   */
  delete(id: string, keepalive = false): Promise<void> {
    return this.#http.json('DELETE', path`/conversations/${id}`, {body: {}, empty: true, keepalive});
  }

  /** Pins one to the top. WebApp API only. */
  pin(id: string): Promise<void> {
    return this.#http.json('PATCH', path`/conversations/${id}/pin`, {empty: true});
  }

  /** Unpins one. WebApp API only. */
  unpin(id: string): Promise<void> {
    return this.#http.json('PATCH', path`/conversations/${id}/unpin`, {empty: true});
  }

  /** The variables of a chatflow's conversation. Service API only. */
  async variables(id: string, query: VariablesQuery = {}, signal?: AbortSignal): Promise<Page<ConversationVariable>> {
    const wire = {last_id: query.lastId, limit: query.limit, variable_name: query.name};
    const route = path`/conversations/${id}/variables`;
    return toPage(await this.#http.json<Page<ConversationVariable>>('GET', route, {query: wire, signal}));
  }

  /** Sets a variable to a value of its type. Service API only. */
  updateVariable(id: string, variableId: string, value: unknown): Promise<ConversationVariable> {
    return this.#http.json('PUT', path`/conversations/${id}/variables/${variableId}`, {body: {value}});
  }
}
