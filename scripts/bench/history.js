// A long conversation: our element beside a bare page that shows the same messages, both from the same server.
import {fileURLToPath} from 'node:url';
import {CASES, TOKEN} from './cases.js';
import {openPage} from './chrome.js';
import {OPTIONS} from './element.js';
import {startServer} from './server.js';
import {inTurns, median} from './turns.js';

const ENTRY = fileURLToPath(new URL('./history-page.js', import.meta.url));

/** Messages on the screen: half of them are questions, the others answers of 1,000 characters. */
const MESSAGES = 1000;

const LIMIT = 1.25;

/** What is asked below all of them. */
const ANSWER = {...CASES[0], kind: 'mixed', size: TOKEN};

/** Megabytes of heap above an empty chat. */
const HEAP = 5;

/** Most questions with their answers that Dify gives at a time; our element asks for 20. */
const PAGE = 100;

/**
 * A life of one side, in a page of its own.
 *
 * - `usable`: on the clock, until the end of the conversation is on the screen and a question can be asked. Our element then
 *   has the newest page of the history; the bare page has all messages, fetched in the fewest requests.
 * - `all`: main-thread time until all messages are in the page, loaded by both 20 at a time as a visitor does who scrolls up.
 * - `answer`: main-thread time of an answer below all of these.
 * - `heap`: JavaScript's heap after a garbage collection with all messages in the page, above that of the same side in the
 *   same page when it was empty: an open chat without a conversation.
 */
async function life(who, server, conversation) {
  const page = await openPage(ENTRY, server.url);
  const long = {...OPTIONS, conversation};
  try {
    await page.call('show', who, OPTIONS);
    await page.call('ask', {...ANSWER, rate: 0}); // lets the browser compile
    await page.call('leave');
    await page.call('show', who, OPTIONS);
    const empty = await page.left();
    await page.call('leave');
    const first = await page.timed('show', who, long);
    const rest = await page.timed('showAll', MESSAGES);
    const full = await page.left();
    const answer = await page.timed('ask', ANSWER);
    return {
      usable: who === 'ours' ? first.result.clock : await bareUsable(page, long),
      all: first.time + rest.time,
      longest: Math.max(first.result.longest, rest.result.longest),
      answer: answer.time,
      heap: (full.heap - empty.heap) / 1e6,
      nodes: (full.nodes - empty.nodes) / 1000,
    };
  } finally {
    await page.close();
  }
}

async function bareUsable(page, options) {
  await page.call('leave');
  const first = await page.call('show', 'yardstick', {...options, page: PAGE});
  const rest = await page.call('showAll', MESSAGES);
  return first.clock + rest.clock;
}

/** @param rounds - How often each is measured; the middle counts. */
export async function benchHistory(rounds, report) {
  const server = await startServer();
  const conversation = server.remember(MESSAGES / 2);
  try {
    const {ours, yardstick} = await inTurns(rounds, ['yardstick', 'ours'], (who) => life(who, server, conversation));
    const row = (key) => ({ours: median(ours, key)[key], yardstick: median(yardstick, key)[key]});
    const withRatio = (key) => ({...row(key), ratio: row(key).ours / row(key).yardstick, limit: LIMIT});
    report({name: 'usable, on the clock', unit: 'ms', ...withRatio('usable')});
    report({name: 'all messages in the page', ...withRatio('all')});
    report({name: `below them ${ANSWER.name}`, ...withRatio('answer')});
    report({name: 'longest task', unit: 'ms', ...row('longest')});
    report({name: 'heap', unit: 'MB', ...row('heap'), limit: HEAP});
    report({name: 'nodes', unit: 'thousands', ...row('nodes')});
  } finally {
    server.close();
  }
}
