import {looksLikeMath} from './prices.js';

/** What Markdown would mangle, and so does not get to see. Inside a line or, `form` and `svg`, in lines of its own. */
export type MarkType = 'math' | 'display' | 'button' | 'form' | 'svg';

/** A stretch of an answer that is no Markdown. */
export interface Mark {
  readonly type: MarkType;
  /** As it was written, with what is around it. */
  readonly source: string;
}

/** Around the number of a mark in a line; before the type of one that has lines of its own. No text has this character. */
export const SIGN = '\uFDD0';

/** The fence around a mark in lines of its own. */
const FENCE = '~'.repeat(12);

/** Where a mark in a line has to end, at the latest: of a longer line the view may have settled the beginning. */
const LINE = 2000;

/** What stands before the text of a line: quotes, at most one marker of a list. */
const PREFIX = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?/;

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
}

/**
 * Takes out of a growing answer what is no Markdown, formulas above all, before it is parsed: a sign with a number stands in
 * the place of each, or a fence around it. So `a_b*c` in a formula is no emphasis, and its `|` does not divide a table.
 *
 * Complete lines are looked at once. What became of them never changes.
 */
export class Marks {
  readonly #marks: Mark[] = [];
  /** The lines that were looked at, and what became of them. */
  #source = '';
  #out = '';
  /** The fence of the open code block. */
  #fence = '';
  #open: Open | undefined;
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
      this.#out += this.#line(text.slice(at, next - 1));
      at = next;
    }
    this.#source = text.slice(0, end);
    const known = this.#marks.length;
    const last = text.slice(end);
    const as = this.#fence || this.#open || OPENS.test(last) || this.#isCode(last);
    const out = this.#out + (as ? last : (WHOLE.test(last) && this.#begin(last)) || this.#inline(last));
    this.#ahead = this.#marks.splice(known);
    return out;
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
    this.#source = this.#out = this.#fence = '';
    this.#open = undefined;
    this.#indent = 0;
    this.#blank = true;
  }

  #line(line: string): string {
    const open = this.#open;
    if (open) return this.#goOn(open, line);
    if (this.#fence) {
      const [, fence] = /^[ \t>]*(`{3,}|~{3,})\s*$/.exec(line) ?? [];
      if (fence?.startsWith(this.#fence)) this.#fence = '';
      return `${line}\n`;
    }
    const code = this.#isCode(line);
    this.#follow(line);
    if (code) return `${line}\n`;
    this.#fence = OPENS.exec(line)?.[1] ?? '';
    if (this.#fence) return `${line}\n`;
    return this.#begin(line) ?? `${this.#inline(line)}\n`;
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
  #begin(line: string): string | undefined {
    const [prefix] = PREFIX.exec(line)!;
    const rest = line.slice(prefix.length).trimEnd();
    const block = BLOCKS.find(({begin}) => begin.test(rest));
    if (!block) return undefined;
    const {type, begin, end} = block;
    const [first] = begin.exec(rest)!;
    const closed = end.exec(rest.slice(first.length));
    // What is complete in one line stands in the line, except for what is too large for that.
    if (closed && !/^(?:svg|form)$/.test(type)) return undefined;
    const indent = prefix.replace(/[^\s>]/g, ' ');
    const opening = `${prefix}${FENCE}${SIGN}${type}\n`;
    if (!closed) {
      this.#open = {end, indent, short: type === 'display' && rest.length > first.length};
      return `${opening}${indent}${rest}\n`;
    }
    const length = first.length + closed.index + closed[0].length;
    return `${opening}${indent}${rest.slice(0, length)}\n${indent}${FENCE}\n${this.#after(indent, rest.slice(length))}`;
  }

  /** A line of an open mark. */
  #goOn({end, indent, short}: Open, line: string): string {
    const closed = end.exec(line);
    if (!closed && !(short && !line.trim())) return `${line}\n`;
    this.#open = undefined;
    this.#blank = false;
    const length = closed ? closed.index + closed[0].length : 0;
    const before = closed ? `${line.slice(0, length)}\n` : '';
    return `${before}${indent}${FENCE}\n${this.#after(indent, line.slice(length))}`;
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
