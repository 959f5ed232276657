// Lets the bundler drop what we do not use of marked. Its last lines make a ready parser and hang everything on one
// function, so that a bundler has to keep all of it; we only use its classes. Saves 3 kB of a visitor's download.

import {parseAst} from 'vite';

/**
 * marked's module without the ready parser: what is left are classes, which a bundler can drop one by one.
 *
 * @throws when marked does not look as expected; then look at its last lines and at this function.
 */
export function withoutInstance(code) {
  const end = code.lastIndexOf('export{');
  const Marked = /(\w+) as Marked\b/.exec(code.slice(end))?.[1];
  const start = code.indexOf(`=new ${Marked};`);
  const cut = code.lastIndexOf('var ', start);
  if (end < 0 || !Marked || start < 0 || cut < 0) throw new Error('marked has changed: see scripts/marked-parts.js');
  const dropped = code.slice(cut, end);
  const isDropped = (name) => new RegExp(`(?:function |var |,)${name.replace('$', '\\$')}\\b(?:=|\\()`).test(dropped);
  const names = /\{(.*)\}/.exec(code.slice(end))[1].split(',');
  return `${code.slice(0, cut)}export{${names.filter((name) => !isDropped(name.split(' ')[0])).join()}};`;
}

/** Options that we always, or never, set: what depends on them is decided while building. */
const SETTLED = {
  pedantic: 'false',
  breaks: 'false',
  gfm: 'true',
  extensions: 'undefined',
  hooks: 'undefined',
  silent: 'false',
};

/** Grammars that belong to options which we never set. */
const GRAMMARS = ['pedantic', 'breaks'];

/**
 * marked's module with those options as constants and without the grammars that nothing uses then.
 *
 * @throws when marked does not look as expected.
 */
export function withSettledOptions(code) {
  const edits = [];
  const unused = new Set();
  const declared = new Map();
  walk(parseAst(code), (node) => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier') declared.set(node.id.name, node.init);
    if (node.type === 'MemberExpression' && isOptions(node.object) && SETTLED[node.property.name]) {
      edits.push([node.start, node.end, SETTLED[node.property.name]]);
    }
    if (node.type === 'ObjectExpression' && node.properties.some(({key}) => key?.name === 'gfm')) {
      for (const {key, value} of node.properties) {
        if (GRAMMARS.includes(key?.name) && value.type === 'Identifier') unused.add(value.name);
      }
    }
  });
  if (edits.length < 20 || unused.size !== 3) throw new Error('marked has changed: see scripts/marked-parts.js');
  for (const name of unused) edits.push([declared.get(name).start, declared.get(name).end, '0']);
  return apply(edits, code);
}

/**
 * marked's module without rules that those of GFM replace, and without what made them.
 *
 * @throws when marked does not look as expected.
 */
export function withoutReplacedRules(code) {
  const edits = [];
  const grammars = new Map();
  walk(parseAst(code), (node) => {
    if (node.type === 'VariableDeclarator' && node.init?.type === 'ObjectExpression')
      grammars.set(node.id.name, node.init.properties);
  });
  for (const [first, ...own] of grammars.values()) {
    const base = first?.type === 'SpreadElement' && grammars.get(first.argument.name);
    if (!base) continue;
    const replaced = new Set(own.map(({key}) => key.name));
    for (const {key, value} of base) {
      if (replaced.has(key?.name)) edits.push([value.start, value.end, '0']);
    }
  }
  if (edits.length < 10) throw new Error('marked has changed: see withoutReplacedRules in scripts/marked-parts.js');
  // We always give options.
  return withoutUnusedRules(apply(edits, code).replace(/return\{async:[^}]*\}/, 'return{}'));
}

/** Regular expressions that are put together and that nothing uses: a bundler does not know that making one does nothing else. */
function withoutUnusedRules(code) {
  const made = [];
  const uses = new Map();
  walk(parseAst(code), (node) => {
    if (node.type === 'Identifier') uses.set(node.name, (uses.get(node.name) ?? 0) + 1);
    if (node.type === 'VariableDeclarator' && node.init?.callee?.property?.name === 'getRegex') made.push(node);
  });
  const edits = made.flatMap(({id, init}) => (uses.get(id.name) === 1 ? [[init.start, init.end, '0']] : []));
  return edits.length ? withoutUnusedRules(apply(edits, code)) : code;
}

