// Two tabs of one visitor, side by side: how much of the main thread it costs to show an answer that the other one follows.
import {fileURLToPath} from 'node:url';
import {SMOOTH, TOKEN} from './cases.js';
import {openPages} from './chrome.js';
import {KEY, startServer} from './server.js';
import {median} from './turns.js';

const ENTRY = fileURLToPath(new URL('./tabs-page.js', import.meta.url));

/** Of the time of the tab that has asked. */
const LIMIT = 0.3;

/** @param rounds - How often it is measured; the middle counts. */
export async function benchTabs(rounds, report) {
  const server = await startServer();
  const [first, second] = await openPages(ENTRY, server.url, 2);
  try {
    const what = {kind: 'mixed', size: TOKEN, ...SMOOTH};
    const measure = async () => {
      for (const page of [first, second]) await page.call('clear');
      for (const page of [first, second]) await page.call('prepare', {key: KEY, user: 'bench-tabs'});
      const mirror = second.timed('mirrored');
      const lead = await first.timed('ask', JSON.stringify(what));
      const {result, ...shown} = await mirror;
      if (result !== lead.result) throw new Error(`the mirror shows ${result} characters of ${lead.result}`);
      return {time: shown.time / lead.time, lead: lead.time, mirror: shown.time};
    };
    await measure(); // lets the browser compile
    const results = [];
    for (let round = 0; round < rounds; round++) results.push(await measure());
    const {time, lead, mirror} = median(results);
    report({name: 'a mirrored tab, and the one that leads', ours: mirror, yardstick: lead, ratio: time, limit: LIMIT});
  } finally {
    await first.close();
    server.close();
  }
}
