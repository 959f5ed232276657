import type {Links} from 'marked';

/** HTML that an answer may grow to, beside `GROWTH` characters for each of its own. */
const SPARE = 50_000;
const GROWTH = 10;

/** Longest address of a reference: one long definition used often makes 40 kB of text 98 MB of HTML. */
const LONGEST = 2000;

/** What the pieces of one answer know of each other: reference links and footnotes. */
export class Book {
  readonly links = Object.create(null) as Links;
  /** Footnotes seen so far, numbered in the order of their first use. */
  readonly #notes = new Map<string, number>();
  /** Footnotes whose text has been seen. */
  readonly #texts = new Set<string>();
  /** The footnotes that have a text, when that is known from reading the answer before. */
  readonly #known: ReadonlySet<string> | undefined;
  #unresolved = false;
  #late = false;
  #spare = SPARE;

  /** @param before - What an earlier reading of the same answer found. */
  constructor(before?: Book) {
    if (!before) return;
    Object.assign(this.links, before.links);
    this.#known = before.#texts;
  }

  /** For drawing what may still change: it must leave no trace. */
  copy(): Book {
    const copy = new Book();
    Object.assign(copy.links, this.links);
    for (const [id, number] of this.#notes) copy.#notes.set(id, number);
    copy.#spare = this.#spare;
    return copy;
  }

  /** Something was used before it was defined, or never defined: the whole answer has to be drawn again. */
  get stale(): boolean {
    return !this.#known && (this.#late || [...this.#notes.keys()].some((id) => !this.#texts.has(id)));
  }

  /** A reference was found that nothing defines yet. */
  unresolved(): void {
    this.#unresolved = true;
  }

  /** A reference is being defined. */
  define(link: {href: string}): void {
    if (link.href.length > LONGEST) link.href = '';
    this.#late ||= this.#unresolved;
  }

  /** The number of a footnote in the text; nothing when it has no text. */
  note(id: string): number | undefined {
    return !this.#known || this.#known.has(id) ? this.#number(id) : undefined;
  }

  /** The number of a footnote whose text comes now. */
  noteText(id: string): number {
    this.#texts.add(id);
    return this.#number(id);
  }

  /** Whether a piece that makes so much HTML of so much text is still within the answer's budget. */
  spend(html: number, text: number): boolean {
    const spare = this.#spare + text * GROWTH - html;
    if (spare < 0) return false;
    this.#spare = spare;
    return true;
  }

  #number(id: string): number {
    const number = this.#notes.get(id) ?? this.#notes.size + 1;
    this.#notes.set(id, number);
    return number;
  }
}
