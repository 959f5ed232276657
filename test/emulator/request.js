import {claims} from './mapping.js';

const BOUNDARY = '----boundary';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** The request of an exchange as it is to be sent: recorded ids replaced, multipart parts written out. */
export function buildRequest({name, request}, mapping) {
  const {method, target, headers, body, multipart} = request;
  return {
    method,
    target: mapping.translate(target),
    headers: headers.map(([key, value]) => [key, spoil(name, key, mapping.translate(value))]),
    body: multipart ? writeParts(multipart, mapping) : body === undefined ? undefined : mapping.translate(body),
  };
}

/** All signatures read the same in the recordings, so only the name tells which one was wrong. */
function spoil(name, key, value) {
  return key === 'X-App-Passport' && name.includes('wrong signature') ? `${value.slice(0, -6)}AAAAAA` : value;
}

function writeParts(parts, mapping) {
  const pieces = parts.flatMap((part) => [
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${part.name}"`,
    'filename' in part ? `; filename="${part.filename}"` : '',
    part.content_type ? `\r\nContent-Type: ${part.content_type}` : '',
    '\r\n\r\n',
    'bytes' in part ? fileContent(part) : mapping.translate(part.value),
    '\r\n',
  ]);
  return Buffer.concat([...pieces, `--${BOUNDARY}--\r\n`].map((piece) => Buffer.from(piece)));
}

/** The recordings tell only the length of what was sent. */
function fileContent({bytes, content_type: type}) {
  const content = Buffer.alloc(bytes, 'x');
  if (type === 'image/png') PNG.copy(content);
  return content;
}

/** The visitors' passports that a request carries, as tokens. */
export function passportsIn({request}) {
  return request.headers
    .filter(([name]) => name === 'X-App-Passport' || name === 'Authorization')
    .map(([, value]) => value.replace(/^Bearer /, ''))
    .filter((token) => claims(token)?.app_code);
}
