// A workflow's run, event by event: how much of the main thread it takes, with the steps folded and open.
import {fileURLToPath} from 'node:url';
import {openPage} from './chrome.js';
import {OPTIONS} from './element.js';
import {startServer} from './server.js';
import {inTurns, median} from './turns.js';

const ENTRY = fileURLToPath(new URL('./steps-page.js', import.meta.url));

const RUN = {kind: 'run', length: 1000, rate: 200, size: 1};

/** Per cent of a core, and the longest task in milliseconds. */
const SHARE = 15;
const LONGEST = 50;

/** @param rounds - How often each is measured; the middle counts. */
export async function benchSteps(rounds, report) {
  const server = await startServer();
  const page = await openPage(ENTRY, server.url);
  try {
    await page.measure(OPTIONS, {...RUN, rate: 0}, true); // lets the browser compile
    const results = await inTurns(rounds, ['folded', 'open'], (how) => page.measure(OPTIONS, RUN, how === 'open'));
    for (const [how, measured] of Object.entries(results)) {
      const {time, clock} = median(measured);
      const longest = Math.max(...measured.map((result) => result.longest));
      report({name: `${how}: of one core`, unit: '%', ours: (100 * time) / clock, limit: SHARE});
      report({name: `${how}: longest task`, unit: 'ms', ours: longest, limit: LONGEST});
    }
  } finally {
    await page.close();
    server.close();
  }
}
