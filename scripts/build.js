// Makes dist/: the element as ES module with its lazy chunks, the client alone, the classic embed script, and the types.
import {spawn} from 'node:child_process';
import fs from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {minify} from 'terser';
import {build} from 'vite';
import {writeFrames} from './frames.js';
import {literals} from './literals.js';
import {litParts} from './lit-parts.js';
import {markedParts} from './marked-parts.js';
import {purifyParts} from './purify-parts.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = path.join(ROOT, 'dist');
const require = createRequire(import.meta.url);

/** Our shorter decorators in the place of Lit's; see the file. */
const ownDecorators = {
  name: 'own-decorators',
  enforce: 'pre',
  resolveId: (source) => (source === 'lit/decorators.js' ? path.join(ROOT, 'scripts/shims/decorators.js') : undefined),
  // What the compiler calls for each decorated field.
  transform: {
    filter: {id: /\/helpers\/esm\/decorate\.js$/},
    handler: () => fs.readFile(path.join(ROOT, 'scripts/shims/decorate.js'), 'utf8'),
  },
};

/**
 * The order in which the modules of the chat stand in its file: like beside like, for gzip looks back 32 kB only. Saves 1 kB.
 * A module is still evaluated after what it imports.
 */
const ORDER = [
  'src/markdown/render.ts',
  'src/markdown/split.ts',
  'node_modules/marked',
  'src/markdown/view.ts',
  'src/client/http.ts',
  'node_modules/dompurify',
  'src/state/load.ts',
  'src/state/session.ts',
  'src/components/thread.ts',
  'src/state/ask.ts',
];

/** The components whose styles are needed from the start. */
const STYLED = ['header', 'markdown', 'message', 'panel', 'thread', 'welcome', 'composer'];

const likeBesideLike = {
  name: 'like-beside-like',
  transform: {
    order: 'pre',
    filter: {id: /\/src\/chat\.ts$/},
    handler(code) {
      const styles = STYLED.map((name) => `${name}.styles.ts`);
      const first = ORDER.map((file) => (file.startsWith('node_modules/') ? file.slice(13) : path.join(ROOT, file)));
      const files = [...first, ...styles.map((file) => path.join(ROOT, 'src/components', file))];
      return {code: `${files.map((file) => `import ${JSON.stringify(file)};`).join('')}${code}`, map: null};
    },
  },
};

/**
 * Keeps what the chat needs from the start in its one file, also what lazy chunks use too: the bundler would make a file of
 * its own of each such piece.
 */
function inOneFile() {
  const chat = new Set();
  const reach = (info, found, id) => {
    if (found.has(id)) return;
    found.add(id);
    for (const next of info(id)?.importedIds ?? []) reach(info, found, next);
  };
  return {
    plugin: {
      name: 'in-one-file',
      buildEnd() {
        const info = (id) => this.getModuleInfo(id);
        const page = new Set();
        reach(info, page, path.join(ROOT, 'src/index.ts'));
        reach(info, chat, path.join(ROOT, 'src/chat.ts'));
        for (const id of page) chat.delete(id);
      },
    },
    output: {
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: [{name: (id) => (chat.has(id) ? 'chat' : null)}],
      },
    },
  };
}

/**
 * Collects the packages that end up in the build, whose licences want to be passed on. With `--modules` it also prints
 * what each file is made of (characters before they are shortened), to find what made it big.
 */
function collectPackages(found) {
  return {
    name: 'collect-packages',
    generateBundle(_options, bundle) {
      for (const {fileName, modules = {}} of Object.values(bundle)) {
        const kept = Object.entries(modules).filter(([, {renderedLength}]) => renderedLength > 0);
        for (const [id] of kept) {
          const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0];
          if (folder) found.add(folder);
        }
        if (!process.argv.includes('--modules')) continue;
        const lines = kept.map(
          ([id, {renderedLength}]) => `${String(renderedLength).padStart(8)}  ${path.relative(ROOT, id)}`,
        );
        console.log(`${fileName}\n${lines.sort().reverse().join('\n')}\n`);
      }
    },
  };
}

/** Private custom properties, `--_name`, get names of a letter or two: the same ones in all chunks of a bundle. */
function shortNames(codes) {
  const names = new Map();
  for (const code of codes) {
    for (const [name] of code.matchAll(/--_[\w-]+/g))
      if (!names.has(name)) names.set(name, `--_${names.size.toString(36)}`);
  }
  return (code) => code.replaceAll(/--_[\w-]+/g, (name) => names.get(name));
}

/**
 * The bundler wraps what a chunk exports by a helper, in a file of its own. An object with getters says the same.
 *
 * @throws when the helper is used for something else.
 */
