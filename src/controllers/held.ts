import type {Message} from '../state/types.js';

/** The element of a message. */
export interface Place extends HTMLElement {
  readonly message: Message;
  readonly updateComplete: Promise<boolean>;
}

/** So many messages in which something was opened or written stay as they are. */
const TOUCHED = 12;

/** So many messages of a selection stay, at most. */
const SELECTED = 400;

/** What in a message does something when it is pressed. */
const ACTIVE = 'button, summary, a, input, textarea, select, [role=button]';

/**
 * Which messages keep their elements wherever the visitor scrolls: the one with the focus, those of the selection, and those in
 * which he has pressed or written something, since what he has opened or typed there is nowhere else.
 */
export class Held {
  readonly #list: HTMLElement;
  /** The last touched at the end. */
  readonly #touched = new Set<string>();

  constructor(list: HTMLElement) {
    this.#list = list;
    for (const type of ['click', 'input', 'change', 'toggle']) list.addEventListener(type, this.#touch, true);
  }

  /** The keys of those messages. */
  keys(): Set<string> {
    const keys = new Set(this.#touched);
    const focused = (this.#list.getRootNode() as ShadowRoot).activeElement;
    if (focused?.parentNode === this.#list) keys.add((focused as Place).message.key);
    for (const {message} of this.#selected()) keys.add(message.key);
    return keys;
  }

  readonly #touch = (event: Event): void => {
    const place = event.target as Place;
    const pressed = event.composedPath()[0];
    if (
      place.parentNode !== this.#list ||
      (event.type === 'click' && !(pressed instanceof Element && pressed.closest(ACTIVE)))
    )
      return;
    const {key} = place.message;
    this.#touched.delete(key);
    this.#touched.add(key);
    const [oldest] = this.#touched;
    if (this.#touched.size > TOUCHED) this.#touched.delete(oldest!);
  };

  /** The elements that are selected, from the first to the last. */
  #selected(): readonly Place[] {
    const selection = getSelection();
    if (!selection?.rangeCount || !('getComposedRanges' in selection)) return [];
    const shadowRoots: ShadowRoot[] = [];
    for (let root = this.#list.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
      shadowRoots.push(root);
    const [range] = selection.getComposedRanges({shadowRoots});
    if (!range || range.collapsed) return [];
    const places = [...this.#list.children] as Place[];
    const from = this.#childAt(range.startContainer, range.startOffset);
    const to = this.#childAt(range.endContainer, range.endOffset, -1);
    if (!from && !to) return [];
    const start = from ? places.indexOf(from) : 0;
    const end = to ? places.indexOf(to) : places.length - 1;
    return places.slice(start, end + 1).slice(0, SELECTED);
  }

  /** The message in which, or at whose edge, a selection begins or ends. What is in its shadow tree is given as its place. */
  #childAt(node: Node, offset: number, before = 0): Place | undefined {
    const list = this.#list;
    if (node === list) return (list.childNodes[offset + before] ?? list.lastChild) as Place;
    let child: Node | null = node;
    while (child && child.parentNode !== list) child = child.parentNode;
    return child as Place | undefined;
  }
}
