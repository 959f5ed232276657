// Large files on their way to Dify: nobody reads them into the page's memory.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {openPage} from './chrome.js';
import {startServer} from './server.js';

const ENTRY = fileURLToPath(new URL('./files-page.js', import.meta.url));

const KEY = 'app-bench-files';

/** So many files of so many bytes. */
const FILES = 10;
const SIZE = 10_000_000;

const APP = {
  mode: 'chat',
  parameters: {file_upload: {enabled: true, allowed_file_types: ['document'], number_limits: FILES}},
};

/** Milliseconds, and megabytes. */
const LONGEST = 50;
const GROWN = 20;

/** Makes files of the machine's. */
async function makeFiles(count, size) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'dify-chat-bench-'));
  const names = Array.from({length: count}, (_, index) => path.join(folder, `${size}-${index}.txt`));
  await Promise.all(names.map((name) => fs.writeFile(name, Buffer.alloc(size, 97))));
  return {names, remove: () => fs.rm(folder, {recursive: true})};
}

/** @param rounds - Not used: these are limits, and the first time counts. */
export async function benchFiles(rounds, report) {
  const server = await startServer();
  server.world.addApp(APP, {apiKey: KEY, siteCode: 'bench-files'});
  const page = await openPage(ENTRY, server.url);
  const small = await makeFiles(FILES, 1000);
  const large = await makeFiles(FILES, SIZE);
  const upload = async (names) => {
    await page.call('begin');
    await page.choose(names);
    return page.call('arrived', FILES);
  };
  try {
    await page.call('prepare', KEY);
    await upload(small.names); // lets the browser compile
    await page.call('clear');
    const before = await page.left();
    const peak = page.watchMemory();
    const {longest} = await upload(large.names);
    const memory = await peak();
    const after = await page.left();
    const name = `${FILES} files of ${SIZE / 1e6} MB`;
    report({name: `${name}: longest task`, unit: 'ms', ours: longest, limit: LONGEST});
    report({name: `${name}: heap`, unit: 'MB', ours: (after.heap - before.heap) / 1e6, limit: GROWN});
    if (memory !== undefined)
      report({name: `${name}: the page's process at its most`, unit: 'MB', ours: memory / 1e6, limit: GROWN});
  } finally {
    await Promise.all([small.remove(), large.remove()]);
    await page.close();
    server.close();
  }
}
