/** Files of a question, as they are shown. */
import {asText} from '../state/read.js';
import type {FilePart, Part, UserMessage} from '../state/types.js';

/** What is drawn of each, always the same. */
const known = new WeakMap<object, FilePart>();

/** Said to who builds the page. */
const FILES =
  '<dify-chat>: send() cannot send a File or Blob. Upload it first, and give {type, transfer_method: "local_file", upload_file_id}.';

/** A file that the page gave along has an address or a name at the most; Dify's come with the end of the answer. */
export function sentFile(part: NonNullable<UserMessage['parts']>[number] | Part): FilePart {
  const given = part as Partial<Record<keyof FilePart, unknown>>;
  const {id, type, name, url, mime, size} = given;
  // A request names a file by id or address, and its type: a `File` has none of these, and nothing of it is sent.
  // eslint-disable-next-line no-console -- for who builds the page, and nobody else
  if (!known.has(part) && id === undefined && !asText(type)) console.warn(FILES);
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
