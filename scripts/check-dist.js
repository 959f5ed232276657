// Uses the build as a site does: a page with a strict Content-Security-Policy, one tag, one question to the emulator.
// What the tests of src/ cannot see: a file that the bundler dropped, a chunk that is not found, a request too many.
import fs from 'node:fs/promises';
import http from 'node:http';
import puppeteer from 'puppeteer-core';
import {startEmulator} from '../demo/emulator/index.js';
import {ensureChromium} from './browser.js';

const DIST = new URL('../dist/', import.meta.url);
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' http://127.0.0.1:*",
  'connect-src http://127.0.0.1:*',
  "frame-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html dompurify',
].join('; ');

/** What is drawn by frames. */
const BLOCKS = [
  '```mermaid\nflowchart LR\n A --> B\n```',
  '```echarts\n{"xAxis": {"data": ["a"]}, "yAxis": {}, "series": [{"type": "bar", "data": [1]}]}\n```',
];

const page = (head, body = '') =>
  `<!doctype html><html lang="en"><head><title>Site</title><link rel="icon" href="/icon">${head}</head><body><h1>Site</h1>${body}</body></html>`;

/** The ways to put the chat into a page: `files` by path, the page itself at `/`. */
const WAYS = (dify) => ({
  'dify-chat.js': {
    '/': page(
      '<script type="module" src="/dist/dify-chat.js"></script>',
      `<dify-chat base-url="${dify}" app-code="demo-chat"></dify-chat>`,
    ),
  },
  'embed.js': {
    '/': page('<script src="/config.js"></script><script src="/dist/embed.js" defer></script>'),
    '/config.js': `window.difyChatbotConfig = {token: 'demo-chat', baseUrl: '${dify}'};`,
  },
});

/** Serves `dist/` and the given texts, and keeps a list of what was asked. */
async function serve(texts) {
  const asked = [];
  const server = http.createServer((req, res) => {
    const file = /^\/dist\/([\w./-]+)$/.exec(req.url)?.[1];
    const type = /\.js$/.test(req.url) ? 'text/javascript' : 'text/html';
    if (file) asked.push(file);
    const body = file ? fs.readFile(new URL(file, DIST)) : Promise.resolve(req.url === '/icon' ? '' : texts[req.url]);
    body.then(
      (content) => {
        // The page's policy is not for our frames, which have their own.
        const policy = /\/frame-[\w-]+\.html$/.test(req.url) ? {} : {'content-security-policy': POLICY};
        res.writeHead(content === undefined ? 404 : 200, {'content-type': type, ...policy});
        res.end(content);
      },
      () => res.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => (server.closeAllConnections(), server.close());
  return {url: `http://127.0.0.1:${server.address().port}/`, asked, close};
}

/** Runs in the page, before its own scripts. */
function observe() {
  window.deep = (selector, root = document) => {
    const hosts = [...root.querySelectorAll('*')].filter((element) => element.shadowRoot);
    return (
      root.querySelector(selector) ??
      hosts.reduce((found, host) => found ?? window.deep(selector, host.shadowRoot), null)
    );
  };
  const answers = () => window.deep('dify-chat-thread').shadowRoot.querySelectorAll('dify-chat-message');
  window.ask = async (text) => {
    while (!(await document.querySelector('dify-chat').send(text))) await new Promise((done) => setTimeout(done, 100));
  };
  /** Whether so many blocks are drawn by now, in the place of their source. */
  window.drawings = (count) => {
    const found = [...answers()].map(({shadowRoot}) => window.deep('dify-chat-drawing', shadowRoot)).filter(Boolean);
    return found.filter(({shadowRoot}) => shadowRoot.querySelector('.stage')).length >= count;
  };
  window.trouble = [];
  window.shift = 0;
  addEventListener('securitypolicyviolation', (event) => {
    window.trouble.push(
      `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}:${event.columnNumber}`,
    );
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({type: 'layout-shift', buffered: true});
}

/** Waits for an element, through shadow roots. (Puppeteer's own `>>>` waits for mutations, and sees none in there.) */
async function find(tab, selector) {
  const found = await tab.waitForFunction((wanted) => window.deep(wanted), {polling: 50}, selector);
  return found.asElement();
}

async function visit(browser, dify, files, expected) {
  const trouble = [];
  const site = await serve(files);
  const tab = await browser.newPage();
  let toDify = 0;
  tab.setDefaultTimeout(15_000);
  tab.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  tab.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) trouble.push(`console: ${message.text()}`);
  });
  tab.on('request', (request) => {
    if (request.url().startsWith(dify)) toDify++;
  });
  try {
    await tab.evaluateOnNewDocument(observe);
    await tab.goto(site.url, {waitUntil: 'networkidle0'});
    const launcher = await find(tab, 'button');
    if (site.asked.join() !== expected.join()) trouble.push(`before intent the page loads ${site.asked.join(', ')}`);
    if (toDify) trouble.push(`before intent the page sends ${toDify} requests to Dify`);
    const shift = await tab.evaluate(() => window.shift);
    if (shift) trouble.push(`the page jumps: layout shift ${shift}`);

    await launcher.click();
    const field = await find(tab, 'textarea');
    await field.type('ECHO **built**');
    await tab.keyboard.press('Enter');
    await find(tab, 'strong');
    for (const block of BLOCKS) {
      await tab.evaluate((text) => window.ask(text), `ECHO ${block}`);
      await tab.waitForFunction((count) => window.drawings(count), {polling: 100}, BLOCKS.indexOf(block) + 1);
    }
  } catch (error) {
    trouble.push(error.message);
  }
  trouble.push(...(await tab.evaluate(() => window.trouble).catch(() => ['the page crashed'])));
  await tab.close();
  site.close();
  return trouble;
}

const dify = await startEmulator();
const browser = await puppeteer.launch({
  executablePath: await ensureChromium(),
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});
let failed = false;
for (const [way, files] of Object.entries(WAYS(dify.url))) {
  const expected = way === 'embed.js' ? ['embed.js', 'dify-chat.js'] : [way];
  const trouble = await visit(browser, dify.url, files, expected);
  for (const line of trouble) console.error(`${way}: ${line}`);
  failed ||= trouble.length > 0;
}
await browser.close();
await dify.close();
console.log(failed ? 'dist: failed' : 'dist: a page with the tag, and one with the embed script, get their answer');
process.exitCode = failed ? 1 : 0;
