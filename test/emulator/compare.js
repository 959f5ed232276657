import {beginning, compareValues, withoutIds} from './compare-json.js';
import {compareStreams} from './compare-stream.js';
import {isSpaced} from './sse.js';

/** Headers a client can notice, and how their values are compared (default: as they are). */
const HEADERS = {
  'content-type': undefined,
  'access-control-allow-origin': undefined,
  'access-control-allow-methods': inAnyOrder,
  'access-control-allow-headers': inAnyOrder,
  'access-control-allow-credentials': undefined,
  'access-control-expose-headers': inAnyOrder,
  'access-control-max-age': undefined,
  vary: withoutCookie,
  'www-authenticate': undefined,
  'x-version': undefined,
  'x-env': undefined,
  'x-content-type-options': undefined,
  'content-disposition': withoutIds,
  'cache-control': undefined,
  'accept-ranges': undefined,
  allow: inAnyOrder,
  location: withoutIds,
  'transfer-encoding': undefined,
  'content-encoding': undefined,
  'retry-after': undefined,
  etag: undefined,
};

/**
 * Compares what came with what was recorded.
 *
 * @param actual `{status, headers, bytes, text, end}` (an `Answer`).
 * @param options as for `compareJson`, and `sorted(labels)`, which puts the events of branches that run at the same time
 * into one order; `sameLength`: a body of bytes is as long as the recorded one.
 * @returns the differences in words; none when a client could not tell the two apart.
 */
export function compareAnswers(recorded, actual, options = {}) {
  if (actual.status !== recorded.status) {
    return [
      `status ${actual.status} ${actual.text.slice(0, 160)} instead of ${recorded.status} ${(recorded.text ?? '').slice(0, 160)}`,
    ];
  }
  return [...compareHeaders(recorded.headers, actual.headers), ...compareBodies(recorded, actual, options)];
}

function compareHeaders(recorded, actual) {
  const differences = [];
  for (const [name, normalize = String] of Object.entries(HEADERS)) {
    const [theirs, ours] = [recorded[name], actual[name]].map((value) => (value && normalize(value)) || undefined);
    if (theirs !== ours) differences.push(`header ${name}: ${ours} instead of ${theirs}`);
  }
  return differences;
}

function compareBodies(recorded, actual, options) {
  const type = recorded.headers['content-type'] ?? '';
  if (type.startsWith('text/event-stream')) return compareStreams(recorded, actual, options);
  if (actual.end !== 'complete') return [`the answer is ${actual.end ?? 'not complete'}`];
  if (!recorded.text) return compareLengths(recorded.bytes ?? 0, actual.bytes.length, options);
  if (type.startsWith('application/json')) return compareJsonBodies(recorded.text, actual.text, options);
  if (type.startsWith('text/html')) return compareTitles(recorded.text, actual.text);
  return compareLengths(Buffer.byteLength(recorded.text), actual.bytes.length, options);
}

function compareLengths(recorded, actual, {sameLength = false}) {
  if (sameLength) return recorded === actual ? [] : [`${actual} bytes instead of ${recorded}`];
  return recorded > 0 === actual > 0 ? [] : [`${actual} bytes instead of ${recorded}`];
}

const compareTitles = (recorded, actual) =>
  beginning(recorded) === beginning(actual) ? [] : [`page ${beginning(actual)} instead of ${beginning(recorded)}`];

function compareJsonBodies(recorded, actual, options) {
  const value = parse(actual);
  if (value === undefined) return [`not JSON: ${actual.slice(0, 60)}`];
  const style = isSpaced(recorded) === isSpaced(actual) || !/[:,]/.test(recorded) ? [] : ['JSON is spaced otherwise'];
  return [...style, ...compareValues(parse(recorded), value, options)];
}

function inAnyOrder(value) {
  return value
    .split(/,\s*/)
    .map((item) => item.toLowerCase())
    .sort()
    .join(', ');
}

/** Which routes read the session cookie changes with Dify's insides; no client can tell. */
function withoutCookie(value) {
  return inAnyOrder(value).replace(/^cookie(, |$)/, '');
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
