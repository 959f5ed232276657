import {fail} from './errors.js';
import {parseMultipart} from './multipart.js';

const MAX_BYTES = 150 * 1024 * 1024;

/** Reads the whole request body. */
export async function readBody(req) {
  const chunks = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body as the route wants it: `'json'`, `'multipart'` or `'none'`. Throws what Flask would answer. */
export function parseBody(kind, raw, contentType = '') {
  if (kind === 'none') return {};
  if (kind === 'multipart') return parseMultipart(raw, contentType);
  return parseJson(raw, contentType);
}

function parseJson(raw, contentType) {
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(contentType)) {
    const text = "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.";
    fail(415, 'unsupported_media_type', text);
  }
  let value;
  try {
    value = JSON.parse(raw.toString());
  } catch {
    fail(400, 'bad_request', 'The browser (or proxy) sent a request that this server could not understand.');
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new TypeError('body is not an object');
  return value;
}

/** The body for the request log: JSON if it is, the multipart parts without their bytes, else text. */
export function describeBody(raw, contentType = '') {
  if (!raw.length) return null;
  if (/multipart/i.test(contentType)) {
    const {fields, files} = parseMultipart(raw, contentType);
    return {fields, files: files.map(({bytes, ...rest}) => ({...rest, size: bytes.length}))};
  }
  try {
    return JSON.parse(raw.toString());
  } catch {
    return raw.toString();
  }
}
