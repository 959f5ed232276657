/** Shows in drawn messages where something was found: a part of a lazy chunk. */
import {css} from 'lit';
import {fold} from '../state/fold.js';

/** What in a message is no word of anybody. */
const SKIPPED =
  'button, time, style, svg, textarea, input, select, dify-chat-actions, dify-chat-day, dify-chat-part, ' +
  '.visually-hidden, [hidden], [aria-hidden=true], details:not([open]) > :not(summary)';

/** Between these words do not touch each other. */
const INLINE = /^(?:a|abbr|b|bdi|bdo|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)$/;

/** All that was found, and what one is at. The names are the document's: several chats share them. */
const ALL = 'dify-chat-find';
const CURRENT = 'dify-chat-find-current';

const marks = css`
  ::highlight(dify-chat-find) {
    background-color: light-dark(#ffe58a, #6b5410);
    color: light-dark(#151922, #fff);
  }
  ::highlight(dify-chat-find-current) {
    background-color: light-dark(#f79009, #fdb022);
    color: #151922;
  }
  @media (forced-colors: active) {
    ::highlight(dify-chat-find-current) {
      background-color: Highlight;
      color: HighlightText;
    }
  }
`;

/** Text of one tree, as it is looked through: what of it stands where. */
interface Stretch {
  readonly root: Node;
  text: string;
  /** For each unit of the text, the node in which it stands, and where. */
  readonly nodes: Text[];
  readonly offsets: number[];
}

/** The places in an element, through shadow roots, in the order in which they are read. @param wanted - Folded. */
export function places(element: Element, wanted: string): Range[] {
  const stretches: Stretch[] = [];
  visit(element, stretches);
  return stretches.flatMap(({text, nodes, offsets}) => {
    const ranges: Range[] = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const last = at + wanted.length - 1;
      const range = new Range();
      range.setStart(nodes[at]!, offsets[at]!);
      const end = nodes[last]!;
      const [letter = ''] = end.data.slice(offsets[last]);
      range.setEnd(end, Math.min(end.length, offsets[last]! + (letter.length || 1)));
      ranges.push(range);
    }
    return ranges;
  });
}

function visit(node: Node, stretches: Stretch[]): void {
  if (node instanceof Text) {
    add(node, stretches);
    return;
  }
  if (node instanceof Element) {
    if (node.matches(SKIPPED)) return;
    const block = !INLINE.test(node.localName);
    if (block) space(stretches);
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
    const inside: Node = node.shadowRoot ?? node;
    for (const child of slotted.length ? slotted : inside.childNodes) visit(child, stretches);
    if (block) space(stretches);
  }
}

/** Words of two blocks are apart. */
function space(stretches: Stretch[]): void {
  const last = stretches.at(-1);
  if (!last?.text || last.text.endsWith(' ')) return;
  last.text += ' ';
  last.nodes.push(last.nodes.at(-1)!);
  last.offsets.push(last.offsets.at(-1)!);
}

function add(node: Text, stretches: Stretch[]): void {
  const root = node.getRootNode();
  let stretch = stretches.at(-1);
  // A range is in one tree.
  if (stretch?.root !== root) stretches.push((stretch = {root, text: '', nodes: [], offsets: []}));
  let offset = 0;
  for (const letter of node.data) {
    const folded = /\s/.test(letter) ? (stretch.text.endsWith(' ') ? '' : ' ') : fold(letter);
    stretch.text += folded;
    stretch.nodes.push(...Array<Text>(folded.length).fill(node));
    stretch.offsets.push(...Array<number>(folded.length).fill(offset));
    offset += letter.length;
  }
}

/** The marks of one search. Where the browser cannot mark words, nothing is marked: the message that one is at has a line around it. */
export class Marks {
  #ranges: readonly Range[] = [];
  #current: Range | undefined;

  /** Shows these, and `current` among them. */
  show(ranges: readonly Range[], current: Range | undefined): void {
    this.clear();
    // With forced colours all marks look alike: there is only that of the current one.
    const all = matchMedia('(forced-colors: active)').matches ? [] : ranges;
    this.#ranges = all.filter((range) => range !== current);
    this.#current = current;
    if (!canMark()) return;
    for (const range of ranges) adopt(range.startContainer.getRootNode());
    for (const range of this.#ranges) highlight(ALL, 0).add(range);
    if (current) highlight(CURRENT, 1).add(current);
  }

  /** Takes all away. */
  clear(): void {
    if (!canMark()) return;
    for (const range of this.#ranges) highlight(ALL, 0).delete(range);
    if (this.#current) highlight(CURRENT, 1).delete(this.#current);
    this.#ranges = [];
    this.#current = undefined;
  }
}

/** Whether the browser can. */
export const canMark = (): boolean => typeof Highlight === 'function' && 'highlights' in CSS;

function highlight(name: string, priority: number): Highlight {
  const known = CSS.highlights.get(name) ?? Object.assign(new Highlight(), {priority});
  CSS.highlights.set(name, known);
  return known;
}

function adopt(root: Node): void {
  const sheet = marks.styleSheet!;
  if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
