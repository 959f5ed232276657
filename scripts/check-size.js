// Weighs what a visitor loads (gzip -9, as a server would send it) and fails above the limits.
import fs from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {gzipSync} from 'node:zlib';
import {parseAst} from 'vite';
import {FRAMES} from './frames.js';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const KB = 1000;
const LIMITS = {page: 10 * KB, chat: 50 * KB, embed: 3 * KB};

/**
 * Lazy chunks that a usable chat does without: every one that is not listed here counts. Each needs a reason.
 */
const OPTIONAL = [
  {name: /^zh-hans-/, why: 'the words of another language, instead of the English ones'},
  {name: /^en-more-/, why: 'words for what is fetched later: forms, special failures'},
  {name: /^secret-key-/, why: 'a warning for pages with a secret key'},
  {name: /^en-task-/, why: 'words for apps that are no chats'},
  {name: /^(?:task|outputs)-/, why: 'apps that are no chats: a form that makes something'},
  {name: /^(?:batch|run-log)-/, why: 'many rows of a file, past runs: for who chooses them'},
  {name: /^wrong-mode-/, why: 'finds out the kind of an app that is another than was thought'},
  {name: /^controls-/, why: 'what the buttons in an answer do: for a click'},
  {name: /^en-rich-/, why: 'words for what answers bring beside text'},
  {name: /^part-/, why: 'parts of an answer that are not text: tools, files'},
  {name: /^thoughts-/, why: 'what a model thinks: for the first answer in which it thinks aloud'},
  {name: /^(?:page-context|context-chip)-/, why: 'what the page tells of itself: for pages that do'},
  {name: /^steps-/, why: 'what agents and workflows do: for the first answer that does such'},
  {name: /^sources-/, why: 'what an answer rests on: for the first answer that says so'},
  {name: /^human-input-/, why: 'a form in the middle of an answer'},
  {name: /^resume-/, why: 'goes on with a run that had paused for a form'},
  {
    name: /^(?:uploader|attachments|link-entry|file-field|file-picker|files|shrink|en-files)-/,
    why: 'files of the visitor, for apps that take them',
  },
  {
    name: /^(?:gallery|file|viewer|modal|renewal)-/,
    why: 'images and other files of an answer: for the first answer that brings such',
  },
  {name: /^reduce-more-/, why: 'what an answer has beside text: for the first answer that has such'},
  {name: /^unusual-/, why: 'for calls that are refused or sent again, and for answers that a proxy gives whole'},
  {name: /^actions-/, why: 'what can be done with an answer or a question: they are read first'},
  {name: /^form-/, why: 'the form of an app that asks for something before the first message'},
  {name: /^json-schema-/, why: 'for forms with an object that must fit a schema'},
  {name: /^phone-/, why: 'keyboard, scrolling, the way back and focus where the panel fills the screen'},
  {name: /^link-confirm-/, why: 'asks before a link is followed whose text looks like an address'},
  {name: /^tools-/, why: 'what brings files and listens, for apps that take them'},
  {name: /^(?:voice-button|dictation|hands-free|en-voice)-/, why: 'speaking instead of writing, for apps that listen'},
  {name: /^(?:speech|speak-button)-/, why: 'answers that are read aloud, for apps that speak'},
  {name: /^rich-/, why: 'more than text in an answer: for the first one with code, a formula and the like'},
  {name: /^enlarged-/, why: 'a diagram, a chart or a page as large as the window'},
  {name: /^(?:message-button|answer-form|tags)-/, why: 'buttons and forms that an answer has written'},
  {
    name: /^(?:conversations|menu|en-history)-/,
    why: 'the list of conversations, and what can be done with one: for who looks at it',
  },
  {name: /^header-tools-/, why: 'the buttons of the list and of the menu: come after what can be written'},
  {name: /^(?:print|erase)-/, why: 'a conversation on paper, erasing all: for who chooses that'},
  {name: /^past-/, why: 'history: for who was here before, and after a cut connection'},
  {
    name: /^watcher-/,
    why: 'keeps what was received of an answer for a reload: comes with the first question, after it has left',
  },
  {name: /^again-/, why: 'sends a question again that was one too many: seldom'},
  {
    name: /^(?:keep|full)-/,
    why: 'drafts, marks, other tabs: comes beside the description of the app, and can be done without',
  },
  {name: /^(?:look-after|unsent)-/, why: 'questions without a network, times of streams: after what can be written'},
  {name: /^diagnose-/, why: 'what is told of a chat that does not work: for who asks'},
  {name: /^signals-/, why: 'network and sleep: for answers that are cut, and questions without a network'},
  {name: /^own-/, why: 'for pages with texts of their own'},
  {name: /^warn-/, why: 'tells who builds the page what failed'},
  {name: /^narrator-/, why: 'what a screen reader hears of an answer'},
  {name: /^thread-keys-/, why: 'from message to message by keyboard, once the focus is in the conversation'},
  {name: /^nearby-/, why: 'which messages are drawn: for long conversations'},
  {
    name: /^(?:seek|find)-/,
    why: 'going to the beginning, finding words: for who looks for something in a conversation',
  },
];

