/** The visitor's conversations as a list shows them. What a server or a storage sends may be anything. Pure; a part of a lazy chunk. */
import type {DifyChatError} from '../client/errors.js';
import {isObject} from '../client/guard.js';
import {toJson} from '../client/json.js';
import {asAmount, asText} from './read.js';
import type {ChatStorage} from './storage.js';

/** A conversation in the list. Its name is untrusted. */
export interface ConversationItem {
  /** Dify's id. */
  readonly id: string;
  readonly name: string;
  /** When something was said in it last: Unix time in seconds; 0 when that is not known. */
  readonly at: number;
  readonly pinned: boolean;
}

/** Times of the list, in milliseconds. */
export interface ListTimes {
  /** How long a deletion can be undone. */
  readonly undo: number;
  /** A model names a new conversation some seconds after its first answer: when it is looked for. */
  readonly names: readonly number[];
}

export const LIST_TIMES: ListTimes = {undo: 8000, names: [1000, 3000, 6000]};

/** Something that was to be done with a conversation and was refused; `gone`: it does not exist any more. */
export interface ListProblem {
  readonly what: 'rename' | 'pin' | 'delete' | 'gone';
  readonly name: string;
  readonly error?: DifyChatError;
  readonly retry?: () => void;
}

/** What the list shows. */
export interface ListState {
  /** Those that are known, in the order of the list. */
  readonly items: readonly ConversationItem[];
  /** `more`: there are further pages · `failed`: the next page could not be had, with `error`. */
  readonly status: 'loading' | 'more' | 'complete' | 'failed';
  readonly error?: DifyChatError | undefined;
  /** Deleted ones that can be had back. */
  readonly deleted: readonly ConversationItem[];
  readonly problem?: ListProblem | undefined;
}

/** Longer names are cut, in UTF-16 units: Dify's have 255 characters at most. */
const LONGEST_NAME = 600;

/** Dify names a conversation after so many characters of its first question, until a model has found a better name. */
const FIRST_WORDS = 20;

/** So many ids are kept, each at most so long. */
const MOST_IDS = 200;
const LONGEST_ID = 64;

/** One of Dify's conversations; nothing for what has no id. */
export function toItem(value: unknown, pinned: boolean): ConversationItem | undefined {
  if (!isObject(value)) return undefined;
  const id = asText(value.id);
  if (!id) return undefined;
  const at = asAmount(value.updated_at) ?? asAmount(value.created_at) ?? 0;
  return {id, name: toName(value.name), at, pinned};
}

/** A name from outside on one line. */
export function toName(value: unknown): string {
  return asText(value).slice(0, LONGEST_NAME).replace(/\s+/g, ' ').trim();
}

/** The name that Dify gives a conversation at first. */
export function firstName(question: string): string {
  const characters = [...question.slice(0, LONGEST_NAME)];
  return toName(
    characters.length > FIRST_WORDS ? `${characters.slice(0, FIRST_WORDS).join('')}…` : characters.join(''),
  );
}

/** Pinned ones first, then the newest; those without a time in the order in which they came. */
export function inListOrder(a: ConversationItem, b: ConversationItem): number {
  return Number(b.pinned) - Number(a.pinned) || b.at - a.at;
}

/** Ids that are kept in the browser. */
export function readIds(storage: ChatStorage, name: 'pinned' | 'deleted' | 'unread'): string[] {
  try {
    const ids: unknown = JSON.parse(storage.get(name) ?? '[]');
    const isId = (id: unknown): id is string => typeof id === 'string' && !!id && id.length <= LONGEST_ID;
    return Array.isArray(ids) ? ids.filter(isId).slice(0, MOST_IDS) : [];
  } catch {
    return []; // nothing that we wrote
  }
}

/** Keeps ids in the browser: the newest ones, which are at the end. */
export function writeIds(storage: ChatStorage, name: 'pinned' | 'deleted' | 'unread', ids: readonly string[]): void {
  storage.set(name, ids.length ? toJson(ids.slice(-MOST_IDS)) : undefined);
}
