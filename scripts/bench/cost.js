// How the cost grows with the length of an answer, also where it is one single block.
import {openMarkdown} from './markdown.js';
import {inTurns, median} from './turns.js';

/** Between these lengths. */
const [SMALL, LARGE] = [50_000, 200_000];

/** Characters a second: so the larger text takes five seconds to arrive. */
const FLOOD = 40_000;

const KINDS = ['mixed', 'table', 'list', 'fence', 'paragraph'];

/** The largest exponent e in cost ~ lengthᵉ; 1 is proportional. */
const LIMIT = 1.1;

/** @param rounds - How often each is measured; the middle counts. */
export async function benchCost(rounds, report) {
  const page = await openMarkdown();
  try {
    for (const kind of KINDS) {
      const results = await inTurns(rounds, [SMALL, LARGE], (length) =>
        page.measure('ours', {kind, length, rate: FLOOD}),
      );
      const [small, large] = [SMALL, LARGE].map((length) => median(results[length]));
      const ratio = Math.log(large.time / small.time) / Math.log(LARGE / SMALL);
      report({name: `${kind}, 50,000 to 200,000`, ours: large.time, ratio, limit: LIMIT, longest: [large.longest]});
    }
  } finally {
    await page.close();
  }
}
