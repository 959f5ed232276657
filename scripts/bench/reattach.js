// A chatflow's answer whose network goes in the middle and comes back: how soon more of it is on the screen.
import {fileURLToPath} from 'node:url';
import {openPage} from './chrome.js';
import {startServer} from './server.js';

const ENTRY = fileURLToPath(new URL('./reattach-page.js', import.meta.url));

const CODE = 'bench-reattach';

const APP = {mode: 'advanced-chat', persona: 'scripted', tokensPerSecond: 100, firstTokenMs: 20};

/** Milliseconds from the network to the first text that is drawn, and from the page to it after a reload. */
const FIRST_TEXT = 300;

/** Milliseconds without a network. */
const GONE = 1500;

const QUERY = `ECHO ${'and so it goes on '.repeat(300)}`;

/** @param rounds - How often it is measured; the worst counts. */
export async function benchReattach(rounds, report) {
  const server = await startServer();
  server.world.addApp(APP, {apiKey: 'app-bench-reattach', siteCode: CODE});
  const page = await openPage(ENTRY, server.url);
  try {
    await page.call('open', CODE);
    const times = [];
    for (let round = 0; round <= rounds; round++) {
      await page.call('ask', QUERY);
      await page.offline(true);
      server.cut(); // an emulated loss leaves what is open
      await page.call('isCut');
      await new Promise((resolve) => setTimeout(resolve, GONE));
      const time = page.call('firstText');
      await page.offline(false);
      times.push(await time);
      await page.call('leave');
    }
    // The first one lets the browser fetch and compile.
    report({name: 'network to first text', unit: 'ms', ours: Math.max(...times.slice(1)), limit: FIRST_TEXT});
    report({name: 'the same, for the first time', unit: 'ms', ours: times[0]});
  } finally {
    await page.close();
    server.close();
  }
}
