// `npm run bench [-- --rounds=3 --only=element]`: how much of the main thread and of the memory we use. A benchmark, not a
// test: it depends on the machine, so each of our numbers stands beside a yardstick's of the same run.
import {parseArgs} from 'node:util';
import {benchBatch} from './batch.js';
import {benchCost} from './cost.js';
import {benchElement} from './element.js';
import {benchFiles} from './files.js';
import {benchHistory} from './history.js';
import {benchIdle} from './idle.js';
import {benchMarkdown} from './markdown.js';
import {benchMount} from './mount.js';
import {benchReattach} from './reattach.js';
import {benchRich} from './rich.js';
import {benchSteps} from './steps.js';
import {benchTabs} from './tabs.js';
import {benchVoice} from './voice.js';

const {values} = parseArgs({options: {rounds: {type: 'string', default: '3'}, only: {type: 'string'}}});

const GROUPS = {
  element: ['<dify-chat>, over HTTP', benchElement],
  steps: ['A run of 1,000 events at 200 a second', benchSteps],
  rich: ['200 code blocks in 10 languages, while something is written', benchRich],
  batch: ['500 CSV rows', benchBatch],
  files: ['Files on their way to Dify', benchFiles],
  voice: ['A minute of speech, and the first word of an answer', benchVoice],
  tabs: ['Two tabs: one asks, the other one shows it', benchTabs],
  markdown: ['Markdown alone', benchMarkdown],
  cost: ['How the cost grows (ratio: its exponent)', benchCost],
  history: ['1,000 messages of history', benchHistory],
  reattach: ['A chatflow whose network goes and comes back', benchReattach],
  idle: ['Open and idle for 10 s', benchIdle],
  mount: ['Mount, 20 messages, unmount', benchMount],
};

const number = (value, digits = 0) => (value === undefined ? '' : value.toFixed(digits));

const line = (name, cells) => name.padEnd(44) + cells.map((cell) => cell.padStart(10)).join('');

let above = 0;

/**
 * `ours` and `yardstick` are milliseconds of the main thread's processor time, or have a `unit`. `limit` is that of the
 * `ratio`, where there is one, else of `ours`. `longest`: our longest task, and the yardstick's, in milliseconds.
 */
function report({name, unit, ours, yardstick, ratio, limit, longest = []}) {
  const digits = unit && unit !== 'ms' ? 1 : ours < 10 ? 2 : 0;
  const exceeds = limit !== undefined && !((ratio ?? ours) <= limit);
  const cells = [number(ours, digits), number(yardstick, digits), number(ratio, 2), String(limit ?? '')];
  const tasks = longest.map((duration) => number(duration)).join(' / ');
  console.log(`${line(unit ? `${name}, ${unit}` : name, [...cells, tasks])}${exceeds ? '   ABOVE ITS LIMIT' : ''}`);
  if (exceeds) above++;
}

const names = values.only?.split(',') ?? Object.keys(GROUPS);
const unknown = names.filter((name) => !GROUPS[name]);
if (unknown.length) throw new Error(`no group ${unknown.join()}; there are ${Object.keys(GROUPS).join()}`);
for (const name of names) {
  const [title, bench] = GROUPS[name];
  console.log(`\n${line(title, ['ours', 'yardstick', 'ratio', 'limit', 'longest'])}`);
  await bench(Number(values.rounds), report);
}
console.log(above ? `\n${above} above their limit` : '\nall within their limits');
