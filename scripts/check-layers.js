// Checks who imports whom in src/, that nothing imports itself in a circle, and that files stay short.
import fs from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAX_LINES = 300;
const SHORT_LINES = 120; // half of the files in src/ stay under this

/**
 * What each layer may import besides itself: other layers and packages. `any` = all layers and all our dependencies.
 * The types count as well: what a layer knows is what it names.
 */
export const LAYERS = {
  client: [],
  state: ['client', '@cfworker/json-schema'],
  i18n: [],
  styles: ['lit'],
  markdown: ['marked', 'dompurify', '@highlightjs/cdn-assets', 'temml'],
  media: [],
  browser: ['state'],
  controllers: ['lit', 'state', 'i18n'],
  components: ['lit', 'controllers', 'state', 'i18n', 'markdown', 'media', 'styles', 'frame'],
  frame: ['mermaid', 'echarts'],
  proxy: [],
  'client.ts': ['client'],
  root: 'any',
};

/**
 * The layer of a file, from its path in src/: its folder. Of the files in src/ itself the entry `client.ts` is a layer (apart
 * from `client/`), and the others wire everything together: `root`.
 */
export function layerOf(file) {
  if (file.includes('/')) return file.split('/')[0];
  return file === 'client.ts' ? file : 'root';
}

const packageOf = (specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)[0];

/** The imports of a file: `{files, packages}`, files as paths in src/. */
function importsOf(file, text) {
  const names = ts.preProcessFile(text, true, true).importedFiles.map((imported) => imported.fileName);
  const files = names.filter((name) => name.startsWith('.'));
  const resolve = (name) => path.posix.join(path.posix.dirname(file), name).replace(/\.js$/, '.ts');
  return {files: files.map(resolve), packages: names.filter((name) => !name.startsWith('.')).map(packageOf)};
}

/** What is wrong with the imports of `sources`, a map from path in src/ to text. */
export function checkImports(sources, packages = []) {
  const problems = [];
  const graph = new Map();
  for (const [file, text] of sources) {
    const imports = importsOf(file, text);
    graph.set(file, imports.files);
    const layer = layerOf(file);
    const allowed = LAYERS[layer];
    if (!allowed) {
      problems.push(`src/${file}: "${layer}" is no layer; see LAYERS in scripts/check-layers.js`);
      continue;
    }
    const used = imports.files.map(layerOf);
    for (const name of new Set([...used, ...imports.packages])) {
      const known = used.includes(name) || packages.includes(name);
      const may = name === layer || (allowed === 'any' ? known : allowed.includes(name));
      if (!may) problems.push(`src/${file}: ${layer} may not import ${name}`);
    }
    for (const target of imports.files) {
      if (!sources.has(target)) problems.push(`src/${file}: imports src/${target}, which does not exist`);
    }
  }
  return [...problems, ...findCycles(graph)];
}

function findCycles(graph) {
  const cycles = [];
  const done = new Set();
  const visit = (file, trail) => {
    const start = trail.indexOf(file);
    if (start >= 0) cycles.push(`circle: ${[...trail.slice(start), file].join(' → ')}`);
    if (start >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

/** What is wrong with the lengths of files, given as `[path, lines]`. */
export function checkLengths(lengths) {
  const problems = lengths
    .filter(([, lines]) => lines > MAX_LINES)
    .map(([file, lines]) => `${file}: ${lines} lines, more than ${MAX_LINES}`);
  const source = lengths.filter(([file]) => file.startsWith('src/'));
  const short = source.filter(([, lines]) => lines < SHORT_LINES);
  if (short.length * 2 < source.length) {
    problems.push(`src: only ${short.length} of ${source.length} files have under ${SHORT_LINES} lines, not half`);
  }
  return problems;
}

async function filesIn(folder, pattern) {
  const entries = await fs.readdir(path.join(ROOT, folder), {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('test/recorded/'));
}

async function main() {
  const read = (file) => fs.readFile(path.join(ROOT, file), 'utf8');
  const {dependencies} = JSON.parse(await read('package.json'));
  const code = await Promise.all(
    ['src', 'demo', 'test', 'scripts'].map((folder) => filesIn(folder, /\.(?:ts|m?js|css|html)$/)),
  );
  const texts = await Promise.all(code.flat().map(async (file) => [file, await read(file)]));
  const sources = new Map(
    texts.filter(([file]) => /^src\/.*\.ts$/.test(file)).map(([file, text]) => [file.slice('src/'.length), text]),
  );
  const lengths = texts.map(([file, text]) => [file, text.trimEnd().split('\n').length]);
  const problems = [...checkImports(sources, Object.keys(dependencies)), ...checkLengths(lengths)];
  for (const problem of problems) console.error(problem);
  console.log(`layers: ${problems.length ? `${problems.length} problems` : `${sources.size} files in order`}`);
  process.exitCode = problems.length ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
