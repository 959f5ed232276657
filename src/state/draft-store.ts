/** What the visitor has typed and not sent, by conversation, over a reload. What is stored is as untrusted as any other text. */
import {toJson} from '../client/json.js';
import type {ChatStorage} from './storage.js';

/** So many drafts are kept: those that were changed last. */
const DRAFTS = 20;

/** Longest draft that is kept, and the longest text of all of them, in UTF-16 units. */
const LONGEST = 200_000;
const LONGEST_TEXT = 300_000;

/** A conversation's id, and its draft; an empty id is the conversation that has not begun. */
type Entry = readonly [id: string, text: string];

/** The draft of a conversation; empty where there is none. */
export function readDraft(storage: ChatStorage, id: string): string {
  return read(storage).find(([known]) => known === id)?.[1] ?? '';
}

/** Keeps a draft before all others, or removes it. One that is too long is not kept. */
export function writeDraft(storage: ChatStorage, id: string, text: string): void {
  const entries = read(storage).filter(([known]) => known !== id);
  if (text && text.length <= LONGEST) entries.unshift([id, text]);
  entries.length = Math.min(entries.length, DRAFTS);
  let kept = toJson(entries);
  while (kept.length > LONGEST_TEXT) {
    entries.pop();
    kept = toJson(entries);
  }
  storage.set('drafts', entries.length ? kept : undefined);
}

/** Former releases kept one draft: it becomes that of the conversation that was open. */
export function adoptDraft(storage: ChatStorage, id: string): void {
  const text = storage.get('draft');
  if (text === undefined) return;
  storage.set('draft', undefined);
  if (!readDraft(storage, id)) writeDraft(storage, id, text);
}

function read(storage: ChatStorage): Entry[] {
  const text = storage.get('drafts') ?? '';
  try {
    const entries = text.length <= LONGEST_TEXT && (JSON.parse(text) as unknown);
    return Array.isArray(entries) ? entries.filter(isEntry).slice(0, DRAFTS) : [];
  } catch {
    return []; // empty, or nothing that we wrote
  }
}

function isEntry(entry: unknown): entry is Entry {
  const isText = (text: unknown): boolean => typeof text === 'string' && text.length <= LONGEST;
  return Array.isArray(entry) && entry.length === 2 && entry.every(isText);
}
