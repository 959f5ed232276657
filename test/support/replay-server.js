// Answers with what real Dify servers sent, byte for byte, from test/recorded/ (its README describes the format).
//
//   GET|POST <url>/<release>/<scenario>/<exchange>/<anything>   the recorded response of that exchange (counted from 0)
//   GET      <url>/                                             {"1.12.1": ["a-audio", …], …}
//
// Each recorded chunk is one write. `?speed=1` keeps the recorded pauses, `?speed=10` is ten times as fast; without it
// there are none. A recording that the client ended on purpose ends here with a cut connection.
import fs from 'node:fs/promises';
import http from 'node:http';
import {setImmediate as turn, setTimeout as sleep} from 'node:timers/promises';

const ROOT = new URL('../recorded/', import.meta.url);
const NAME = /^[\w.-]+$/;
/** Headers that belong to the connection, not to the answer, and CORS, which is always open here. */
const OWN = /^(?:date|content-length|connection|keep-alive|transfer-encoding|access-control-.*|vary)$/i;
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*',
  'access-control-allow-headers': '*, authorization',
  'access-control-expose-headers': '*',
};

async function index() {
  const entries = await fs.readdir(ROOT, {withFileTypes: true});
  const releases = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const scenarios = async (release) =>
    (await fs.readdir(new URL(`${release}/`, ROOT))).map((file) => file.replace(/\.json$/, ''));
  return Object.fromEntries(await Promise.all(releases.map(async (release) => [release, await scenarios(release)])));
}

/** The pieces of a recorded body: `[ms, bytes]`, in order. */
export function pieces(recording, response) {
  const text = ([ms, first, rest]) => [ms, Buffer.from(rest === undefined ? first : recording.prefixes[first] + rest)];
  if (response.chunks) return response.chunks.map(text);
  let body = Buffer.from(response.body ?? '');
  if (response.base64 !== undefined) body = Buffer.from(response.base64, 'base64');
  // Of a long binary body only the start was kept; the rest counts, but its bytes do not matter.
  if (response.base64_start !== undefined) {
    body = Buffer.alloc(response.bytes);
    Buffer.from(response.base64_start, 'base64').copy(body);
  }
  if (!response.chunk_sizes) return body.length ? [[response.head_ms, body]] : [];
  let at = 0;
  return response.chunk_sizes.map(([ms, size]) => [ms, body.subarray(at, (at += size))]);
}

async function replay(recording, {response}, speed, res) {
  const headers = recording.header_sets[response.headers].filter(([name]) => !OWN.test(name));
  let now = 0;
  const until = async (ms) => {
    if (speed > 0) await sleep(Math.max(0, ms - now) / speed);
    else await turn();
    now = ms;
  };
  await until(response.head_ms);
  res.statusCode = response.status;
  for (const [name, value] of headers) res.appendHeader(name, value);
  res.flushHeaders();
  for (const [ms, bytes] of pieces(recording, response)) {
    await until(ms);
    if (res.destroyed) return;
    await new Promise((resolve) => res.write(bytes, resolve));
  }
  await until(response.end_ms);
  if (response.end === 'complete') res.end();
  else res.destroy();
}

async function handle(req, res) {
  for (const [name, value] of Object.entries(CORS)) res.setHeader(name, value);
  if (req.method === 'OPTIONS') return void res.writeHead(204).end();
  const {pathname, searchParams} = new URL(req.url, 'http://127.0.0.1');
  if (pathname === '/') return void res.end(JSON.stringify(await index()));
  const [release = '', scenario = '', exchange = ''] = pathname.slice(1).split('/');
  if (!NAME.test(release) || !NAME.test(scenario)) return void res.writeHead(404).end('no such recording');
  const recording = JSON.parse(await fs.readFile(new URL(`${release}/${scenario}.json`, ROOT), 'utf8'));
  const recorded = recording.exchanges[Number(exchange)];
  if (!recorded) return void res.writeHead(404).end('no such exchange');
  req.resume();
  await replay(recording, recorded, Number(searchParams.get('speed') ?? 0), res);
}

/** Starts the server on a free port of 127.0.0.1. `taken`: whether somebody else has seen to a request already. */
export async function startReplay(taken = () => false) {
  const server = http.createServer((req, res) => {
    if (taken(req)) return;
    handle(req, res).catch((error) => {
      if (res.headersSent) res.destroy();
      else res.writeHead(error.code === 'ENOENT' ? 404 : 500).end(String(error));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
