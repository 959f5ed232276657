/** Reads the visitor's conversations page by page. A part of a lazy chunk. */
import {ConversationsApi} from '../client/conversations.js';
import {asError} from '../client/errors.js';
import type {Page} from '../client/types.js';
import {toItem, type ConversationItem} from './conversation-items.js';
import type {ChatServices} from './core.js';

/** So many pinned conversations are shown. */
const MOST_PINNED = 100;

/** What a page brought. */
export interface Batch {
  readonly items: readonly ConversationItem[];
  readonly more: boolean;
}

/** The way through Dify's list, which is sorted by the last change, newest first. */
export class ConversationPages {
  readonly #api: ConversationsApi;
  /** The WebApp API keeps pinned ones apart. */
  readonly #apart: boolean;
  /** What was read, in Dify's order. */
  #read: ConversationItem[] = [];
  /** There is a first page. */
  begun = false;

  constructor({http}: ChatServices) {
    this.#api = new ConversationsApi(http);
    this.#apart = http.family === 'webapp';
  }

  /** The next page; the first one brings the pinned ones along. @throws what the client throws. */
  async next(limit: number, signal: AbortSignal): Promise<Batch> {
    const first = !this.begun;
    const [pinned, page] = await Promise.all([
      first && this.#apart ? this.#api.list({pinned: true, limit: MOST_PINNED}, signal) : undefined,
      this.#fresh(limit, signal),
    ]);
    this.begun = true;
    return {items: [...toItems(pinned, true), ...page.items], more: page.more};
  }

  /** The newest ones once more. @throws what the client throws. */
  async newest(limit: number, signal: AbortSignal): Promise<readonly ConversationItem[]> {
    return toItems(await this.#list(limit, undefined, signal), false);
  }

  /**
   * Those of the same second are lost between two pages, so that the next one begins a little earlier: where the time was
   * another. A server that says "more" for ever, and has nothing new, is not asked for ever.
   */
  async #fresh(limit: number, signal: AbortSignal): Promise<Batch> {
    const known = new Set(this.#read.map(({id}) => id));
    for (const exact of [false, true]) {
      const page = await this.#after(exact, limit, signal);
      const items = toItems(page, false).filter(({id}) => !known.has(id));
      this.#read.push(...items);
      if (items.length || !page.has_more) return {items, more: page.has_more};
    }
    return {items: [], more: false};
  }

  /** The page after what was read. What was deleted meanwhile can be no one's predecessor. */
  async #after(exact: boolean, limit: number, signal: AbortSignal): Promise<Page<unknown>> {
    for (;;) {
      const last = this.#read.at(-1);
      const before = exact ? last : (this.#read.findLast(({at}) => at !== last?.at) ?? last);
      try {
        return await this.#list(limit, before?.id, signal);
      } catch (error) {
        if (!before || asError(error).kind !== 'not-found') throw error;
        this.#read = this.#read.filter((item) => item !== before);
      }
    }
  }

  #list(limit: number, lastId: string | undefined, signal: AbortSignal): Promise<Page<unknown>> {
    return this.#api.list({limit, ...(lastId && {lastId}), ...(this.#apart && {pinned: false})}, signal);
  }
}

function toItems(page: Page<unknown> | undefined, pinned: boolean): ConversationItem[] {
  return page?.data.flatMap((value) => toItem(value, pinned) ?? []) ?? [];
}
