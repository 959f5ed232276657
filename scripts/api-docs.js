// Writes custom-elements.json and docs/api.md from the code. `--check` writes nothing and fails when they differ.
import fs from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {exportsOf, loadProgram} from './api/exports.js';
import {elementManifest} from './api/manifest.js';
import {apiPage} from './api/page.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
const problems = [];

async function settle(file, text) {
  const target = path.join(ROOT, file);
  const current = await fs.readFile(target, 'utf8').catch(() => undefined);
  if (current === text) return;
  if (check) problems.push(`${file} differs from the code; run "npm run api" and look at what changed`);
  else await fs.writeFile(target, text);
}

try {
  const {manifest, element, problems: found} = await elementManifest(ROOT);
  problems.push(...found);
  const program = loadProgram(ROOT);
  const [index, client] = ['src/index.ts', 'src/client.ts'].map((file) => exportsOf(program, path.join(ROOT, file)));
  await settle('custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`);
  await settle('docs/api.md', apiPage({element, index, client}));
} catch (error) {
  problems.push(error.message);
}
for (const problem of problems) console.error(`api: ${problem}`);
console.log(problems.length ? `api: ${problems.length} problems` : 'api: in order');
process.exitCode = problems.length ? 1 : 0;
