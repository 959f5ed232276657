// A visitor in Node: a session of ours on an emulated Dify, whose answers may be cut; and what he sees in the end.
import {readdir, readFile} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import {CHAT_APPS} from '../../demo/emulator/recorded-apps/chat-apps.js';
import {FLOW_APPS} from '../../demo/emulator/recorded-apps/flow-apps.js';
import {bundle} from './bundle.js';

const [{makeSession, memoryStorage}] = await bundle('test/support/session.ts');

export {memoryStorage};

/** Quick enough for thousands of answers, slow enough for a busy machine. */
const TIMES = {slow: 8000, dead: 60_000, queue: 60_000, tail: 30, stop: 100};
const RECOVER = [20, 60, 150, 400, 1000, 2000, 4000];

/** The recorded questions that a chatflow of the release answered, each once: `{release, family, name, query, inputs}`. */
export async function recordedQuestions(release) {
  const folder = new URL(`../recorded/${release}/`, import.meta.url);
  const found = new Map();
  for (const file of await readdir(folder)) {
    const {exchanges, header_sets: sets, prefixes} = JSON.parse(await readFile(new URL(file, folder), 'utf8'));
    for (const {request, response} of exchanges) {
      if (!request.target.endsWith('/chat-messages') || response.status !== 200 || !response.chunks) continue;
      const text = response.chunks.map(([, one, rest]) => (rest === undefined ? one : prefixes[one] + rest)).join('');
      if (!text.includes('"workflow_run_id"')) continue;
      const headers = Object.fromEntries(sets[request.headers]);
      const family = request.target.startsWith('/api') ? 'webapp' : 'service';
      const name = (headers['X-App-Code'] ?? headers.Authorization).replace(/^.*(?:app-EXAMPLE|EXAMPLEcode)-/, '');
      const {query, inputs} = JSON.parse(request.body);
      // What hangs has no end, what takes 40 s is the same as what takes 8, and a form whose time is over has two ends.
      if (/HANG|DRIP|Too slow/.test(query)) continue;
      found.set([family, name, query, JSON.stringify(inputs)].join(), {release, family, name, query, inputs});
    }
  }
  return [...found.values()];
}

const post = (url, body, method = 'POST') =>
  fetch(url, {method, body: JSON.stringify(body), headers: {'Content-Type': 'application/json'}});

/** An app of the recordings, of its own for one visitor. */
export async function makeApp({url}, {name, ...more}) {
  const config = {...CHAT_APPS, ...FLOW_APPS}[name];
  const flow = config.mode === 'advanced-chat' && {graph: name};
  const quick = {persona: 'scripted', firstTokenMs: 20, suggestedMs: 0, closeMs: 0, ...flow};
  const app = await (await post(`${url}/emulator/apps`, {...quick, ...config, ...more})).json();
  const control = `${url}/emulator/apps/${app.id}`;
  return {
    ...app,
    url,
    fault: (rule) => post(`${control}/faults`, rule),
    requests: async () => (await fetch(`${control}/requests`)).json(),
    remove: () => post(control, undefined, 'DELETE'),
  };
}

/** As a page: what has no CORS headers looks like no network. */
async function pageFetch(url, init) {
  const headers = new Headers(init?.headers);
  headers.set('Origin', 'https://shop.example');
  const response = await fetch(url, {...init, headers, duplex: 'half'});
  if (response.headers.has('access-control-allow-origin')) return response;
  await response.body?.cancel();
  throw new TypeError('Failed to fetch');
}

/** A session of the app's visitor. */
export function visit(app, family, more = {}) {
  const service = family === 'service';
  const auth = service ? {apiKey: app.api_key} : {appCode: app.site_code};
  const options = {baseUrl: app.url + (service ? '/v1' : '/api'), auth, user: 'ann', fetch: pageFetch};
  return makeSession(options, {times: TIMES, recoverWaits: RECOVER, ...more});
}

/** Waits until `probe` gives something. */
export async function until(probe, ms = 60_000) {
  const end = performance.now() + ms;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (performance.now() > end) throw new Error(`waited in vain for ${probe}`);
    await sleep(3);
  }
}

/** Sends, and gives the answer when all is known of it. */
export async function answerTo({session, emitted}, query, options) {
  const before = emitted.length;
  if (!session.send(query, options)) throw new Error('was not sent');
  const ended = () => emitted.slice(before).some(({type}) => type === 'dify-chat-message');
  await until(ended).catch(() => {
    throw new Error(`no end: ${JSON.stringify(session.state.get().messages.at(-1))}`);
  });
  emitted.length = 0;
  return session.state.get().messages.at(-1);
}

/** Dify trims stored answers, signs addresses anew, and keeps pictures beside the text. */
const comparable = (text) =>
  text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\?timestamp=[^)\s]*/g, '')
    .replace(/\/files\/\S+/g, '/files/…')
    .replace(/[0-9a-f]{32}|\d\d:\d\d:\d\d/g, '…')
    .replace(/\s+/g, ' ')
    .trim();

/** What a visitor sees of an answer. Ids, times, and how many steps are known differ from run to run. */
export function seen({status, error, parts, sources = []}) {
  const text = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
  const of = (kind) => parts.filter((part) => part.kind === kind);
  return {
    status,
    error: error?.code,
    text: comparable(text),
    forms: of('human-input').map((form) => `${form.title} ${form.status}`),
    files: of('file').length + (text.match(/!\[[^\]]*\]\(/g)?.length ?? 0),
    gaps: of('gap').length,
    sources: sources.length,
  };
}

/** How often a question was posted. */
export const posts = async (app) =>
  (await app.requests()).filter(({method, path}) => method === 'POST' && path.endsWith('/chat-messages')).length;

/** Does all of the work, so many at a time. */
export async function pool(items, size, work) {
  const queue = items.values();
  await Promise.all(
    Array.from({length: size}, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
