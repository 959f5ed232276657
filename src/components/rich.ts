import type {LitElement} from 'lit';
import type {RichStrings} from '../i18n/en-rich.js';
import '../markdown/controls.js'; // so that code can be copied offline
import {toElements} from '../markdown/mark-elements.js';
import {MEDIA, markMedia} from '../markdown/media.js';
import {Marks, SIGN} from '../markdown/marks.js';
import type {Piece} from '../markdown/split.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {Place} from '../markdown/place.js';
import type {MarkdownView, Rich} from '../markdown/view.js';
import {kindOf, prepare, showKnown} from './rich-block.js';
import {whenIdle} from './rich-queue.js';
import {styles} from './rich.styles.js';
import type {RichBlock, RichContext, RichHost} from './rich-types.js';

/** What may be more than its source, and was not looked at. A redrawing takes the attribute away. */
const BLOCKS = ':is(.code, .mark):not([data-rich])';

/** What each element is being drawn as: after a redrawing only the last one counts. */
const claims = new WeakMap<HTMLElement, RichBlock>();

/** The element of an answer: see `markdown.ts`. */
interface AnswerElement extends LitElement {
  readonly policy: MarkdownPolicy;
  readonly text: string;
  readonly streaming: boolean;
}

/** Looks through an answer for what can be more than its source. */
class RichAnswer implements Rich {
  readonly #el: AnswerElement;
  readonly #view: MarkdownView;
  readonly #marks = new Marks();
  /** The sanitiser works: the page's Trusted Types allow it. */
  #works = false;
  /** All will be drawn again. */
  #again = false;
  /** Up to this child of the answer all was looked at. It has an attribute, which a redrawing takes away. */
  #looked: HTMLElement | undefined;
  #settled: {readonly place: Place; readonly closed: boolean; readonly whole: boolean} | undefined;

  constructor(el: AnswerElement, view: MarkdownView) {
    this.#el = el;
    this.#view = view;
  }

  read(text: string): string {
    // The last line of all is complete too. What is drawn may be older than what the element was given.
    const open = this.#el.streaming || text !== this.#el.text;
    return this.#marks.read(open ? text : `${text}\n`);
  }

