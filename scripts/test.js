// `npm test`: the tests of Node's side (test/**/*.test.js), then those in a browser (test/**/*.test.ts). The last line
// says "N passed, N failed". Arguments narrow it to files or folders: npm test -- test/client
import {spawn} from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {run} from 'node:test';
import {spec} from 'node:test/reporters';
import {fileURLToPath} from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WTR = path.join(ROOT, 'node_modules/@web/test-runner/dist/bin.js');

async function testFiles(wanted) {
  const entries = await fs.readdir(path.join(ROOT, 'test'), {recursive: true});
  const files = entries
    .map((file) => `test/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.test\.[jt]s$/.test(file));
  const names = wanted.map((name) => path.relative(ROOT, path.resolve(name)).replaceAll('\\', '/'));
  return files
    .filter((file) => !names.length || names.some((name) => file === name || file.startsWith(`${name}/`)))
    .sort();
}

/** Runs files with `node --test`; the counts come from the runner's own closing remarks. */
async function inNode(files) {
  const counts = {passed: 0, failed: 0};
  const add = {pass: 'passed', fail: 'failed', cancelled: 'failed'};
  const stream = run({files: files.map((file) => path.join(ROOT, file)), concurrency: true});
  stream.on('test:diagnostic', ({nesting, message}) => {
    const [, what, number] = /^(\w+) (\d+)$/.exec(message) ?? [];
    if (nesting === 0 && add[what]) counts[add[what]] += Number(number);
  });
  const report = stream.compose(new spec());
  report.pipe(process.stdout);
  await new Promise((resolve) => report.once('end', resolve));
  return counts;
}

async function inBrowser(files, narrowed) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'dify-chat-test-'));
  const summary = path.join(folder, 'summary.json');
  const args = narrowed ? ['--files', ...files] : [];
  const child = spawn(process.execPath, [WTR, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: {...process.env, TEST_SUMMARY: summary},
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  const counts = await fs.readFile(summary, 'utf8').then(JSON.parse, () => ({passed: 0, failed: 0}));
  await fs.rm(folder, {recursive: true});
  // The runner can also fail without a failed test: no browser, a server that does not start.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

const wanted = process.argv.slice(2);
const files = await testFiles(wanted);
const total = {passed: 0, failed: 0};
const add = ({passed, failed}) => {
  total.passed += passed;
  total.failed += failed;
};
const [node, browser] = ['.js', '.ts'].map((ending) => files.filter((file) => file.endsWith(ending)));
if (node.length) add(await inNode(node));
if (browser.length) add(await inBrowser(browser, wanted.length > 0));
if (!files.length) console.error('No test files there.');
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed || !files.length ? 1 : 0);
