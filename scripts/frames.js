// The documents in which the chat draws what needs more than a strict page allows: `frame-<kind>.html` beside the chunks, each
// with one classic script. (A document without an origin may load a module only from servers that allow it to everybody.)
import {createHash} from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = path.join(ROOT, 'node_modules/.cache/frames');

/** Nothing is loaded, and nothing is run beside the script in front of the policy. */
const DRAWING = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'";

/** What the page of an answer may do: all in itself, and nothing outside. The frame it stands in inherits this. */
const ARTIFACT = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'media-src data: blob:',
  'font-src data:',
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/** Kinds of mermaid's that most answers do without: they bring a parser and a graph library, as large as all the others. */
const LARGE = /["'](?:@mermaid-js\/parser|cytoscape[\w-]*)["']/;

/** Kinds that no model writes. */
const RARE = /\/mermaid\.core\/(?:abnf|cynefin|ebnf|ishikawa|peg|railroad|swimlanes|venn|wardley)[^/]*$/;

const NOTHING = '\0nothing';

/** mermaid without formulas (KaTeX) and rare kinds, and without the large ones unless `all`. */
const mermaid = (all) => ({
  name: 'fewer-diagrams',
  enforce: 'pre',
  resolveId: (source) => (source === 'katex' ? NOTHING : undefined),
  async load(id) {
    if (id === NOTHING) return 'export default undefined';
    if (!/\/mermaid\/dist\/chunks\//.test(id)) return undefined;
    const dropped = RARE.test(id) || (!all && LARGE.test(await fs.readFile(id, 'utf8')));
    return dropped ? 'export const diagram = undefined, render = undefined' : undefined;
  },
});

/** Each frame: its entry in src/frame, its policy, the plugins that make it, and who loads it. */
export const FRAMES = {
  mermaid: {entry: 'mermaid', policy: DRAWING, plugins: [mermaid(false)], why: 'the first usual diagram'},
  'mermaid-more': {entry: 'mermaid', policy: DRAWING, plugins: [mermaid(true)], why: 'diagrams of other kinds'},
  echarts: {entry: 'echarts', policy: DRAWING, plugins: [], why: 'the first chart'},
  artifact: {entry: 'artifact', policy: ARTIFACT, plugins: [], why: 'the first page that a visitor wants to see'},
};

/** The document of a frame. The policy comes after the script: it then allows no other. */
export function frameHtml(kind) {
  return [
    '<!doctype html>',
    '<meta charset="utf-8">',
    '<meta http-equiv="x-dns-prefetch-control" content="off">',
    '<title>Dify chat</title>',
    `<script src="frame-${kind}.js"></script>`,
    `<meta http-equiv="Content-Security-Policy" content="${FRAMES[kind].policy}">`,
    '<body></body>',
    '',
  ].join('\n');
}

/** The script of a frame. `plugins` are added to it. */
export async function buildFrame(kind, plugins = []) {
  const {entry, plugins: own} = FRAMES[kind];
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    define: {'process.env.NODE_ENV': '"production"'},
    plugins: [...own, ...plugins],
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: path.join(ROOT, `src/frame/${entry}.ts`),
        formats: ['iife'],
        name: 'frame',
        fileName: () => `frame-${kind}.js`,
      },
      rolldownOptions: {
        checks: {pluginTimings: false},
        output: {minify: true, codeSplitting: false, comments: {legal: false}},
      },
    },
  });
  return [result].flat()[0].output[0].code;
}

/** What the script of a frame depends on, as a name. */
async function fingerprint(kind) {
  const hash = createHash('sha256').update(kind);
  const sources = (await fs.readdir(path.join(ROOT, 'src/frame'))).map((file) => `src/frame/${file}`).sort();
  const packages = ['mermaid', 'echarts'].map((name) => `node_modules/${name}/package.json`);
  for (const file of ['scripts/frames.js', ...sources, ...packages])
    hash.update(await fs.readFile(path.join(ROOT, file)));
  return hash.digest('hex').slice(0, 16);
}

const building = new Map();

async function cached(kind) {
  const name = `${kind}-${await fingerprint(kind)}`;
  if (!building.has(name)) {
    const file = path.join(CACHE, `${name}.js`);
    const make = async () => {
      const known = await fs.readFile(file, 'utf8').catch(() => undefined);
      if (known) return known;
      const code = await buildFrame(kind);
      await fs.mkdir(CACHE, {recursive: true});
      await fs.writeFile(file, code);
      return code;
    };
    building.set(name, make());
  }
  return building.get(name);
}

/** The file of a frame that a server of sources is asked for, `{type, body}`; nothing for any other address. */
export async function frameFile(pathname) {
  const [, kind, ending] = /^\/src\/frame-([a-z-]+)\.(html|js)$/.exec(pathname) ?? [];
  if (!kind || !Object.hasOwn(FRAMES, kind)) return undefined;
  if (ending === 'html') return {type: 'text/html', body: frameHtml(kind)};
  return {type: 'text/javascript', body: await cached(kind)};
}

/** Writes all frames into a folder. */
export async function writeFrames(folder, plugins) {
  const write = async (kind) => {
    await fs.writeFile(path.join(folder, `frame-${kind}.js`), await buildFrame(kind, plugins));
    await fs.writeFile(path.join(folder, `frame-${kind}.html`), frameHtml(kind));
  };
  // One after the other: two builds of mermaid at once need more memory than small machines have.
  for (const kind of Object.keys(FRAMES)) await write(kind);
}

/** The Vite plugin for `npm start`. */
export function framesServer() {
  return {
    name: 'dify-chat-frames',
    apply: 'serve',
    configureServer({middlewares}) {
      middlewares.use((req, res, next) => {
        frameFile(new URL(req.url, 'http://demo').pathname).then((file) => {
          if (!file) return next();
          res.writeHead(200, {'content-type': file.type}).end(file.body);
        }, next);
      });
    },
  };
}
