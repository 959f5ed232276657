// The whole element, asked over HTTP: beside a bare page that reads and draws the same stream.
import {fileURLToPath} from 'node:url';
import {CASES, SMOOTH, TOKEN} from './cases.js';
import {openPage} from './chrome.js';
import {KEY, startServer, USER} from './server.js';
import {smoothRows} from './smooth.js';
import {ratioRow} from './turns.js';

const ENTRY = fileURLToPath(new URL('./element-page.js', import.meta.url));

/** How the chat is set up in all benchmarks. */
export const OPTIONS = {key: KEY, user: USER};

/** Frames of a token each; a burst may also come in one frame. `size` is in characters. */
const ALL = CASES.flatMap((what) =>
  what.rate
    ? [{...what, size: TOKEN}]
    : [
        {...what, name: `${what.name}, by the token`, size: TOKEN},
        {...what, name: `${what.name}, in one event`, size: what.length},
      ],
);

/** @param rounds - How often each is measured; the middle counts. */
export async function benchElement(rounds, report) {
  const server = await startServer();
  const page = await openPage(ENTRY, server.url);
  const measure = (what) => (who) => page.measure(who, OPTIONS, {kind: 'mixed', size: TOKEN, ...what});
  try {
    for (const who of ['ours', 'yardstick']) await measure({length: 20_000, rate: 0})(who); // lets the browser compile
    for (const what of ALL) report(await ratioRow(what, rounds, measure(what)));
    for (const row of await smoothRows(SMOOTH.name, rounds, measure({...SMOOTH, every: true}))) report(row);
  } finally {
    await page.close();
    server.close();
  }
}
