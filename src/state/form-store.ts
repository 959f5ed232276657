/** What the visitor has typed into forms in the middle of answers, over a reload. What is stored is as untrusted as any other text. */
import {toJson} from '../client/json.js';
import type {InputValue} from './input-store.js';
import type {ChatStorage} from './storage.js';

/** Longest text that is kept, in UTF-16 units. */
const LONGEST = 200_000;

/** So many forms are remembered: those that were changed last. */
const FORMS = 5;

type Entry = readonly [id: string, values: readonly (readonly [name: string, value: string])[]];

/** What was typed into a form, by the names of its fields. */
export function recallForm(storage: ChatStorage, id: string): ReadonlyMap<string, string> {
  return new Map(read(storage).find(([known]) => known === id)?.[1]);
}

/** Keeps what is typed into a form; forgets it when there is nothing, or more than a browser should be asked to keep. */
export function keepForm(storage: ChatStorage, id: string, values: ReadonlyMap<string, InputValue>): void {
  const others = read(storage).filter(([known]) => known !== id);
  const texts = [...values].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const entries: Entry[] = texts.length ? [[id, texts], ...others] : others;
  const text = toJson(entries.slice(0, FORMS));
  storage.set('human-input', entries.length && text.length <= LONGEST ? text : undefined);
}

function read(storage: ChatStorage): Entry[] {
  const text = storage.get('human-input') ?? '';
  try {
    const entries = text.length <= LONGEST && (JSON.parse(text) as unknown);
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return []; // empty, or nothing that we wrote
  }
}

function isEntry(entry: unknown): entry is Entry {
  const isPair = (pair: unknown): boolean =>
    Array.isArray(pair) && pair.length === 2 && pair.every((text) => typeof text === 'string');
  return Array.isArray(entry) && typeof entry[0] === 'string' && Array.isArray(entry[1]) && entry[1].every(isPair);
}
