// A page in Chromium, and what its main thread does.
import fs from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import {build} from 'vite';
import {ensureChromium} from '../browser.js';
import {readHeap} from '../heap.js';

/** One script of all that `entry` imports, built as for production. */
async function bundle(entry) {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: {entry, formats: ['iife'], name: 'bench'},
      rolldownOptions: {output: {codeSplitting: false}},
    },
  });
  return [output].flat()[0].output[0].code;
}

/** How much memory of its own a process has, in bytes; nothing where the machine does not tell. */
async function memoryOf(pid) {
  const status = await fs.readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return 1024 * Number(/^RssAnon:\s*(\d+)/m.exec(status)?.[1] ?? NaN);
}

/** Of the processes of pages the one that grows most. */
function watchMemory(browser) {
  const first = new Map();
  let most = 0;
  let known = false;
  let watching = true;
  const watch = (async () => {
    const client = await browser.target().createCDPSession();
    while (watching) {
      const {processInfo} = await client.send('SystemInfo.getProcessInfo');
      for (const {type, id} of processInfo) {
        if (type !== 'renderer') continue;
        const memory = await memoryOf(id);
        if (Number.isNaN(memory)) continue;
        known = true;
        if (!first.has(id)) first.set(id, memory);
        most = Math.max(most, memory - first.get(id));
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return async () => {
    watching = false;
    await watch;
    return known ? most : undefined;
  };
}

/** Opens a page with the script of `entry` in it: an empty one, or the one at `url`. `more`: further arguments of the browser. */
export async function openPage(entry, url = 'about:blank', more = []) {
  return addPage(await launch(more), await bundle(entry), url);
}

/** Opens so many pages of one browser, which share what they store, with a process each. All can be seen. */
export async function openPages(entry, url, count) {
  const browser = await launch(['--process-per-tab']);
  const code = await bundle(entry);
  const pages = [];
  while (pages.length < count) pages.push(await addPage(browser, code, url, true));
  return pages;
}

async function launch(more) {
  return puppeteer.launch({
    executablePath: await ensureChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--js-flags=--expose-gc', ...more],
    protocolTimeout: 600_000,
  });
}

/** @param shown - It is drawn, though another page is in front of it. */
async function addPage(browser, code, url, shown = false) {
  const page = await browser.newPage();
  await page.setViewport({width: 800, height: 900});
  await page.goto(url);
  if (url === 'about:blank')
    await page.setContent('<!doctype html><html lang="en"><title>bench</title><body></body></html>');
  await page.addScriptTag({content: code});
  const client = await page.createCDPSession();
  if (shown) await client.send('Emulation.setFocusEmulationEnabled', {enabled: true});
  // Processor time, not the time on the clock: other programs of the machine do not count.
  await client.send('Performance.enable', {timeDomain: 'threadTicks'});
  await client.send('HeapProfiler.enable');

  /** Calls a function that the page's script has put into `globalThis`. */
  const call = (name, ...args) => page.evaluate((name, args) => globalThis[name]?.(...args), name, args);

  async function metrics() {
    const {metrics: list} = await client.send('Performance.getMetrics');
    return Object.fromEntries(list.map(({name, value}) => [name, value]));
  }

  /** Twice: what the first one lets go of may hold on to more. */
  async function collect() {
    for (let i = 0; i < 2; i++) await client.send('HeapProfiler.collectGarbage');
  }

  return {
    call,
    /** Calls a function of the page's: what it returns, and the main thread's time meanwhile, in milliseconds. */
    async timed(name, ...args) {
      await collect();
      const before = await metrics();
      const result = await call(name, ...args);
      const after = await metrics();
      const spent = (metric) => (after[metric] - before[metric]) * 1000;
      const own = spent('ScriptDuration') + spent('LayoutDuration') + spent('RecalcStyleDuration');
      return {result, time: spent('TaskDuration'), own};
    },
    /** Calls the page's `prepare`, if it has one, then its `run`: the main thread's time and what `run` returns. */
    async measure(...args) {
      await call('prepare', ...args);
      const {result, time} = await this.timed('run', ...args);
      return {time, ...result};
    },
    /**
     * What is left after garbage collections: nodes that are in no document, listeners, bytes of JavaScript's heap.
     */
    async left() {
      await collect();
      const held = await readHeap(client);
      // The browser lets go of some of it a moment later: what it compiled for a while, what an observer has seen.
      for (let i = 0; i < 3; i++) {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        await collect();
      }
      const {JSHeapUsedSize: heap} = await metrics();
      return {...held, heap};
    },
    /** Chooses files of the machine's in the `<input>` that the page has put into `globalThis.chosen`. */
    async choose(files) {
      const input = await page.evaluateHandle(() => globalThis.chosen);
      await input.uploadFile(...files);
    },
    /** Takes the network away, or gives it back. */
    offline: (gone) => page.setOfflineMode(gone),
    /** Watches the memory of the page's process until it is asked how much more that was at its most, in bytes. */
    watchMemory: () => watchMemory(browser),
    close: () => browser.close(),
  };
}
