// The whole element, asked over HTTP: beside a bare page that reads and draws the same stream.
import {fileURLToPath} from 'node:url';
import {median, openPage} from './chrome.js';
import {KEY, startServer, TOKEN} from './server.js';

const ENTRY = fileURLToPath(new URL('./element-page.js', import.meta.url));

/** `rate`: characters a second · `size`: characters in a frame · `limit`: our time divided by the yardstick's. */
const CASES = [
  {name: '10,000 characters at 400 tokens/s', length: 10_000, rate: 400 * TOKEN, size: TOKEN, limit: 1.25},
  {name: 'burst of 200,000, by the token', length: 200_000, rate: 0, size: TOKEN, limit: 1.25},
  {name: 'burst of 200,000, in one event', length: 200_000, rate: 0, size: 200_000, limit: 1.25},
];

/** @param rounds - How often each is measured; the middle counts. */
export async function benchElement(rounds, report) {
  const server = await startServer();
  const page = await openPage(ENTRY, server.url);
  const measure = (who, {length, rate, size}) =>
    page.measure(who, KEY, JSON.stringify({kind: 'mixed', length, rate, size}), length);
  try {
    for (const who of ['ours', 'yardstick']) await measure(who, {length: 20_000, rate: 0, size: TOKEN}); // warms up
    for (const {name, limit, ...text} of CASES) {
      const results = {ours: [], yardstick: []};
      for (let round = 0; round < rounds; round++) {
        // In turns, so that a machine that gets busy slows both down.
        for (const who of ['yardstick', 'ours']) results[who].push(await measure(who, text));
      }
      const [ours, yardstick] = [median(results.ours), median(results.yardstick)];
      const ratio = ours.time / yardstick.time;
      report({name, ours: ours.time, yardstick: yardstick.time, ratio, limit, longest: ours.longest});
    }
  } finally {
    await page.close();
    server.close();
  }
}
