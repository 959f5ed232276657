// Many rows of a file, run by a completion app, and a file that is as large as its rows are many.
import {fileURLToPath} from 'node:url';
import {openPage} from './chrome.js';
import {startServer} from './server.js';

const ENTRY = fileURLToPath(new URL('./batch-page.js', import.meta.url));

const KEY = 'app-bench-batch';

const APP = {
  mode: 'completion',
  persona: 'scripted',
  tokensPerSecond: Infinity,
  firstTokenMs: 20,
  parameters: {user_input_form: [{paragraph: {label: 'Topic', variable: 'query', required: true, max_length: 4000}}]},
};

/** Rows that are run, each with a result of some 3,000 characters. */
const ROWS = 500;

/** The longest task in milliseconds, and megabytes of heap above the same without a file. */
const LONGEST = 50;
const HEAP = 8;

/** Characters of the large file. */
const LARGE = 5_000_000;

/** @param rounds - Not used: these are limits, and the first time counts. */
export async function benchBatch(rounds, report) {
  const server = await startServer();
  server.world.addApp(APP, {apiKey: KEY, siteCode: 'bench-batch'});
  const page = await openPage(ENTRY, server.url);
  const longest = (name, ours) => report({name: `${name}: longest task`, unit: 'ms', ours, limit: LONGEST});
  try {
    await page.call('prepare', KEY);
    await page.call('rows', 20); // lets the browser compile
    await page.call('clear');
    const before = await page.left();
    const {result, time} = await page.timed('rows', ROWS);
    const after = await page.left();
    report({name: `${ROWS} rows`, ours: time});
    longest(`${ROWS} rows`, result.longest);
    report({name: `${ROWS} rows: heap`, unit: 'MB', ours: (after.heap - before.heap) / 1e6, limit: HEAP});
    longest('their results as a file', (await page.call('results')).longest);
    await page.call('clear');
    longest('a file of 5 MB in 9,000 rows', (await page.call('read', LARGE, 9000)).longest);
    longest('a file of 5 MB in one cell', (await page.call('read', LARGE, 1)).longest);
  } finally {
    await page.close();
    server.close();
  }
}
