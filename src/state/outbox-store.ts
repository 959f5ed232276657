/** Questions that have not left, over a reload. What is stored is as untrusted as any other text. */
import {isObject} from '../client/guard.js';
import {toJson} from '../client/json.js';
import type {Message as ApiMessage} from '../client/types.js';
import type {Inputs} from './extras.js';
import {asAmount, asList, asText} from './read.js';
import {sentFiles} from './sent-files.js';
import type {ChatStorage} from './storage.js';
import type {UserMessage} from './types.js';

/** A question that waits, or of which nobody knows whether it arrived. */
export interface Unsent extends Pick<UserMessage, 'text' | 'files' | 'parts'> {
  /** Random: no other tab has the same. */
  readonly id: string;
  /** Empty for a new conversation. */
  readonly conversationId: string;
  readonly inputs: Inputs;
  /** Dify's id of the message that it follows, where it keeps versions. */
  readonly parent?: string | undefined;
  /** Dify's id of the newest message that was known then. */
  readonly after?: string | undefined;
  /** Unix time in seconds at which the visitor sent it. */
  readonly at: number;
  /** The same, at which it left: it may have arrived. */
  readonly sent?: number | undefined;
}

const ID = /^[0-9a-f]{32}$/;
const UUID = /^(?:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/i;

/** So many are kept, of so many UTF-16 units in all, for so many seconds. */
const MOST = 8;
const LONGEST = 200_000;
const OLDEST = 7 * 24 * 3600;

/** The stored questions, oldest first. */
export function readUnsent(storage: ChatStorage): Unsent[] {
  const text = storage.get('outbox') ?? '';
  try {
    const entries = text.length <= LONGEST ? (JSON.parse(text || '[]') as unknown) : [];
    return asList(entries as Record<string, unknown>[])
      .flatMap((entry) => toUnsent(entry) ?? [])
      .slice(-MOST);
  } catch {
    return []; // nothing that we wrote
  }
}

/** Keeps a question, in the place of what was kept of it. */
export function keepUnsent(storage: ChatStorage, question: Unsent): void {
  const others = readUnsent(storage).filter(({id}) => id !== question.id);
  write(storage, [...others, question].slice(-MOST));
}

/** Forgets one. */
export function dropUnsent(storage: ChatStorage, id: string): void {
  const all = readUnsent(storage);
  const others = all.filter((entry) => entry.id !== id);
  if (others.length < all.length) write(storage, others);
}

/** What does not fit is left out, the oldest first. */
function write(storage: ChatStorage, questions: readonly Unsent[]): void {
  const text = toJson(questions.map(toStored));
  if (questions.length && text.length > LONGEST) write(storage, questions.slice(1));
  else storage.set('outbox', questions.length ? text : undefined);
}

/** Files stand as in Dify's history. Addresses that end with the page are left out. */
function toStored({files, parts, ...question}: Unsent): Record<string, unknown> {
  const stored = files?.map((file, index) => {
    const {id, name, url, mime: mime_type, size} = {...parts?.[index]} as Record<string, unknown>;
    const lasting = !asText(url).startsWith('blob:') && url;
    return {url: lasting || undefined, ...file, belongs_to: 'user', id, filename: name, mime_type, size};
  });
  return {...question, files: stored};
}

function toUnsent(entry: Record<string, unknown>): Unsent | undefined {
  const {id, conversationId, text, inputs, parent, after, at, sent, files} = entry;
  const known = Date.now() / 1000 - (asAmount(at) ?? 0) < OLDEST;
  if (!ID.test(asText(id)) || !UUID.test(asText(conversationId)) || !asText(text) || !known) return undefined;
  return {
    id: asText(id),
    conversationId: asText(conversationId),
    text: asText(text),
    inputs: isObject(inputs) ? inputs : {},
    ...(typeof parent === 'string' && UUID.test(parent) && {parent}),
    ...(asText(after) && {after: asText(after)}),
    ...sentFiles({message_files: files} as ApiMessage),
    at: asAmount(at) ?? 0,
    ...(asAmount(sent) && {sent: asAmount(sent)}),
  };
}
