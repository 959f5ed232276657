/** Files that Dify has and no message yet, over a reload. What is stored is as untrusted as any other text. */
import {isObject} from '../client/guard.js';
import {toJson} from '../client/json.js';
import {sentType, type FileRules} from './file-rules.js';
import {asId} from './ids.js';
import {asText} from './read.js';
import type {ChatStorage} from './storage.js';
import type {Upload} from './upload-types.js';

/** Longest list that is kept, in UTF-16 units. */
const LONGEST = 20_000;

/**
 * Keeps what is uploaded, beside what other tabs keep. What lies elsewhere is as short as its address, and is asked for again.
 *
 * @param before - What this tab has kept so far.
 * @returns the ids of those that are not kept any more.
 */
export function keepUploads(storage: ChatStorage, items: readonly Upload[], before: readonly Upload[]): string[] {
  const entries = items.flatMap(({name, mime, size, url, input}) =>
    input?.transfer_method === 'local_file' ? [{name, mime, size, url, id: input.upload_file_id}] : [],
  );
  const ids = new Set(entries.map(({id}) => id));
  const own = new Set(
    before.flatMap(({input}) => (input?.transfer_method === 'local_file' ? input.upload_file_id : [])),
  );
  const known = read(storage);
  const others = known.filter((entry) => isObject(entry) && !ids.has(asText(entry.id)) && !own.has(asText(entry.id)));
  const all = [...others, ...entries];
  const text = all.length ? toJson(all) : undefined;
  const kept = text && text.length <= LONGEST ? text : undefined;
  if (storage.get('uploads') !== kept) storage.set('uploads', kept);
  return [...own].filter((id) => !ids.has(id));
}

/** The stored files that the app would still take. */
export function recallUploads(storage: ChatStorage, rules: FileRules): Upload[] {
  return read(storage)
    .flatMap((entry, index) => toUpload(entry, index, rules) ?? [])
    .slice(0, rules.number);
}

function read(storage: ChatStorage): readonly unknown[] {
  const text = storage.get('uploads') ?? '';
  try {
    const entries = text.length <= LONGEST ? (JSON.parse(text || '[]') as unknown) : [];
    return Array.isArray(entries) ? entries : [];
  } catch {
    return []; // nothing that we wrote
  }
}

function toUpload(entry: unknown, index: number, rules: FileRules): Upload | undefined {
  if (!isObject(entry)) return undefined;
  const {name, mime, size, url, id} = entry;
  const type = sentType(asText(name), rules);
  if (!type || !asId(id)) return undefined;
  return {
    key: `kept-${index}`,
    name: asText(name),
    mime: asText(mime),
    url: asText(url),
    ...(typeof size === 'number' && size >= 0 && {size}),
    type,
    status: 'done',
    sent: 0,
    input: {type, transfer_method: 'local_file', upload_file_id: asText(id)},
  };
}
