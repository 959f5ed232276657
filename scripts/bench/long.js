// A conversation of 10,000 messages beside one of 20, and a list of 1,000 conversations.
import {fileURLToPath} from 'node:url';
import {openPage} from './chrome.js';
import {OPTIONS} from './element.js';
import {startServer} from './server.js';

const ENTRY = fileURLToPath(new URL('./long-page.js', import.meta.url));

const MESSAGES = 10_000;
const CONVERSATIONS = 1000;

/** Times that of a short conversation. */
const USABLE = 1.5;
/** Times those of 50 messages. */
const NODES = 3;
/** Megabytes of JavaScript's heap. */
const HEAP = 40;
/** Milliseconds, of 95 letters in 100. */
const TYPING = 50;
/** Milliseconds of the main thread. */
const LIST = 100;

const middle = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

/** @param rounds - How often each is measured; the middle counts. */
export async function benchLong(rounds, report) {
  const server = await startServer();
  const [short, fifty, long] = [20, 50, MESSAGES].map((count) => server.remember(count / 2));
  const page = await openPage(ENTRY, server.url);
  const options = (conversation) => ({...OPTIONS, conversation});
  try {
    await page.call('show', options(short)); // lets the browser compile
    await page.call('leave');
    const clocks = {short: [], long: []};
    for (let round = 0; round < rounds; round++) {
      for (const [name, id] of Object.entries({short, long})) {
        clocks[name].push(await page.call('show', options(id)));
        await page.call('leave');
      }
    }
    const [ours, yardstick] = [middle(clocks.long), middle(clocks.short)];
    report({name: 'usable, beside 20 messages', unit: 'ms', ours, yardstick, ratio: ours / yardstick, limit: USABLE});

    await page.call('show', options(fifty));
    await page.call('loadAll', 50);
    const few = await page.call('nodes');
    await page.call('leave');
    await page.call('show', options(long));
    await page.call('loadAll', MESSAGES);
    const many = await page.call('nodes');
    report({
      name: 'all loaded: nodes, beside 50 messages',
      unit: 'nodes',
      ours: many,
      yardstick: few,
      ratio: many / few,
      limit: NODES,
    });
    const took = (await page.call('type', 100)).sort((a, b) => a - b);
    report({name: 'all loaded: typing, 95 of 100', unit: 'ms', ours: took[94], limit: TYPING});
    const {heap} = await page.left();
    report({name: 'all loaded: heap of the page', unit: 'MB', ours: heap / 1e6, limit: HEAP});
    await page.call('leave');

    for (let count = 0; count < CONVERSATIONS; count++) server.remember(1);
    await page.call('show', options(short));
    await page.call('warmList');
    const {time} = await page.timed('openList');
    report({name: 'list of 1,000 conversations opens', ours: time, limit: LIST});
  } finally {
    await page.close();
    server.close();
  }
}
