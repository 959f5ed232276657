// A page in Chromium, and what its main thread does.
import puppeteer from 'puppeteer-core';
import {build} from 'vite';
import {ensureChromium} from '../browser.js';

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

/** Opens a page with the script of `entry` in it: an empty one, or the one at `url`. */
export async function openPage(entry, url = 'about:blank') {
  const browser = await puppeteer.launch({
    executablePath: await ensureChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--js-flags=--expose-gc'],
    protocolTimeout: 600_000,
  });
  const page = await browser.newPage();
  await page.setViewport({width: 800, height: 900});
  await page.goto(url);
  if (url === 'about:blank')
    await page.setContent('<!doctype html><html lang="en"><title>bench</title><body></body></html>');
  await page.addScriptTag({content: await bundle(entry)});
  const client = await page.createCDPSession();
  // Processor time, not the time on the clock: other programs of the machine do not count.
  await client.send('Performance.enable', {timeDomain: 'threadTicks'});

  async function busy() {
    const {metrics} = await client.send('Performance.getMetrics');
    return metrics.find(({name}) => name === 'TaskDuration').value * 1000;
  }

  return {
    /** Calls the page's `prepare`, if it has one, then its `run`: the main thread's time and the longest task, in milliseconds. */
    async measure(...args) {
      await page.evaluate((list) => globalThis.prepare?.(...list), args);
      await page.evaluate(() => globalThis.gc());
      const before = await busy();
      const longest = await page.evaluate((list) => globalThis.run(...list), args);
      return {time: (await busy()) - before, longest};
    },
    close: () => browser.close(),
  };
}

/** The middle of the measurements by `time`. */
export function median(results) {
  return results.toSorted((a, b) => a.time - b.time)[Math.floor(results.length / 2)];
}
