// `npm run bench [-- --rounds=3 --only=element]`: how much of the main thread we use. A benchmark, not a test: it depends on the machine,
// so each of our numbers stands beside a yardstick's of the same run.
import {parseArgs} from 'node:util';
import {benchElement} from './element.js';
import {benchMarkdown} from './markdown.js';

const {values} = parseArgs({options: {rounds: {type: 'string', default: '3'}, only: {type: 'string'}}});

const number = (value, digits = 0) => (value === undefined ? '' : value.toFixed(digits));

function report({name, ours, yardstick, ratio, limit, longest}) {
  const verdict = limit === undefined ? '' : ratio <= limit ? `ok, at most ${limit}` : `MORE THAN ${limit}`;
  const cells = [number(ours), number(yardstick), number(ratio, 2), number(longest)];
  console.log([name.padEnd(36), ...cells.map((cell) => cell.padStart(11))].join('') + (verdict && `   ${verdict}`));
}

function head(title) {
  const cells = ['ours', 'yardstick', 'ratio', 'longest'].map((cell) => cell.padStart(11));
  console.log(`\n${title.padEnd(36)}${cells.join('')}`);
}

const BENCHES = {
  element: ['<dify-chat>, over HTTP', benchElement],
  markdown: ['Markdown', benchMarkdown],
};

console.log('Main-thread time in milliseconds; ratio: ours to yardstick, or the exponent of the cost');
for (const [name, [title, bench]] of Object.entries(BENCHES)) {
  if (values.only && values.only !== name) continue;
  head(title);
  await bench(Number(values.rounds), report);
}
