// Drawing Markdown: ours beside marked and DOMPurify alone.
import {fileURLToPath} from 'node:url';
import {median, openPage} from './chrome.js';

const ENTRY = fileURLToPath(new URL('./markdown-page.js', import.meta.url));

/** Characters in a token, roughly. */
const TOKEN = 4;

/** `limit`: our time divided by the yardstick's; CONTRIBUTING asks for no more. */
const CASES = [
  {name: '2,000 characters at 100 tokens/s', args: ['mixed', 2000, 100 * TOKEN]},
  {name: '10,000 characters at 400 tokens/s', args: ['mixed', 10_000, 400 * TOKEN], limit: 1.25},
  {name: 'burst of 50,000', args: ['mixed', 50_000, 0]},
  {name: 'burst of 200,000', args: ['mixed', 200_000, 0], limit: 1.25},
];

/** At this many characters a second 200,000 of one kind arrive. */
const FLOOD = 40_000;

const KINDS = ['mixed', 'table', 'list', 'fence', 'paragraph'];

/** @param rounds - How often each is measured; the middle counts. */
export async function benchMarkdown(rounds, report) {
  const page = await openPage(ENTRY);
  // In turns, so that a machine that gets busy slows both down.
  const measure = async (...runs) => {
    const results = runs.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [index, run] of runs.entries()) results[index].push(await page.measure(...run));
    }
    return results.map(median);
  };
  try {
    await page.measure('ours', 'mixed', 20_000, 0); // warms both up
    await page.measure('yardstick', 'mixed', 20_000, 0);
    for (const {name, args, limit} of CASES) {
      const [yardstick, ours] = await measure(['yardstick', ...args], ['ours', ...args]);
      report({
        name,
        ours: ours.time,
        yardstick: yardstick.time,
        ratio: ours.time / yardstick.time,
        limit,
        longest: ours.longest,
      });
    }
    for (const kind of KINDS) {
      const [small, large] = await measure(['ours', kind, 50_000, FLOOD], ['ours', kind, 200_000, FLOOD]);
      const exponent = Math.log(large.time / small.time) / Math.log(4);
      report({
        name: `${kind}, 50,000 to 200,000`,
        ours: large.time,
        ratio: exponent,
        limit: 1.1,
        longest: large.longest,
      });
    }
  } finally {
    await page.close();
  }
}
