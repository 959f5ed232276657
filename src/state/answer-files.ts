/** Files of an answer, in whatever shape Dify names them. Pure. */
import {isObject} from '../client/guard.js';
import type {Message} from '../client/types.js';
import {asText} from './read.js';
import {textOf, type FilePart, type Part} from './types.js';

/** Says of a file only that nobody knows. */
const UNKNOWN = 'application/octet-stream';

/** An image in Markdown. */
const IMAGE = /!\[[^\]\n]{0,300}\]\(\s*<?([^\s)>]{1,3000})/g;

/** A file of `message_file`, `message_end.files` or history; undefined for what has neither an address nor a name. */
export function toFile(value: unknown): FilePart | undefined {
  if (!isObject(value)) return undefined;
  const {id, related_id: related, type, filename, url, remote_url: remote, mime_type: mime, size} = value;
  const address = asText(url) || asText(remote);
  const name = asText(filename);
  if (!address && !name) return undefined;
  return {
    kind: 'file',
    id: asText(id) || asText(related) || placeOf(address),
    type: asText(type),
    name,
    url: address,
    mime: mime === UNKNOWN ? '' : asText(mime),
    ...(typeof size === 'number' && size > 0 && {size}),
  };
}

/** All of a list that are files. */
export function toFiles(values: unknown): FilePart[] {
  return Array.isArray(values) ? values.map(toFile).filter((file) => file !== undefined) : [];
}

/** The files of a stored message that are the answer's own. */
export function filesOf({message_files: files}: Message): unknown[] {
  return Array.isArray(files) ? files.filter((file) => isObject(file) && file.belongs_to === 'assistant') : [];
}

/**
 * Adds files to an answer, each once: what is known already learns what is new. Images that stand in the text are not
 * shown a second time.
 *
 * @param renew - Takes the new addresses of known files, too; else these stay, so that nothing is loaded twice.
 */
export function mergeFiles(parts: readonly Part[], files: readonly FilePart[], renew = false): readonly Part[] {
  if (!files.length) return parts;
  let drawn: Set<string> | undefined;
  const isDrawn = ({type, url}: FilePart) => {
    drawn ??= new Set(Array.from(textOf(parts).matchAll(IMAGE), ([, address = '']) => placeOf(address)));
    return type === 'image' && drawn.has(placeOf(url));
  };
  return files.reduce((all, file) => {
    const place = placeOf(file.url);
    const index = all.findIndex(
      (part) => part.kind === 'file' && (part.id === file.id || (place && placeOf(part.url) === place)),
    );
    const known = all[index] as FilePart | undefined;
    if (!known) return isDrawn(file) ? all : [...all, file];
    const next = learn(known, file, renew);
    return next === known ? all : all.with(index, next);
  }, parts);
}

function learn(known: FilePart, file: FilePart, renew: boolean): FilePart {
  const size = file.size ?? known.size;
  const next: FilePart = {
    ...known,
    type: known.type || file.type,
    name: file.name || known.name,
    url: (renew && file.url) || known.url || file.url,
    mime: file.mime || known.mime,
    ...(size !== undefined && {size}),
  };
  const same = (['type', 'name', 'url', 'mime', 'size'] as const).every((key) => next[key] === known[key]);
  return same ? known : next;
}

/** What stays of a file's address when it is signed anew. */
function placeOf(url: string): string {
  return /(\/files\/[^?#]+)\?(?:[^#]*&)?sign=/.exec(url)?.[1] ?? url;
}
