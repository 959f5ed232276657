import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** The folders of `test/recorded/` and the era of the emulator that has to answer alike. */
export const RELEASES = [
  {folder: '1.12.1', era: '1.12'},
  {folder: '1.13.2', era: '1.13'},
  {folder: '1.14.2', era: '1.14'},
];

const root = fileURLToPath(new URL('../recorded/', import.meta.url));

/** Names of all scenarios recorded in a release, sorted. */
export const scenarioNames = (folder) =>
  readdirSync(root + folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();

/**
 * Reads one scenario with its shorthands (header sets, prefixes) written out.
 *
 * Times are milliseconds. In an exchange, `at` counts from the start of the scenario and `response.head` and `.end` from `at`;
 * `response.arrivals` are the pieces of a text body with the time (from `at`) each came.
 */
export function readRecording(folder, scenario) {
  const file = JSON.parse(readFileSync(`${root}${folder}/${scenario}.json`, 'utf8'));
  return {
    scenario,
    release: file.dify,
    apps: file.apps,
    exchanges: file.exchanges.map(({name, at_ms: at, request, response}) => ({
      name,
      at,
      request: {...request, headers: file.header_sets[request.headers]},
      response: readResponse(file, response),
    })),
  };
}

function readResponse(file, {status, headers, head_ms: headMs, end, end_ms: endMs, body, chunks, base64, bytes}) {
  const arrivals = (chunks ?? []).map(([at, ...piece]) => ({
    at,
    text: piece.length > 1 ? file.prefixes[piece[0]] + piece[1] : piece[0],
  }));
  const text = body ?? (chunks ? arrivals.map((piece) => piece.text).join('') : undefined);
  return {
    status,
    headers: headerMap(file.header_sets[headers]),
    text,
    arrivals,
    /** Length of a body that is not text, in bytes. */
    bytes: bytes ?? (base64 === undefined ? undefined : Buffer.from(base64, 'base64').length),
    /** Whether the client went away before the server had ended. */
    closedByClient: end.startsWith('client-closed'),
    /** Whether the server broke the connection off. */
    broken: end === 'server-closed-early',
    /** The client's patience, when it was a time and not an amount of text. */
    closedAfter: Number(/after (\d+)s/.exec(end)?.[1] ?? 0) * 1000,
    head: headMs,
    end: endMs,
  };
}

/** Header pairs as an object with small letters. Dify sends no header twice. */
export const headerMap = (pairs) => Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
