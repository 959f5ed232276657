// `npm run check`: everything but the tests. What does not need the other runs beside it; all of it runs, whatever fails.
import {spawn} from 'node:child_process';
import os from 'node:os';

/** npm scripts; `after` names the one that must have passed first. */
const CHECKS = [
  {name: 'lint'},
  {name: 'build'},
  {name: 'types'},
  {name: 'api:check'},
  {name: 'format:check'},
  {name: 'layers'},
  {name: 'faults'},
  {name: 'events:check'},
  {name: 'size', after: 'build'},
  {name: 'ssr', after: 'build'},
  {name: 'dist', after: 'build'},
];

function run(name) {
  const began = performance.now();
  const child = spawn('npm', ['run', '--silent', name], {shell: process.platform === 'win32'});
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({name, ok: code === 0, output, seconds: (performance.now() - began) / 1000}));
  });
}

const results = new Map();
const waiting = [...CHECKS];

/** Takes the next check that may run, until none is left. */
async function work() {
  for (;;) {
    const index = waiting.findIndex(({after}) => !after || results.has(after));
    if (index < 0) return;
    const [{name, after}] = waiting.splice(index, 1);
    const blocked = after && !results.get(after).ok;
    const result = blocked ? {name, ok: false, output: `${after} failed\n`, seconds: 0} : await run(name);
    results.set(name, result);
    if (!result.ok || name === 'size') console.log(`── ${name}\n${result.output.trimEnd()}\n`);
  }
}

// A worker that finds nothing to do may leave too early: what waits for the build is done by the one that builds.
await Promise.all(Array.from({length: Math.max(2, os.availableParallelism())}, work));

for (const {name} of CHECKS) {
  const {ok, seconds} = results.get(name);
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(14)}${seconds.toFixed(1).padStart(6)} s`);
}
const failed = [...results.values()].filter(({ok}) => !ok);
console.log(failed.length ? `check: ${failed.length} failed` : 'check: all passed');
process.exit(failed.length ? 1 : 0);
