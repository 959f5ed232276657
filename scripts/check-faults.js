// Checks docs/faults.md: each fault has its row, and each row names tests that exist.
import fs from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const range = (from, to, prefix = '') => Array.from({length: to - from + 1}, (_, i) => `${prefix}${from + i}`);

/** The numbers of the catalogue, those of apps that are no chats (T), of conversations (C) and of what must not be lost (N), and of what Dify does that surprises (S) and a chat can meet. */
export const NUMBERS = [
  ...range(1, 27),
  ...range(30, 42),
  ...range(50, 77),
  ...range(80, 90),
  ...range(1, 10, 'T'),
  ...range(1, 9, 'C'),
  ...range(1, 26, 'N'),
  ...'1 2 4 5 6 7 8 10 11 12 13 16 18 19 22'.split(' ').map((number) => `S${number}`),
];

/** The rows of the document's tables: `[{number, fault, seen, tests: [{file, title}]}]`. Lines without a number are no rows. */
export function rowsOf(markdown) {
  return markdown.split('\n').flatMap((line) => {
    const [, number, fault = '', seen = '', last = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    if (!line.startsWith('|') || !/^[STCN]?\d+$/.test(number)) return [];
    const tests = [...last.matchAll(/`([^`]+?): ([^`]+)`/g)].map(([, file, title]) => ({
      file,
      title: title.replaceAll('\\|', '|'),
    }));
    return [{number, fault, seen, tests}];
  });
}

/** The tests of a file, each as the titles that lead to it. In a title that is put together, `…` stands for what is not fixed. */
export function testsOf(code, file = 'test.ts') {
  const tests = [];
  const visit = (node, outer) => {
    let titles = outer;
    if (ts.isCallExpression(node) && node.arguments.length > 1) {
      const [, kind] = /^(describe|it)\b/.exec(node.expression.getText(source)) ?? [];
      if (kind) titles = [...outer, titleOf(node.arguments[0])];
      if (kind === 'it') tests.push(titles);
    }
    ts.forEachChild(node, (child) => visit(child, titles));
  };
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest);
  visit(source, []);
  return tests;
}

function titleOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({literal}) => `…${literal.text}`).join('');
  return '…';
}

/** Whether `name` is a test's title, alone or behind those that lead to it, parted by ` > `. */
export function isNamed(titles, name) {
  return titles.some((_, index) => fits(titles.slice(index).join(' > '), name));
}

function fits(title, name) {
  const fixed = title.split('…');
  // A title of which next to nothing is fixed would fit anything.
  if (fixed.length > 1 && fixed.join('').trim().length < 5) return false;
  const pattern = fixed.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('[^]+');
  return new RegExp(`^${pattern}$`).test(name);
}

/** What is wrong. `read` gives the text of a file, or nothing when there is none. */
export async function checkFaults(markdown, read, numbers = NUMBERS) {
  const rows = rowsOf(markdown);
  const found = rows.map(({number}) => number);
  const problems = [
    ...numbers.filter((number) => !found.includes(number)).map((number) => `${number} is missing`),
    ...found.filter((number) => !numbers.includes(number)).map((number) => `${number} is no number of the catalogue`),
    ...found.filter((number, index) => found.indexOf(number) !== index).map((number) => `${number} stands there twice`),
  ];
  for (const {number, fault, seen, tests} of rows) {
    if (!fault || !seen) problems.push(`${number} does not say what happens`);
    if (!tests.length) problems.push(`${number} has no test`);
    for (const {file, title} of tests) {
      const code = await read(file);
      if (code === undefined) problems.push(`${number}: ${file} does not exist`);
      else if (!testsOf(code, file).some((titles) => isNamed(titles, title)))
        problems.push(`${number}: ${file} has no test "${title}"`);
    }
  }
  return problems;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = new Map();
  const read = (file) => {
    if (!files.has(file)) {
      const inside = /^test\/.*\.test\.[jt]s$/.test(file) && !file.includes('..');
      files.set(file, inside ? fs.readFile(path.join(ROOT, file), 'utf8').catch(() => undefined) : undefined);
    }
    return files.get(file);
  };
  const problems = await checkFaults(await fs.readFile(path.join(ROOT, 'docs/faults.md'), 'utf8'), read);
  for (const problem of problems) console.error(`docs/faults.md: ${problem}`);
  process.exitCode = problems.length ? 1 : 0;
}
