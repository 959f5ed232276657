// Drawing Markdown: ours beside marked and DOMPurify alone.
import {fileURLToPath} from 'node:url';
import {CASES, SMOOTH} from './cases.js';
import {openPage} from './chrome.js';
import {smoothRows} from './smooth.js';
import {ratioRow} from './turns.js';

const ENTRY = fileURLToPath(new URL('./markdown-page.js', import.meta.url));

/** Opens the page, and lets the browser compile what it will run. */
export async function openMarkdown() {
  const page = await openPage(ENTRY);
  for (const who of ['ours', 'yardstick']) await page.measure(who, {kind: 'mixed', length: 20_000, rate: 0});
  return page;
}

/** @param rounds - How often each is measured; the middle counts. */
export async function benchMarkdown(rounds, report) {
  const page = await openMarkdown();
  const measure = (what) => (who) => page.measure(who, {kind: 'mixed', ...what});
  try {
    for (const what of CASES) report(await ratioRow(what, rounds, measure(what)));
    for (const row of await smoothRows(SMOOTH.name, rounds, measure({...SMOOTH, every: true}))) report(row);
  } finally {
    await page.close();
  }
}