function withoutHelper(bundle) {
  const helper = Object.keys(bundle).find((name) => name.includes('rolldown-runtime'));
  if (!helper) return;
  for (const chunk of Object.values(bundle)) {
    if (!chunk.imports.includes(helper)) continue;
    const [line, name] = /import\{\w+ as ([\w$]+)\}from"\.\/rolldown-runtime[^"]*";/.exec(chunk.code) ?? [];
    const [call, list] = new RegExp(`\\b${name}\\(\\{((?:,?\\w+:\\(\\)=>[\\w$]+)+)\\}\\)`).exec(chunk.code) ?? [];
    if (!line || !call) throw new Error('the bundler has changed: see withoutHelper in scripts/build.js');
    const getters = list.replaceAll(/(\w+):\(\)=>([\w$]+)/g, 'get $1(){return $2}');
    chunk.code = chunk.code.replace(line, '').replace(call, () => `{${getters}}`);
    chunk.imports = chunk.imports.filter((file) => file !== helper);
  }
  delete bundle[helper];
}

/** A second, slower look at what the bundler has shortened: 2 % less to download. */
const squeeze = {
  name: 'squeeze',
  async generateBundle(_options, bundle) {
    withoutHelper(bundle);
    const rename = shortNames(Object.values(bundle).map(({code}) => code));
    for (const chunk of Object.values(bundle)) {
      const options = {
        module: chunk.fileName !== 'embed.js',
        ecma: 2022,
        compress: {passes: 3, unsafe_arrows: true, unsafe_methods: true, unsafe_undefined: true, keep_fargs: false},
      };
      chunk.code = rename((await minify(chunk.code, options)).code);
    }
  },
};

/** highlight.js calls its languages `python.min`. */
const chunkName = ({name}) => `chunks/${name.replace(/^(\w+)\.min$/, 'lang-$1')}-[hash].js`;

function bundle({entry, name, format, plugins = [], output = {}}, found) {
  return build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [
      literals(),
      ownDecorators,
      likeBesideLike,
      ...litParts(),
      markedParts(),
      purifyParts(),
      ...plugins,
      collectPackages(found),
      squeeze,
    ],
    build: {
      target: 'es2022',
      outDir: DIST,
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: false,
      lib: {entry: path.join(ROOT, entry), formats: [format], fileName: () => name, name: 'DifyChatEmbed'},
      rolldownOptions: {
        checks: {pluginTimings: false},
        // Chunks take what they share with the entry from the entry: the page has it already.
        preserveEntrySignatures: 'allow-extension',
        output: {minify: true, comments: {legal: false}, chunkFileNames: chunkName, ...output},
      },
    },
  });
}

function types() {
  const tsc = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  const child = spawn(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {cwd: ROOT, stdio: 'inherit'});
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('the types do not compile'))));
  });
}

/** What packages bring inside their own files, whose licences are not beside them. */
const INSIDE = {
  '@mermaid-js/parser': [
    'It contains, under the MIT licence above: langium (TypeFox GmbH), vscode-languageserver-* and vscode-uri (Microsoft',
    'Corporation), lodash-es (OpenJS Foundation); and, under the Apache License 2.0 (the text stands with echarts): chevrotain',
    '(the Chevrotain project, SAP SE or an SAP affiliate company).',
  ].join('\n'),
};

async function licences(found) {
  const texts = await Promise.all(
    [...found].sort().map(async (dir) => {
      const {name, version, license} = JSON.parse(await fs.readFile(path.join(dir, 'package.json'), 'utf8'));
      // Apache's licence wants a NOTICE to be passed on with it.
      const files = (await fs.readdir(dir)).filter((entry) => /^(?:licen[cs]e|notice)(?:\.|$)/i.test(entry));
      const parts = await Promise.all(files.map((file) => fs.readFile(path.join(dir, file), 'utf8')));
      const text = parts.map((part) => part.trim()).join('\n\n') || license;
      return `${name} ${version} (${license})\n\n${text}\n${INSIDE[name] ? `\n${INSIDE[name]}\n` : ''}`;
    }),
  );
  await fs.writeFile(path.join(DIST, 'THIRD-PARTY-LICENSES.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}

const oneFile = inOneFile();

const ENTRIES = [
  {entry: 'src/index.ts', name: 'dify-chat.js', format: 'es', plugins: [oneFile.plugin], output: oneFile.output},
  {entry: 'src/server.ts', name: 'server.js', format: 'es'},
  {entry: 'src/client.ts', name: 'client.js', format: 'es'},
  {entry: 'src/embed.ts', name: 'embed.js', format: 'iife', output: {codeSplitting: false}},
];

for (const {entry} of ENTRIES) {
  await fs.access(path.join(ROOT, entry)).catch(() => {
    console.error(`build: ${entry} does not exist`);
    process.exit(1);
  });
}
await fs.rm(DIST, {recursive: true, force: true});
const found = new Set();
const bundles = ENTRIES.map((options) => bundle(options, found));
const results = await Promise.allSettled([types(), ...bundles]);
results.push(...(await Promise.allSettled([writeFrames(DIST, [collectPackages(found)])])));
await licences(found);
const failed = results.filter((result) => result.status === 'rejected');
for (const {reason} of failed) console.error(`build: ${reason.message}`);
process.exit(failed.length ? 1 : 0);
