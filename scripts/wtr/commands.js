// Commands of our own for browser tests, beside those of @web/test-runner-commands. Typed in test/support/commands.ts.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {readHeap} from '../heap.js';
import {refuse} from './refused.js';

/**
 * One CDP session per page: an override lives as long as the session that set it. The runner reuses pages, so the
 * session ends when the page moves on, and takes its overrides with it.
 */
const sessions = new WeakMap();

async function cdpSession(page) {
  let client = sessions.get(page);
  if (client) return client;
  client = await page.createCDPSession();
  sessions.set(page, client);
  // Not the page's `framenavigated`: that comes for a step in the history of one document as well.
  await client.send('Page.enable');
  client.on('Page.frameNavigated', ({frame}) => {
    if (frame.parentId || sessions.get(page) !== client) return;
    sessions.delete(page);
    client.detach().catch(() => {}); // the page may be gone
  });
  return client;
}

const isChromium = (page) => page.browser().protocol === 'cdp';

const COMMANDS = {
  /** Presses keys together: `['Shift', 'Enter']`. */
  async chord(page, keys) {
    const modifiers = keys.slice(0, -1);
    for (const key of modifiers) await page.keyboard.down(key);
    await page.keyboard.press(keys.at(-1));
    for (const key of modifiers.reverse()) await page.keyboard.up(key);
  },

  /** Media features that `emulateMedia` does not know, e.g. `[{name: 'forced-colors', value: 'active'}]`. */
  async 'emulate-features'(page, features) {
    const client = await cdpSession(page);
    await client.send('Emulation.setEmulatedMedia', {features});
  },

  /** Any method of the Chrome DevTools Protocol: touch, device metrics, network offline, … Returns its result. */
  async cdp(page, {method, params}) {
    const client = await cdpSession(page);
    return client.send(method, params);
  },

  /** Lets nobody answer at addresses, `*` standing for anything; an empty list lets all answer again. */
  async 'block-urls'(page, urls) {
    if (!isChromium(page)) return refuse(urls);
    const client = await cdpSession(page);
    await client.send('Network.enable');
    await client.send('Network.setBlockedURLs', {urls});
  },

  /** Tells the page that there is no network, or that there is one. Returns false where the browser cannot be told to. */
  async 'say-offline'(page, offline) {
    if (!isChromium(page)) return false;
    const client = await cdpSession(page);
    await client.send('Network.overrideNetworkState', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    return true;
  },

  /** Gives the page a phone's screen, with touch where the browser can, or a desktop's. */
  async 'emulate-phone'(page, {width, height, mobile}) {
    if (!isChromium(page)) return page.setViewport({width, height});
    const client = await cdpSession(page);
    await client.send('Emulation.setDeviceMetricsOverride', {width, height, deviceScaleFactor: 1, mobile});
    await client.send('Emulation.setTouchEmulationEnabled', {enabled: mobile, maxTouchPoints: 5});
  },

  /** What the page holds: `{nodes, listeners}`, see `readHeap`. */
  async held(page) {
    const client = await cdpSession(page);
    await client.send('HeapProfiler.collectGarbage');
    return readHeap(client);
  },

  /** Makes a file, or a folder, of the machine's; answers with its path. */
  async 'make-file'(page, {name, text}) {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'dify-chat-'));
    const file = path.join(folder, name);
    await (text === undefined ? fs.mkdir(file) : fs.writeFile(file, text));
    return file;
  },

  /** Removes what was made. */
  async 'unmake-file'(page, file) {
    await fs.rm(path.dirname(file), {recursive: true, force: true});
  },

  /** Chooses files of the machine's in the `<input>` that the page has put into `globalThis.chosen`. */
  async 'choose-files'(page, files) {
    const input = await page.evaluateHandle(() => globalThis.chosen);
    await input.uploadFile(...files);
  },

  /** The test page as a PNG file, to look at. */
  async 'save-screenshot'(page, {path, fullPage = false}) {
    await page.screenshot({path, fullPage});
  },
};

/** Those that need no page. */
const OF_THE_MACHINE = ['make-file', 'unmake-file'];

/** Those that speak the DevTools Protocol. */
const OF_CHROMIUM = ['emulate-features', 'cdp', 'held'];

/**
 * The runner's plugin. A command's answer is `{result}`, because a bare `undefined` means "not mine" to the runner; or
 * `{unsupported: true}` where the browser cannot do it.
 */
export function commands() {
  return {
    name: 'dify-chat-commands',
    async executeCommand({command, payload, session: {browser, id}}) {
      if (!Object.hasOwn(COMMANDS, command)) return undefined;
      if (OF_THE_MACHINE.includes(command)) return {result: await COMMANDS[command](undefined, payload)};
      const page = browser.getPage(id);
      if (OF_CHROMIUM.includes(command) && !isChromium(page)) return {unsupported: true};
      return {result: await COMMANDS[command](page, payload)};
    },
  };
}
