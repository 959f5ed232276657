// A page with the chat is left in the middle of an answer, and come back to: a real browser, real pages, a real way back.
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import puppeteer from 'puppeteer-core';
import {startEmulator} from '../../demo/emulator/index.js';
import {ensureChromium} from '../../scripts/browser.js';

const WORDS = Array.from({length: 60}, (_, at) => `w${at}`).join(' ');
const USER = 'ann';
const DRAFT = 'And what about the other parcel?';

/** The browser keeps a page that was left, as it is; or it loads it anew. */
const KEEPS = {
  'kept by the browser': '--enable-features=BackForwardCache',
  'loaded anew': '--disable-features=BackForwardCache',
};

let code;
let dify;
let site;

const page = (body) =>
  `<!doctype html><html lang="en"><head><title>Site</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`;

/** The page with the chat; it remembers how it was shown last. */
const chatPage = ({api_key: key}) =>
  page(`
    <dify-chat display="inline" base-url="${dify.url}/v1" api-key="${key}" user="${USER}"></dify-chat>
    <a href="/elsewhere">Elsewhere</a>
    <script>addEventListener('pageshow', (event) => (window.persisted = event.persisted))</script>
    <script type="module" src="/code/index.js"></script>`);

async function serve(pages) {
  const server = http.createServer(async (req, res) => {
    const file = /^\/code\/([\w./-]+)$/.exec(req.url)?.[1];
    const body = file ? await fs.readFile(path.join(code, file)) : pages.get(req.url);
    res.writeHead(body ? 200 : 404, {'Content-Type': file ? 'text/javascript' : 'text/html; charset=utf-8'}).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => (server.closeAllConnections(), server.close());
  return {url: `http://127.0.0.1:${server.address().port}`, pages, close};
}

async function makeApp(config) {
  const init = {method: 'POST', body: JSON.stringify({tokensPerSecond: 20, firstTokenMs: 20, ...config})};
  const app = await (await fetch(`${dify.url}/emulator/apps`, init)).json();
  const requests = async () => (await fetch(`${dify.url}/emulator/apps/${app.id}/requests`)).json();
  const posts = async () =>
    (await requests()).filter(({method, path}) => method === 'POST' && path.endsWith('/chat-messages')).length;
  const headers = {Authorization: `Bearer ${app.api_key}`};
  const ask = async (what) => (await fetch(`${dify.url}/v1/${what}user=${USER}`, {headers})).json();
  /** What Dify has of the answer. */
  const stored = async () => {
    const {data} = await ask('conversations?');
    return (await ask(`messages?conversation_id=${data[0].id}&`)).data[0]?.answer;
  };
  return {...app, posts, stored};
}

/** Runs in the page: what is in the chat now. */
const look = () => {
  const panel = document.querySelector('dify-chat')?.shadowRoot.querySelector('dify-chat-panel')?.shadowRoot;
  const thread = panel?.querySelector('dify-chat-thread');
  const messages = [...(thread?.shadowRoot.querySelectorAll('dify-chat-message') ?? [])];
  const drawn = (message) => message?.shadowRoot.querySelector('dify-chat-markdown')?.shadowRoot.textContent.trim();
  return {
    count: messages.length,
    question: messages[0]?.shadowRoot.querySelector('.bubble')?.textContent.trim(),
    text: drawn(messages[1]) ?? '',
    status: messages[1]?.message.status,
    delay: messages[1]?.message.delay,
    note: messages[1]?.shadowRoot.querySelector('.notice')?.textContent.trim(),
    draft: panel?.querySelector('dify-chat-composer')?.shadowRoot.querySelector('textarea').value,
  };
};

/** Waits until something is so. */
async function until(get, probe) {
  const end = Date.now() + 60_000;
  for (;;) {
    const value = await get();
    if (probe(value)) return value;
    if (Date.now() > end) throw new Error(`waited in vain for ${probe}: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

before(async () => {
  code = await fs.mkdtemp(path.join(os.tmpdir(), 'dify-chat-back-'));
  const entryPoints = [fileURLToPath(new URL('../../src/index.ts', import.meta.url))];
  await build({entryPoints, outdir: code, bundle: true, splitting: true, format: 'esm', logLevel: 'error'});
  dify = await startEmulator();
  site = await serve(new Map([['/elsewhere', page('<h1>Elsewhere</h1>')]]));
});

after(async () => {
  site?.close();
  await dify?.close();
  await fs.rm(code, {recursive: true, force: true});
});

for (const [how, feature] of Object.entries(KEEPS)) {
  describe(`a page that was left in the middle of an answer, ${how}`, () => {
    let browser;

    before(async () => {
      const args = ['--no-sandbox', '--disable-dev-shm-usage', feature];
      browser = await puppeteer.launch({executablePath: await ensureChromium(), args});
    });
    after(() => browser?.close());

    for (const [mode, late] of [
      ['advanced-chat', false],
      ['advanced-chat', true],
      ['chat', false],
    ]) {
      const title = `${mode}, come back to ${late ? 'after the answer' : 'at once'}`;
      it(`has question, answer and draft, each once: ${title}`, async (t) => {
        const app = await makeApp({mode});
        site.pages.set(`/${app.id}`, chatPage(app));
        const tab = await browser.newPage();
        const inChat = () => tab.evaluate(look).catch(() => ({})); // between two pages
        await tab.goto(`${site.url}/${app.id}`);
        await until(inChat, ({draft}) => draft !== undefined);
        await (await tab.waitForSelector('>>> textarea')).focus();
        await tab.keyboard.sendCharacter(`ECHO ${WORDS}`);
        await tab.keyboard.press('Enter');
        const {text: received} = await until(inChat, ({text}) => text?.length > 12);
        await tab.keyboard.sendCharacter(DRAFT);
        await until(inChat, ({draft}) => draft === DRAFT);

        await Promise.all([tab.waitForNavigation(), tab.click('a')]);
        if (late) await until(app.stored, (answer) => answer?.trim() === WORDS);
        await tab.evaluate(() => void setTimeout(() => history.back()));
        const seen = await until(inChat, ({status, delay}) => /done|incomplete/.test(status) && !delay);
        const kept = await tab.evaluate(() => window.persisted);
        if (feature === KEEPS['loaded anew']) assert.equal(kept, false);
        else if (!kept) t.diagnostic('This browser did not keep the page.');

        const {count, question, draft, text, status, note} = seen;
        assert.deepEqual({count, question, draft}, {count: 2, question: `ECHO ${WORDS}`, draft: DRAFT});
        if (mode === 'advanced-chat' || status === 'done') assert.equal(text, WORDS);
        else assert.match(note, /before the answer was complete/);
        assert.ok(WORDS.startsWith(text) && text.startsWith(received), text);
        assert.equal(await app.posts(), 1);
        await tab.close();
      });
    }
  });
}
