import {looksLikeMath} from './prices.js';

/** What Markdown would mangle, and so does not get to see. Inside a line or, `form` and `svg`, in lines of its own. */
export type MarkType = 'math' | 'display' | 'button' | 'form' | 'svg';

/** A stretch of an answer that is no Markdown. */
export interface Mark {
  readonly type: MarkType;
  /** As it was written, with what is around it. */
  readonly source: string;
}

/** Around the number of a mark in a line; before the type and the place of one that has lines of its own. No text has this character. */
export const SIGN = '\uFDD0';

/** The fence around a mark in lines of its own. Behind a space, what is half written takes it for no emphasis. */
export const FENCE = `${'~'.repeat(12)} `;

/** The one that ends it: such spaces has nobody. */
export const END = FENCE + ' '.repeat(6);

/** So many marks are refused one by one, each with a drawing of the whole answer; then all that Markdown takes for text. */
const PATIENCE = 20;

/** Where a mark in a line has to end, at the latest: of a longer line the view may have settled the beginning. */
const LINE = 2000;

/** What stands before the text of a line: quotes, at most one marker of a list. */
const PREFIX = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?/;

/** What stands before a line of a quote, so many quotes deep. */
const quotes = (depth: number) => new RegExp(`^(?:[ \\t]*>){0,${depth}}[ \\t]*`);

/** The opening line of a code block; captures the fence. */
const OPENS = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;

/** What begins a mark that goes on over more lines, and what ends it. */
const BLOCKS: readonly {readonly type: MarkType; readonly begin: RegExp; readonly end: RegExp}[] = [
  {type: 'display', begin: /^\$\$(?!\$)/, end: /\$\$/},
  {type: 'display', begin: /^\\\[/, end: /\\\]/},
  {type: 'svg', begin: /^<svg[\s>]/i, end: /<\/svg\s*>/i},
  {type: 'form', begin: /^<form[\s>]/i, end: /<\/form\s*>/i},
  {type: 'button', begin: /^<button\s/i, end: /<\/button\s*>/i},
];

/** What has lines of its own, complete in one. */
const WHOLE = /^[ \t>]*<(svg|form)[\s>].*<\/\1\s*>/i;

/** In a line: what is left alone, and what may be a mark. */
const INLINE = new RegExp(
  [
    /(?<ticks>`+)(?!`)(?:.*?[^`])\k<ticks>(?!`)/,
    /\\\((?<round>.+?)\\\)/,
    /\\\[(?<square>.+?)\\\]/,
    /(?<button><button\s[^<>]*>[^<>]*<\/button\s*>)/,
    /<[a-z/!][^<>]*>|\]\([^()\s]*\)|https?:\/\/[^\s<>]+|\\./,
    /(?<![\p{L}\p{N}$])\$\$(?!\$)(?<two>.+?)(?<!\\)\$\$(?!\$)/u,
    /(?<![\p{L}\p{N}$])\$(?![\s$])(?<one>(?:\\.|[^$\\])*?)(?<![\s\\])\$(?![\p{L}\p{N}$])/u,
  ]
    .map(({source}) => source)
    .join('|'),
  'giu',
);

/** A mark that goes on. */
interface Open {
  readonly end: RegExp;
  /** Before the line that closes the fence. */
  readonly indent: string;
  /** Its first line had more than its beginning: then it ends at a blank line too. */
  readonly short: boolean;
  /** The line before was blank. */
  blank: boolean;
}

/**
 * Takes out of a growing answer what is no Markdown, formulas above all, before it is parsed: a sign with a number stands in
 * the place of each, or a fence around it. So `a_b*c` in a formula is no emphasis, and its `|` does not divide a table.
 *
 * Complete lines are looked at once. What became of them never changes, except for what Markdown did not take for a fence:
 * in raw HTML, say. Which lines those are only the parser knows, so they are told afterwards.
 */
