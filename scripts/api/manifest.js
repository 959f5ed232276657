// The public element as a custom elements manifest: the analyzer's, without what is private, with the typed events and
// the defaults of the custom properties as the code has them.
import fs from 'node:fs/promises';
import path from 'node:path';
import {cli} from '@custom-elements-manifest/analyzer/cli.js';
import ts from 'typescript';

const ELEMENT = 'src/dify-chat.ts';
/** What the element has of the class that it extends. */
const SETTINGS = 'src/settings.ts';
const EVENTS = {file: 'src/state/events.ts', type: 'ChatEventMap'};
/** What an element has for the browser and for Lit, not for a page. */
const INTERNAL = new Set([
  'styles',
  'observedAttributes',
  'attributeChangedCallback',
  'connectedCallback',
  'disconnectedCallback',
]);

async function analyze(root) {
  const argv = ['analyze', '--litelement', '--quiet', '--globs', ELEMENT, '--globs', SETTINGS];
  const manifest = await cli({argv, cwd: root, noWrite: true});
  const [module, settings] = [ELEMENT, SETTINGS].map((name) => manifest.modules.find(({path: file}) => file === name));
  const element = module.declarations.find(({customElement}) => customElement);
  inherit(element, settings.declarations[0]);
  return {manifest, module, element};
}

/** One class for the reader: what the element inherits comes first, as if it were its own. */
function inherit(element, base) {
  for (const list of ['attributes', 'members']) {
    const own = (element[list] ?? []).filter(({inheritedFrom}) => !inheritedFrom);
    element[list] = [...(base[list] ?? []), ...own];
  }
  element.superclass = base.superclass;
}

/** The public events: name, type of the detail, and its comment, from the one typed map. */
async function events(root) {
  const text = await fs.readFile(path.join(root, EVENTS.file), 'utf8');
  const source = ts.createSourceFile(EVENTS.file, text, ts.ScriptTarget.Latest, true);
  const map = source.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === EVENTS.type);
  if (!map) throw new Error(`${EVENTS.file} has no interface ${EVENTS.type}`);
  return map.members.map((member) => ({
    name: member.name.text,
    type: {text: `CustomEvent<${member.type.getText()}>`},
    description: ts
      .getJSDocCommentsAndTags(member)
      .map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '')
      .join('\n'),
  }));
}

/** The end of `var(…)` that begins at `start`, parentheses counted. */
function closing(text, start) {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at;
  }
  return text.length;
}

/** The public custom properties that a style sheet reads, each with the default of its first reading. */
export function readCssProperties(text) {
  const found = new Map();
  for (const match of text.matchAll(/var\(\s*(--dify-chat-[\w-]+)\s*(,?)/g)) {
    const [all, name, comma] = match;
    if (found.has(name)) continue;
    const end = closing(text, match.index + 'var'.length);
    const value = comma
      ? text
          .slice(match.index + all.length, end)
          .replace(/\s+/g, ' ')
          .trim()
      : undefined;
    found.set(name, value);
  }
  return found;
}

async function cssProperties(root) {
  const files = await fs.readdir(path.join(root, 'src'), {recursive: true});
  const found = new Map();
  // The tokens come first: theirs is the default that counts.
  const ordered = files
    .filter((file) => file.endsWith('.ts'))
    .sort((a, b) => b.includes('tokens') - a.includes('tokens'));
  for (const file of ordered) {
    const text = await fs.readFile(path.join(root, 'src', file), 'utf8');
    for (const [name, value] of readCssProperties(text)) if (!found.has(name)) found.set(name, value);
  }
  return found;
}

/** Fills in the defaults, and says which properties the comment and the code do not agree on. */
export function matchCssProperties(documented, read) {
  const problems = [];
  const known = new Map(documented.map((property) => [property.name, property]));
  for (const [name, value] of read) {
    const property = known.get(name);
    if (!property) problems.push(`${name} is read by the styles, but has no @cssproperty in ${ELEMENT}`);
    else if (value !== undefined) property.default ??= value;
  }
  for (const name of known.keys()) {
    if (!read.has(name)) problems.push(`${name} is described in ${ELEMENT}, but no style reads it`);
  }
  return problems;
}

function undescribed(element) {
  const lists = ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties'];
  const items = lists.flatMap((list) => element[list] ?? []).filter((item) => !item.description);
  return items.map((item) => `${item.name ?? item.attribute} of ${element.tagName} has no description`);
}

/** The manifest, the element in it, and what its comments lack. */
export async function elementManifest(root) {
  const {manifest, module, element} = await analyze(root);
  element.tagName = 'dify-chat';
  element.members = element.members.filter(
    ({name, privacy, static: isStatic}) =>
      !isStatic && !INTERNAL.has(name) && (privacy ?? 'public') === 'public' && !name.startsWith('#'),
  );
  const names = new Set(element.members.map(({name}) => name));
  element.attributes = element.attributes.filter(({fieldName}) => !fieldName || names.has(fieldName));
  element.events = await events(root);
  element.cssProperties ??= [];
  const problems = matchCssProperties(element.cssProperties, await cssProperties(root));
  module.path = 'dist/dify-chat.js';
  module.declarations = [element];
  module.exports = [
    {kind: 'js', name: element.name, declaration: {name: element.name, module: module.path}},
    {kind: 'custom-element-definition', name: 'dify-chat', declaration: {name: element.name, module: module.path}},
  ];
  manifest.modules = [module];
  return {manifest, element, problems: [...problems, ...undescribed(element)]};
}
