// `npm test`: the tests of Node's side (test/**/*.test.js), then those in a browser (test/**/*.test.ts). What failed is
// said again at the end, and the last line says "N passed, N failed". Arguments narrow it to files or folders:
// npm test -- test/client
//
// A browser test that fails beside others is run once more with the machine to itself, since a busy machine is late with
// frames and timers. That decides; but it is said, because a test that needs it is a test to mend.
import {spawn} from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {run} from 'node:test';
import {spec} from 'node:test/reporters';
import {fileURLToPath} from 'node:url';
import {sum} from './wtr/summary.js';

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

/** More failed files than this are no accident of a busy machine. */
const SECOND_LOOK = 5;

/** Runs files with `node --test`. */
async function inNode(files) {
  const result = {passed: 0, failures: []};
  const stream = run({files: files.map((file) => path.join(ROOT, file)), concurrency: true});
  stream.on('test:pass', ({details, skip}) => {
    if (details.type !== 'suite' && skip === undefined) result.passed++;
  });
  stream.on('test:fail', ({name, file, details: {error}}) => {
    // A suite fails with its tests.
    if (error.failureType !== 'subtestsFailed')
      result.failures.push(`${path.relative(ROOT, file ?? '')}: ${name}\n${(error.cause ?? error).stack ?? error}`);
  });
  const report = stream.compose(new spec());
  report.pipe(process.stdout);
  await new Promise((resolve) => report.once('end', resolve));
  return {node: result};
}

async function inBrowser(args) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'dify-chat-test-'));
  const summary = path.join(folder, 'summary.json');
  const child = spawn(process.execPath, [WTR, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: {...process.env, TEST_SUMMARY: summary},
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  const files = await fs.readFile(summary, 'utf8').then(JSON.parse, () => ({}));
  await fs.rm(folder, {recursive: true});
  // The runner can also fail without a failed test: no browser, a server that does not start.
  if (code !== 0 && !sum(files).failed) files.runner = {passed: 0, failures: [`ended with code ${code}`]};
  return files;
}

function say(title, files) {
  for (const [file, {failures}] of Object.entries(files))
    for (const failure of failures) console.log(`\n${title}: ${file}: ${failure}`);
}

/** Runs files, and those that failed once more. `first` is what failed at first and passed then, or not. */
async function inBrowserTwice(args) {
  const files = await inBrowser(args);
  const failed = Object.entries(files).filter(([, {failures}]) => failures.length);
  if (!failed.length || failed.length > SECOND_LOOK || files.runner) return {files, first: {}};
  const first = Object.fromEntries(failed);
  say('Failed, is run once more', first);
  const again = await inBrowser(['--concurrency', '1', '--files', ...Object.keys(first)]);
  return {files: {...files, ...again}, first};
}

const wanted = process.argv.slice(2);
const files = await testFiles(wanted);
const [node, browser] = ['.js', '.ts'].map((ending) => files.filter((file) => file.endsWith(ending)));
const inOne = node.length ? await inNode(node) : {};
const inOther = browser.length
  ? await inBrowserTwice(wanted.length ? ['--files', ...browser] : [])
  : {files: {}, first: {}};
if (!files.length) console.error('No test files there.');
const results = {...inOne, ...inOther.files};
const {passed, failed} = sum(results);
say('Failed at first', inOther.first);
say('Failed', results);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed || !files.length ? 1 : 0);