/** The imports of a module, `{static: […], dynamic: […]}`, as absolute paths. Other packages are not followed. */
export function importsOf(code, file) {
  const found = {static: [], dynamic: []};
  const add = (kind, source) => {
    if (typeof source?.value === 'string' && source.value.startsWith('.')) {
      found[kind].push(path.resolve(path.dirname(file), source.value));
    } else if (source?.type === 'TemplateLiteral' && source.expressions.length === 0) {
      add(kind, {value: source.quasis[0].value.cooked});
    }
  };
  const walk = (node) => {
    if (!node || typeof node !== 'object') return;
    if (node.type === 'ImportDeclaration' || /^Export(?:Named|All)Declaration$/.test(node.type))
      add('static', node.source);
    if (node.type === 'ImportExpression') add('dynamic', node.source);
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) value.forEach(walk);
      else walk(value);
    }
  };
  walk(parseAst(code));
  return found;
}

/**
 * All files that are loaded until a chat is usable: what the entry reaches, statically or by `import()`, without the
 * optional chunks and what only they reach.
 */
export async function reach(
  entry,
  {optional = OPTIONAL, dynamic = true, read = (file) => fs.readFile(file, 'utf8')} = {},
) {
  const seen = new Set();
  const visit = async (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    const imports = importsOf(await read(file), file);
    const wanted = imports.dynamic.filter((chunk) => !optional.some(({name}) => name.test(path.basename(chunk))));
    for (const next of [...imports.static, ...(dynamic ? wanted : [])]) await visit(next);
  };
  await visit(entry);
  return [...seen];
}

async function weigh(file) {
  return gzipSync(await fs.readFile(file), {level: 9}).length;
}

async function total(files) {
  const sizes = await Promise.all(files.map(weigh));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function main() {
  const entry = path.join(DIST, 'dify-chat.js');
  const page = await reach(entry, {dynamic: false});
  const chat = await reach(entry);
  const chunks = await fs.readdir(path.join(DIST, 'chunks')).catch(() => []);
  const kilobytes = (bytes) => `${(bytes / KB).toFixed(2).padStart(6)} kB`;
  for (const name of ['dify-chat.js', ...chunks.map((chunk) => `chunks/${chunk}`), 'client.js', 'embed.js']) {
    const file = path.join(DIST, name);
    const optional = OPTIONAL.find((rule) => rule.name.test(path.basename(file)));
    const note = name.startsWith('chunks/') ? (chat.includes(file) ? 'chat' : (optional?.why ?? 'not reached')) : '';
    console.log(`${kilobytes(await weigh(file))}  ${name}${note && `  (${note})`}`);
  }
  for (const [kind, {why}] of Object.entries(FRAMES))
    console.log(`${kilobytes(await weigh(path.join(DIST, `frame-${kind}.js`)))}  frame-${kind}.js  (${why})`);

  let failed = false;
  const check = (what, bytes, limit) => {
    const over = bytes > limit;
    failed ||= over;
    console.log(`${kilobytes(bytes)}  of ${limit / KB} kB: ${what}${over ? '  TOO BIG' : ''}`);
  };
  console.log();
  check('the page before anyone asks for the chat', await total(page), LIMITS.page);
  check('the chat, until an answer is drawn', await total(chat), LIMITS.chat);
  check('the embed script', await weigh(path.join(DIST, 'embed.js')), LIMITS.embed);
  if (page.length > 1) {
    failed = true;
    console.log(
      `The page needs ${page.length} requests instead of one: ${page.map((file) => path.basename(file)).join(', ')}`,
    );
  }
  process.exitCode = failed ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error) => {
    console.error(error.code === 'ENOENT' ? `size: ${error.path} is not there; run "npm run build" first` : error);
    process.exitCode = 1;
  });
}
