import {Book} from './book.js';
import {capMarks} from './cap.js';
import {BLOCK} from './html.js';
import type {PieceKind} from './lines.js';
import {mend} from './mend.js';
import {Pace} from './pace.js';
import {room, startOf, trimBehind, type Place} from './place.js';
import type {MarkdownPolicy} from './policy.js';
import {toHtml} from './render.js';
import {toSafeFragment} from './safe.js';
import {Splitter, type Piece} from './split.js';
import {CARET, sync, trim} from './sync.js';

/** After so many milliseconds, layout included, a long text goes on after the next frame. Every frame costs some more. */
const SLICE = 50;

/** There may be more in it than text: code, a formula, raw HTML, sound or film. */
const RICH = /`{3}|~{3}|\$.*\$|\\[([]|<(svg|button|form)|\.(mp|m4|og|wav|webm|mov)/is;

/** What the pieces of a block that grows piece by piece go into. */
const INSIDE: Partial<Record<PieceKind, string>> = {item: 'ul,ol', rows: 'tbody', code: 'code', text: 'p', note: 'ol'};

/** In the last of these the caret stands. */
const OPEN = [...BLOCK, 'div', 'pre *'].join();

/**
 * Makes more of an answer than text: see `components/rich.ts`, which is fetched for the first answer where there may be such.
 */
export interface Rich {
  /** The answer so far, as it is to be parsed. Of what has come before only an incomplete last line may be another one. */
  read(text: string): string;
  /** Changes what was parsed before it is put in place: each time in the same way, for what is in place is patched. */
  fresh(parsed: DocumentFragment): void;
  /** Something was drawn. What is settled stays as it is; the tail is drawn again. Without a tail: that was all, or there is more. */
  drawn(settled: Place, tail: Piece | undefined, more: boolean): void;
}

/**
 * Draws an answer in Markdown while it is being written.
 *
 * Settled pieces are parsed and inserted once. Only the open piece at the end is drawn again, at most 20 times a second.
 * What an answer looks like in the end does not depend on how it arrived.
 */
export class MarkdownView {
  readonly #policy: () => MarkdownPolicy;
  readonly #grown: (more: boolean) => unknown;
  #enrich: ((view: MarkdownView) => unknown) | undefined;
  /** What makes more of it, as soon as it is there. */
  rich?: Rich;
  readonly #body: HTMLElement;
  readonly #pace = new Pace(() => this.#draw());
  /** Images that the visitor asked for. */
  #shown: Set<string> | undefined;
  #text = '';
  #done = false;
  /** The text of the last drawing, and whether it was said to be complete. */
  #drawn = '';
  #finished = false;
  /** Both are gone once all is drawn: there may be thousands of answers. */
  #splitter: Splitter | undefined = new Splitter();
  #book: Book | undefined = new Book();
  /** The answer is drawn a second time, now that all references are known. */
  #again = false;
  /** What is settled. */
  #settled: Place;
  #caret: Element | undefined;

  /**
   * @param root - Where to draw; gets one child, `.answer`.
   * @param policy - Asked at each drawing.
   * @param grown - Called when a part of the answer was drawn, with whether more of what is known is still to be drawn.
   * @param enrich - Called once, when there may be more in it than text: is to set `rich`, and to refresh the view.
   */
  constructor(
    root: HTMLElement | ShadowRoot,
    policy: () => MarkdownPolicy,
    grown: (more: boolean) => unknown = () => undefined,
    enrich?: (view: MarkdownView) => unknown,
  ) {
    this.#policy = policy;
    this.#grown = grown;
    this.#enrich = enrich;
    this.#body = document.createElement('div');
    this.#body.className = 'answer';
    this.#body.addEventListener('click', this.#press);
    this.#settled = startOf(this.#body);
    root.append(this.#body);
  }

  /**
   * Shows `text`, which normally begins with the text of the call before; if not, all is drawn anew.
   *
   * @param done - Nothing follows. Then it is drawn at once: of a very long text the beginning, the rest frame by frame.
   */
  update(text: string, done: boolean): void {
    this.#text = text;
    this.#done = done;
    this.#pace.request(done);
  }

  /** Draws all that waits to be drawn, however long it takes. */
  flush(): void {
    this.#pace.cancel();
    while (this.#draw());
  }

  /** Draws all again, after a change of the policy. */
  refresh(): void {
    this.#restart();
    this.#pace.request(true);
  }

  /** Stops drawing. A later update goes on. */
  dispose(): void {
    this.#pace.cancel();
  }

  readonly #press = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('.copy,.image,.jump');
    if (!button) return;
    event.preventDefault(); // an image may stand in a link
    import('./controls.js').then(
      ({press}) => press(button, this.#body, this.#policy().labels, (this.#shown ??= new Set())),
      () => undefined,
    );
  };

  #restart(): void {
    this.#drawn = '';
    this.#finished = this.#again = false;
    this.#splitter = new Splitter();
    this.#book = new Book();
    this.#settled = startOf(this.#body);
  }

  /** Draws for a while; returns true when there is more to draw. */
  #draw(): boolean {
    const source = this.#text;
    const done = this.#done;
    if (this.#finished ? source !== this.#drawn : !source.startsWith(this.#drawn)) {
      this.#restart();
      trim(this.#body, null); // what a moderator replaced must not stay for a moment
    }
    this.#drawn = source;
    const text = this.rich?.read(source) ?? source;
    this.#finished ||= done;
    const end = performance.now() + SLICE;
    for (;;) {
      const splitter = this.#splitter;
      const pieces = splitter?.take(text, done) ?? [];
      const more = !!splitter?.more;
      const tail = more || done ? undefined : splitter?.tail(text);
      this.#add(pieces, tail);
      this.rich?.drawn(this.#settled, tail, more);
      this.#grown(more);
      // Lays out now what the next frame would, so that it counts. A page of short texts is better laid out as a whole.
      if (more || !done) this.#body.getBoundingClientRect();
      if (!more) break;
      if (performance.now() > end) return true;
    }
    if (!done) return false;
    if (this.#book?.stale) {
      const book = new Book(this.#book);
      this.#restart();
      this.#book = book;
      this.#drawn = source;
      this.#again = true;
      return this.#draw();
    }
    this.#splitter = this.#book = undefined;
    return false;
  }

  /** Adds settled pieces, and draws the open one behind them. */
  #add(settled: Piece[], tail: Piece | undefined): void {
    const htmls = settled.map((piece) => toHtml(piece, this.#book!));
    const pieces = [...settled];
    if (tail?.source.trim()) {
      pieces.push(tail);
      htmls.push(toHtml({...tail, source: mend(tail)}, this.#book!.copy()));
    }
    if (this.#enrich && pieces.some(({source}) => RICH.test(source))) {
      this.#enrich(this);
      this.#enrich = undefined;
    }
    let place = this.#settled;
    this.#nodes(pieces, htmls).forEach((nodes, index) => {
      place = this.#put(pieces[index]!, nodes);
      if (index < settled.length) this.#settled = place;
    });
    if (!this.#again || !this.#splitter?.more) trimBehind(place, this.#body);
    this.#setCaret(!!tail);
  }

  /** The caret stands in the last block of what is being written. */
  #setCaret(on: boolean): void {
    let el: Element | undefined = on ? this.#body : undefined;
    for (let last = el?.lastElementChild; last?.matches(OPEN); last = last.lastElementChild) el = last;
    if (el === this.#caret) return;
    this.#caret?.removeAttribute(CARET);
    el?.setAttribute(CARET, '');
    this.#caret = el;
  }

  /** The safe nodes of each piece. Several pieces are sanitised together. */
  #nodes(pieces: Piece[], htmls: string[]): Node[][] {
    if (!pieces.length) return [];
    const safe = this.#safe(htmls.join(''));
    return pieces.map((piece, index) => {
      // HTML that broke out of its element spoils the others: then each by itself.
      const el = safe.length === pieces.length ? safe[index] : this.#safe(htmls[index]!)[0];
      if (!el) return [plain(piece.source)];
      return el.localName === 'div' && !el.className ? [...el.childNodes] : [el];
    });
  }

  /** Nothing when the sanitiser cannot work, because the page's Trusted Types do not allow it. */
  #safe(html: string): Element[] {
    try {
      const fragment = toSafeFragment(html, this.#policy(), this.#shown);
      this.rich?.fresh(fragment);
      return [...fragment.children];
    } catch {
      return [];
    }
  }

  /** Puts the nodes of a piece behind what is settled, or into it; says what is then in place. */
  #put({joins, kind}: Piece, nodes: Node[]): Place {
    const place = this.#settled;
    const inside = INSIDE[kind];
    if (joins && place.alone) {
      const el = find(place.last, inside);
      place.growing ??= el && {el, last: el.lastChild};
    }
    const {growing} = place;
    const added = joins && growing ? find(nodes[0], inside) : undefined;
    if (growing && added?.nodeName === growing.el.nodeName) {
      const grown = {el: growing.el, last: sync(growing.el, growing.last, [...added.childNodes])};
      if (nodes.length === 1) return {...place, growing: grown};
      nodes.shift();
      trim(grown.el, grown.last);
    } else if (growing) {
      trim(growing.el, growing.last);
    }
    // Paragraphs and headings find their direction by style.
    for (const node of nodes)
      if (node instanceof HTMLElement && !/^(?:P|H\d)$/.test(node.nodeName)) node.dir ||= 'auto';
    const {parent, last: end, count} = room(place, this.#body);
    return {parent, last: sync(parent, end, nodes), count: count + nodes.length, alone: nodes.length === 1};
  }
}

function plain(text: string): Element {
  const el = document.createElement('pre');
  el.className = 'plain';
  el.textContent = capMarks(text);
  return el;
}

function find(node: Node | null | undefined, selector = ''): Element | undefined {
  if (!selector || !(node instanceof Element)) return undefined;
  return node.matches(selector) ? node : (node.querySelector(selector) ?? undefined);
}
