/** A conversation's inputs as Dify stored them, made ready to be sent again. */
import {isObject} from '../client/guard.js';
import type {FileInput, FileType} from '../client/types.js';

/** Turns stored files back into what a request names them by; their signed addresses are stale. */
export function resendable(inputs: unknown): Record<string, unknown> {
  if (!isObject(inputs)) return {};
  const entries = Object.entries(inputs).map(([name, value]) => [name, toInput(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function toInput(value: unknown): unknown {
  if (!Array.isArray(value)) return isFile(value) ? toFileInput(value) : value;
  return value.map((item: unknown) => (isFile(item) ? toFileInput(item) : item)).filter((item) => item !== undefined);
}

function isFile(value: unknown): value is Record<string, unknown> {
  return isObject(value) && value.dify_model_identity === '__dify__file__';
}

/** Nothing for a file that cannot be named again. */
function toFileInput(file: Record<string, unknown>): FileInput | undefined {
  const {related_id: id, upload_file_id: uploadId, remote_url: url} = file;
  const type = file.type as FileType;
  const upload_file_id = id || uploadId;
  if (file.transfer_method !== 'remote_url') {
    return typeof upload_file_id === 'string' ? {type, transfer_method: 'local_file', upload_file_id} : undefined;
  }
  return typeof url === 'string' ? {type, transfer_method: 'remote_url', url} : undefined;
}
