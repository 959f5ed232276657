// What an open chat does while nobody uses it: nothing.
import {fileURLToPath} from 'node:url';
import {openPage} from './chrome.js';
import {OPTIONS} from './element.js';
import {startServer} from './server.js';
import {inTurns, median} from './turns.js';

const ENTRY = fileURLToPath(new URL('./idle-page.js', import.meta.url));

const IDLE = 10_000;

/** Milliseconds of script, layout and style in that time. */
const LIMIT = 1;

/**
 * What counts is script, layout and style: nothing is subtracted, not even the timer that ends the measurement. Beside them
 * stand all tasks of the main thread, most of which are the browser's own: an empty page has them too.
 *
 * In a field with the focus, the browser lets the caret blink.
 *
 * @param rounds - How often each is measured; the middle counts.
 */
export async function benchIdle(rounds, report) {
  const server = await startServer();
  const options = {...OPTIONS, conversation: server.remember(10)};
  const page = await openPage(ENTRY, server.url);
  try {
    for (const focus of [false, true]) {
      const {ours, yardstick} = await inTurns(rounds, ['yardstick', 'ours'], async (who) => {
        await page.call('prepare', who, options, focus);
        return page.timed('run', who, options, focus, IDLE);
      });
      const what = focus ? 'the field focused' : 'nothing focused';
      const row = (key) => ({ours: median(ours, key)[key], yardstick: median(yardstick, key)[key]});
      report({name: `${what}: script, layout, style`, ...row('own'), limit: LIMIT});
      report({name: `${what}: all tasks`, ...row('time')});
    }
  } finally {
    await page.close();
    server.close();
  }
}
