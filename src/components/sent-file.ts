/** Files of a question, as they are shown. */
import {asText} from '../state/read.js';
import type {FilePart, Part, UserMessage} from '../state/types.js';

/** What is drawn of each, always the same. */
const known = new WeakMap<object, FilePart>();

/** A file that the page gave along has an address or a name at the most; Dify's come with the end of the answer. */
export function sentFile(part: NonNullable<UserMessage['parts']>[number] | Part): FilePart {
  const given = part as Partial<Record<keyof FilePart, unknown>>;
  const {id, type, name, url, mime, size} = given;
  const file = known.get(part) ?? {
    kind: 'file',
    id: asText(id),
    type: asText(type),
    name: asText(name),
    url: asText(url),
    mime: asText(mime),
    ...(typeof size === 'number' && {size}),
  };
  known.set(part, file);
  return file;
}
