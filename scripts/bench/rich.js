// An answer full of code, which gets its colours in idle time: how long the longest task is, and how soon a letter is seen that
// is written meanwhile.
import {fileURLToPath} from 'node:url';
import {openPage} from './chrome.js';
import {OPTIONS} from './element.js';
import {startServer} from './server.js';
import {lengthOfCode} from './texts.js';
import {median} from './turns.js';

const ENTRY = fileURLToPath(new URL('./rich-page.js', import.meta.url));

const BLOCKS = 200;

/** Milliseconds. */
const LIMIT = 50;

/** @param rounds - How often it is measured; the worst counts. */
export async function benchRich(rounds, report) {
  const server = await startServer();
  const page = await openPage(ENTRY, server.url);
  const length = lengthOfCode(BLOCKS);
  try {
    const results = [];
    for (let round = -1; round < rounds; round++) {
      const result = await page.measure(OPTIONS, {kind: 'code', length, rate: 0, size: length}, BLOCKS);
      if (round >= 0) results.push(result); // the first one lets the browser compile
    }
    const worst = (name) => Math.max(...results.map((result) => result[name]));
    report({name: 'longest task from drawn to coloured', unit: 'ms', ours: worst('longest'), limit: LIMIT});
    report({name: 'a letter is seen, 95 of 100 within', unit: 'ms', ours: worst('typing'), limit: LIMIT});
    report({name: 'all is coloured after', unit: 'ms', ours: median(results).clock});
  } finally {
    await page.close();
    server.close();
  }
}