  fresh(parsed: DocumentFragment): void {
    this.#works = true;
    toElements(parsed, this.#marks);
    markMedia(parsed, this.#el.policy);
    for (const el of parsed.querySelectorAll<HTMLElement>('.mark')) showKnown(toBlock(el));
  }

  drawn(place: Place, tail: Piece | undefined, more: boolean): void {
    const waits = !!this.#settled;
    // A long code block is settled in pieces, and is complete when none follows.
    const whole = !tail && !more;
    this.#settled = {place, closed: !!tail && !(tail.joins && tail.kind === 'code'), whole};
    this.#check(whole);
    if (whole) this.#marks.forget();
    if (!waits) queueMicrotask(this.#look);
  }

  /** Draws all again, before anybody sees it, where Markdown or the sanitiser did not play along. */
  #check(whole: boolean): void {
    const plain = !this.#works && this.#el.renderRoot.textContent.includes(SIGN);
    if (plain) delete this.#view.rich;
    if (this.#again || !(plain || this.#marks.mistaken(whole))) return;
    this.#again = true;
    queueMicrotask(() => {
      this.#again = false;
      this.#view.refresh();
    });
  }

  /** Claims what is settled by now. */
  readonly #look = (): void => {
    const {place, closed, whole} = this.#settled!;
    this.#settled = undefined;
    for (const el of this.#unseen(place, whole)) {
      const settled = whole || isSettled(el, place, closed);
      if (!settled && el.className !== 'mark') continue;
      const block = toBlock(el);
      const kind = kindOf(block);
      if (!settled && !kind?.early) continue;
      el.dataset.rich = '';
      if (kind) whenIdle(el, kind.onlyNear ? this.#beginNear : this.#begin, kind.onlyNear);
    }
  };

  /** The blocks behind what was looked at; all of them when it is drawn anew. */
  #unseen({last, growing}: Place, whole: boolean): HTMLElement[] {
    const known = this.#looked;
    const from = known?.isConnected && 'looked' in known.dataset ? known : undefined;
    const found: HTMLElement[] = [];
    const first = from ? after(from) : this.#el.renderRoot.querySelector('.answer')!.firstElementChild;
    for (let el = first; el; el = after(el)) {
      if (el.matches(BLOCKS)) found.push(el as HTMLElement);
      found.push(...el.querySelectorAll<HTMLElement>(BLOCKS));
    }
    if (growing && !whole) return found;
    // The last one may still grow, and is looked at again.
    const next = whole || !last ? undefined : before(last);
    delete known?.dataset.looked;
    this.#looked = next instanceof HTMLElement ? next : undefined;
    if (this.#looked) this.#looked.dataset.looked = '';
    return found;
  }

  /** One function for all, and one for all that wait until they are near: thousands of blocks may wait for the view. */
  readonly #begin = (el: HTMLElement): void => {
    const block = toBlock(el);
    const kind = kindOf(block);
    if (!kind) return;
    claims.set(el, block);
    prepare(kind, block, this.#context(block), (draw) => whenIdle(el, draw, kind.onlyNear));
  };

  readonly #beginNear = (el: HTMLElement): void => this.#begin(el);

  #context(block: RichBlock): RichContext {
    const {el} = block;
    const answer = this.#el;
    const root = answer.renderRoot as ShadowRoot;
    const host = hostOf(answer);
    return {
      policy: answer.policy,
      host,
      words: () => wordsOf(host),
      gone: () => !el.isConnected || el.dataset.rich === undefined || claims.get(el) !== block,
      adopt(sheet) {
        if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
      },
    };
  }
}

/** The next block: of a long answer most stand in groups. */
function after(el: Element): Element | null {
  return el.nextElementSibling ?? (isGroup(el.parentElement) ? el.parentElement!.nextElementSibling : null);
}

/** The block before, not the group that it is in. */
function before({previousSibling, parentElement}: Node): Node | null | undefined {
  const previous = previousSibling ?? (isGroup(parentElement) ? parentElement!.previousElementSibling : null);
  return isGroup(previous) ? previous!.lastChild : previous;
}

const isGroup = (node: Node | null) => node instanceof Element && node.className === 'group';

function isSettled(el: Element, {last, growing}: Place, closed: boolean): boolean {
  const end = growing?.last ?? last;
  if (!end) return false;
  if (end.contains(el)) return closed;
  if (el.contains(end)) return closed && el.contains(last);
  return !!(el.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function toBlock(el: HTMLElement): RichBlock {
  const type = (el.dataset.mark ?? 'code') as RichBlock['type'];
  const code = el.querySelector('code');
  const title = el.querySelector('.bar')?.firstChild;
  const language = title instanceof Text ? title.data.toLowerCase() : '';
  return {
    el,
    type,
    language,
    // Many wait for a long time: none of them keeps a copy.
    get source() {
      return (code ?? el.firstElementChild ?? el).textContent;
    },
  };
}

/** The element around the answer that has words, and the chat. */
function hostOf(el: Element): RichHost | undefined {
  let found: RichHost | undefined;
  for (let root = el.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    const host = root.host as Element & Partial<RichHost>;
    if (host.strings) found = host as RichHost;
    if (host.strings && host.session) break;
  }
  return found;
}

async function wordsOf(host: RichHost | undefined): Promise<RichStrings['blocks'] | undefined> {
  try {
    return (await (await host!.strings.more()).rich()).blocks;
  } catch {
    return undefined;
  }
}

/** From now on this answer shows more than text. */
export function enrich(view: MarkdownView, el: AnswerElement): void {
  (el.renderRoot as ShadowRoot).adoptedStyleSheets.push(styles.styleSheet!);
  const rich = new RichAnswer(el, view);
  view.rich = rich;
  // Where there are no signs, what is drawn can stay.
  if (!rich.read(el.text).startsWith(el.text) || MEDIA.test(el.text)) view.refresh();
  else el.requestUpdate();
}
