// What is left of a chat that is gone.
import {fileURLToPath} from 'node:url';
import {TOKEN} from './cases.js';
import {openPage} from './chrome.js';
import {OPTIONS} from './element.js';
import {startServer} from './server.js';

const ENTRY = fileURLToPath(new URL('./mount-page.js', import.meta.url));

/** Ten questions with their answers. */
const QUESTIONS = 10;
const ANSWER = {kind: 'mixed', length: 2000, rate: 0, size: TOKEN};

/** Lives before the first is counted: the browser compiles what runs often, and keeps templates, for quite a while. */
const WARM = 20;
const CYCLES = 10;

/** @param rounds - Each stands for ten lives. */
export async function benchMount(rounds, report) {
  const server = await startServer();
  const page = await openPage(ENTRY, server.url);
  const live = () => page.call('live', OPTIONS, QUESTIONS, ANSWER);
  try {
    for (let i = 0; i < WARM; i++) await live();
    const before = await page.left();
    for (let i = 0; i < rounds * CYCLES; i++) await live();
    const after = await page.left();
    const grown = (key) => after[key] - before[key];
    report({name: 'nodes left', unit: 'of all cycles', ours: grown('nodes'), limit: 0});
    report({name: 'listeners left', unit: 'of all cycles', ours: grown('listeners'), limit: 0});
    report({name: 'heap', unit: 'kB a cycle', ours: grown('heap') / 1000 / (rounds * CYCLES), limit: 10});
  } finally {
    await page.close();
    server.close();
  }
}