export class Marks {
  readonly #marks: Mark[] = [];
  /** Where the marks in lines of their own begin, those that Markdown took for a fence, for text, and those that are left as they are. */
  readonly #begun = new Set<number>();
  readonly #fences = new Set<number>();
  readonly #texts = new Set<number>();
  readonly #refused = new Set<number>();
  /** The lines that were looked at, and what became of them. */
  #source = '';
  #out = '';
  /** The fence of the open code block. */
  #fence = '';
  #open: Open | undefined;
  /** What ends the refused mark: it stays together, up to a blank line. */
  #left: RegExp | undefined;
  /** How far the text of the open list is indented. */
  #indent = 0;
  #blank = true;

  /** The text with signs; `text` is all there is by now. */
  read(text: string): string {
    if (!text.startsWith(this.#source)) this.forget();
    let at = this.#source.length;
    const end = text.lastIndexOf('\n') + 1;
    while (at < end) {
      const next = text.indexOf('\n', at) + 1;
      this.#out += this.#line(text.slice(at, next - 1), at);
      at = next;
    }
    this.#source = text.slice(0, end);
    const known = this.#marks.length;
    const out = this.#out + this.#lastLine(text.slice(end), end);
    this.#ahead = this.#marks.splice(known);
    return out;
  }

  #lastLine(line: string, at: number): string {
    const open = this.#open;
    const inside = open && line.trim() ? within(open, line) : line;
    if (open && inside !== undefined) return inside;
    const before = open ? `${open.indent}${END}\n` : '';
    if (this.#left || this.#fence || OPENS.test(line) || this.#isCode(line)) return before + line;
    return before + ((WHOLE.test(line) && this.#begin(line, at)) || this.#inline(line));
  }

  /** Markdown made a block of what begins there, as it should, or took the fence for text. */
  tell(at: number, isBlock: boolean): void {
    (isBlock ? this.#fences : this.#texts).add(at);
  }

  /**
   * Whether a mark was none for Markdown. From now on it is left as it is: all has to be drawn again. Only the first one,
   * for what Markdown thinks of the others may come from that.
   *
   * @param whole - All was drawn: what Markdown has not shown, in a comment, was no mark either. That holds before a text, too.
   */
  mistaken(whole: boolean): boolean {
    const shown = whole ? Infinity : Math.max(...this.#texts);
    const wrong = [...this.#begun].filter((at) => this.#texts.has(at) || (at < shown && !this.#fences.has(at)));
    if (!wrong.length) return false;
    for (const at of wrong.slice(0, this.#refused.size < PATIENCE ? 1 : wrong.length)) this.#refused.add(at);
    this.#texts.clear();
    this.forget();
    return true;
  }

  /** The marks of the incomplete last line. */
  #ahead: Mark[] = [];

  /** The mark with this number. */
  get(number: number): Mark | undefined {
    return this.#marks[number] ?? this.#ahead[number - this.#marks.length];
  }

  /** Lets go of the text. It is looked at from its beginning when it is drawn again. */
  forget(): void {
    this.#marks.length = 0;
    this.#begun.clear();
    this.#source = this.#out = this.#fence = '';
    this.#open = this.#left = undefined;
    this.#indent = 0;
    this.#blank = true;
  }

  #line(line: string, at: number): string {
    const open = this.#open;
    if (open) return this.#goOn(open, line, at);
    if (this.#fence) {
      const [, fence] = /^[ \t>]*(`{3,}|~{3,})\s*$/.exec(line) ?? [];
      if (fence?.startsWith(this.#fence)) this.#fence = '';
      return `${line}\n`;
    }
    if (this.#isCode(line)) return `${line}\n`;
    this.#follow(line);
    if (this.#left && !this.#blank) {
      if (this.#left.test(line)) this.#left = undefined;
      return `${line}\n`;
    }
    this.#left = undefined;
    this.#fence = OPENS.exec(line)?.[1] ?? '';
    if (this.#fence) return `${line}\n`;
    return this.#begin(line, at) ?? `${this.#inline(line)}\n`;
  }

  /** Whether it is a line of indented code. */
  #isCode(line: string): boolean {
    return this.#blank && /\S/.test(line) && line.search(/[^ ]/) >= this.#indent + 4;
  }

  /** Lists and blank lines decide how far code is indented. */
  #follow(line: string): void {
    const blank = !line.trim();
    const [prefix] = PREFIX.exec(line)!;
    if (/[-*+\d]/.test(prefix)) this.#indent = prefix.length;
    else if (!blank && this.#blank && !prefix) this.#indent = 0;
    this.#blank = blank;
  }

  /** The first lines of a mark that does not end in this line, or is all that stands in it. */
  #begin(line: string, at: number): string | undefined {
    const [prefix] = PREFIX.exec(line)!;
    const rest = line.slice(prefix.length).trimEnd();
    const block = BLOCKS.find(({begin}) => begin.test(rest));
    if (!block) return undefined;
    const {type, begin, end} = block;
    const [first] = begin.exec(rest)!;
    const closed = end.exec(rest.slice(first.length));
    // What is complete in one line stands in the line, except for what is too large for that.
    if (closed && !/^(?:svg|form)$/.test(type)) return undefined;
    if (this.#refused.has(at)) {
      if (!closed) this.#left = end;
      return closed ? undefined : `${line}\n`;
    }
    const indent = prefix.replace(/[^\s>]/g, ' ');
    this.#begun.add(at);
    const opening = `${prefix}${FENCE}${SIGN}${type}${at}\n`;
    if (!closed) {
      this.#open = {end, indent, short: type === 'display' && rest.length > first.length, blank: false};
      return `${opening}${indent}${rest}\n`;
    }
    const length = first.length + closed.index + closed[0].length;
    return `${opening}${indent}${rest.slice(0, length)}\n${indent}${END}\n${this.#after(indent, rest.slice(length))}`;
  }

  /** A line of an open mark. */
  #goOn(open: Open, line: string, at: number): string {
    const {end, indent, short} = open;
    const inside = within(open, line);
    const closed = inside === undefined ? null : end.exec(inside);
    const blank = !line.trim();
    if (inside !== undefined && !closed && !(short && blank)) {
      open.blank = blank;
      return `${inside}\n`;
    }
    this.#open = undefined;
    this.#blank = open.blank;
    if (inside === undefined) return `${indent}${END}\n${this.#line(line, at)}`;
    this.#blank = false;
    const length = closed ? closed.index + closed[0].length : 0;
    const before = closed ? `${inside.slice(0, length)}\n` : '';
    return `${before}${indent}${END}\n${this.#after(indent, inside.slice(length))}`;
  }

  /** What follows a mark in the same line. */
  #after(indent: string, rest: string): string {
    return rest.trim() ? `${indent}${this.#inline(rest.trim())}\n` : '';
  }

  #inline(line: string): string {
    if (!/[$<]|\\[([]/.test(line)) return line;
    return line.replace(INLINE, (...found): string => {
      const {round, square, one, two, button} = found.at(-1) as Record<string, string | undefined>;
      const source = found[0];
      const at = found.at(-3) as number;
      const tex = round ?? square ?? one ?? two;
      if (at + source.length > LINE || !(button ?? (tex && looksLikeMath(tex)))) return source;
      this.#marks.push({type: button ? 'button' : (square ?? two) ? 'display' : 'math', source});
      return `${SIGN}${this.#marks.length - 1}${SIGN}`;
    });
  }
}

/** A line of an open mark as it stands in the list or quote of its first line; nothing when that ends before it. */
function within({indent, blank}: Open, line: string): string | undefined {
  if (line.startsWith(indent)) return line;
  const depth = indent.split('>').length - 1;
  const rest = line.replace(quotes(depth), '');
  if (!rest) return depth && !line.trim() ? undefined : line;
  // Who writes a formula forgets to indent it; but not behind a blank line.
  return blank ? undefined : indent + rest;
}
