/** Files that a visitor has sent, as history has them. Pure. */
import {isObject} from '../client/guard.js';
import type {FileInput, FileType, Message} from '../client/types.js';
import {toFile} from './answer-files.js';
import {asText} from './read.js';
import type {UserMessage} from './types.js';

/** The files of a stored question: how they are shown, and how a request names them again. None for a question without. */
export function sentFiles({message_files: files}: Message): Pick<UserMessage, 'files' | 'parts'> {
  const own = (Array.isArray(files) ? (files as unknown[]) : []).filter(
    (file) => isObject(file) && file.belongs_to === 'user',
  );
  const pairs = own.flatMap((file) => {
    const part = toFile(file);
    const input = toInput(file as Record<string, unknown>);
    return part && input ? [[part, input] as const] : [];
  });
  if (!pairs.length) return {};
  return {parts: pairs.map(([part]) => part), files: pairs.map(([, input]) => input)};
}

function toInput({
  type,
  transfer_method: method,
  upload_file_id: id,
  url,
}: Record<string, unknown>): FileInput | undefined {
  const kind = asText(type) as FileType;
  if (method === 'remote_url') {
    const address = asText(url);
    return address
      ? {type: kind, transfer_method: method, url: address, ...(asText(id) && {upload_file_id: asText(id)})}
      : undefined;
  }
  return asText(id) ? {type: kind, transfer_method: 'local_file', upload_file_id: asText(id)} : undefined;
}
