/** What a handler answers: status, content type, body bytes or text, and further headers. */
class Reply {
  constructor(status, type, body, headers = {}) {
    this.status = status;
    this.type = type;
    this.body = body;
    this.headers = headers;
  }
}

/** JSON as Flask writes it: compact, non-ASCII escaped, a newline at the end. */
export function json(value, status = 200, headers = {}) {
  return new Reply(status, 'application/json', escapeNonAscii(JSON.stringify(value)) + '\n', headers);
}

/** JSON with spaces after `:` and `,`, as Python's `json.dumps` writes by default (blocking answers). */
export function spacedJson(value, status = 200) {
  return new Reply(status, 'application/json; charset=utf-8', pythonJson(value));
}

/** No body at all. */
export function empty(status = 204) {
  return new Reply(status, 'application/json', '');
}

/** Raw bytes. */
export function bytes(body, type, headers = {}, status = 200) {
  return new Reply(status, type, body, headers);
}

/** A page. */
export function html(body, status = 200, headers = {}) {
  return new Reply(status, 'text/html; charset=utf-8', body, headers);
}

/** What a handler returned, as a Reply. */
export const toReply = (value) => (value instanceof Reply ? value : json(value));

/** Python's `json.dumps(value)`. */
export function pythonJson(value) {
  return escapeNonAscii(spaced(value));
}

function spaced(value) {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`).join(', ')}}`;
}

function escapeNonAscii(text) {
  return text.replace(/[\u0080-\uffff]/g, (unit) => '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0'));
}

/** `json.dumps(value, ensure_ascii=False)`: spaced, but with every character as it is. */
export const pythonJsonText = (value) => spaced(value);