/**
 * marked's module with its rules by name. A lexer could have others; ours has those of GFM.
 *
 * @throws when marked does not look as expected.
 */
export function withDirectRules(code) {
  const [, other, ...grammars] = /\{other:(\w+),block:(\w+)\.normal,inline:(\w+)\.normal\}/.exec(code) ?? [];
  const [block, inline] = grammars.map((name) => new RegExp(`\\b${name}=\\{normal:\\w+,gfm:(\\w+)`).exec(code)?.[1]);
  const end = code.lastIndexOf('export{');
  const direct = code
    .slice(0, end)
    .replace(/\bthis\.(?:tokenizer\.)?rules\.(other|block|inline)\b/g, (_, kind) => `${kind}Rules`);
  if (!block || !inline || direct.length > end - 500) throw new Error('marked has changed: see withDirectRules');
  return `${direct}const otherRules=${other},blockRules=${block},inlineRules=${inline};${code.slice(end)}`;
}

/** Puts texts in the place of others, known by where they begin and end. */
function apply(edits, code) {
  return edits
    .sort((a, b) => b[0] - a[0])
    .reduce((rest, [start, end, text]) => rest.slice(0, start) + text + rest.slice(end), code);
}

/** Names that only marked's own code knows: of regular expressions, and of what a lexer remembers. */
const PRIVATE = [
  'lastPossibleEmStrongCloserIndex',
  'lastPossibleDelCloserIndex',
  'linkParenPossible',
  'inlineQueue',
  'inRawBlock',
  'linkEmitted',
  'infiniteLoopError',
  'anyPunctuation',
  'anyPunctuationOutsideCode',
  'getRegex',
  'blockSkip',
  'reflinkSearch',
  'emStrongLDelim',
  'emStrongRDelimAst',
  'emStrongRDelimUnd',
  'linkInText',
  'delLDelim',
  'delRDelim',
  'inlineText',
  'lastToken',
  'nolink',
  'punctuation',
];

/**
 * marked's module with short private names; they are there twice or more each, and gzip pays for every new word.
 *
 * @throws when marked does not look as expected.
 */
export function withShortNames(code) {
  const rules = /\{codeRemoveIndent:[^]*?\}[;,](?=\w+=)/.exec(code)?.[0] ?? '';
  const names = new Set([...rules.matchAll(/[{,]([A-Za-z]\w{6,}):(?=\/|\w+=>|\w\()/g)].map(([, name]) => name));
  for (const name of ['paragraph', 'heading', 'lheading', 'reflink']) names.delete(name); // kinds of tokens
  for (const name of PRIVATE) if (new RegExp(`\\b${name}\\b`).test(code)) names.add(name);
  if (names.size < 50) throw new Error('marked has changed: see withShortNames in scripts/marked-parts.js');
  const short = new Map([...names].map((name, index) => [name, `_${index.toString(36)}`]));
  return code.replace(/\b[A-Za-z]\w+\b/g, (word) => short.get(word) ?? word);
}

/** Whether an expression is `this.options`. */
function isOptions(node) {
  return node.type === 'MemberExpression' && node.object.type === 'ThisExpression' && node.property.name === 'options';
}

function walk(node, visit) {
  if (!node || typeof node !== 'object') return;
  if (node.type) visit(node);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) walk(item, visit);
    else walk(value, visit);
  }
}

/** All of it. */
export const trimMarked = (code) =>
  withShortNames(withDirectRules(withoutReplacedRules(withSettledOptions(withoutInstance(code)))));

/** The plugin. */
export function markedParts() {
  return {
    name: 'marked-parts',
    transform: {
      filter: {id: /\/marked\/lib\/marked\.esm\.js$/},
      handler: (code) => ({code: trimMarked(code), map: null}),
    },
  };
}
