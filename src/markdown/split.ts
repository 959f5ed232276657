import {Lexer, type Tokens} from 'marked';
import {calmEnd} from './calm.js';
import {
  DELIMITER,
  FENCE,
  HTML,
  ITEM,
  NOTE,
  QUOTE,
  RULE,
  SETEXT,
  interrupts,
  isHeading,
  opens,
  type PieceKind,
} from './lines.js';

/** A stretch of an answer that is parsed and drawn by itself. */
export interface Piece {
  readonly kind: PieceKind;
  readonly source: string;
  /** Lines to be parsed in front: the header of the table, the opening line of the fence. */
  readonly head: string;
  /** Goes on with the list, table, fence or paragraph of the piece before. */
  readonly joins: boolean;
}

/** Pieces handed out at a time, in characters: small enough to stop between them, large enough to be drawn together. */
const BATCH = 16_000;
/** A paragraph longer than this is cut at the next place where no markup is open, twice this at the latest. */
const LONG = 2048;
/** Any other block is cut at a line end when it gets longer than this. */
const HUGE = 32_768;
/** Lines of a fenced code block in one piece. */
const CODE_LINES = 50;

/**
 * Cuts a growing text into pieces.
 *
 * Where it cuts depends on the text alone, never on how much of it had arrived when: so a streamed answer and the same
 * answer drawn at once consist of the same pieces. Only whole lines decide, and a piece never changes once handed out.
 */
export class Splitter {
  /** More pieces are settled than the last call handed out. */
  more = false;
  /** What the open piece is; nothing before its first line. */
  #kind: PieceKind | undefined;
  /** Start of the open piece. */
  #start = 0;
  /** Start of the first line that was not looked at. */
  #at = 0;
  /** Start of the line before it. */
  #last = 0;
  /** Start of a long line of a paragraph that was looked at before it was complete. */
  #begun = -1;
  #head = '';
  /** The head of the pieces that go on with this one's block. */
  #rest = '';
  #joins = false;
  /** The last line was blank, or only the marker of a list item: nothing can lazily go on with its paragraph. */
  #blank = false;
  /** Column at which the content of the open list item begins. */
  #indent = 0;
  /** The kind of marker of the open list, or of the fence, or the name of the raw HTML element. */
  #marker = '';
  /** Lines in the open piece of code; open elements in raw HTML. */
  #count = 0;
  #out: Piece[] = [];

  /**
   * The next settled pieces, about 16,000 characters of them.
   *
   * @param text - The whole text; what it began with in an earlier call it must begin with now.
   * @param done - Nothing follows: the rest is settled as it is.
   */
  take(text: string, done: boolean): Piece[] {
    const from = this.#start;
    this.#out = [];
    this.more = false;
    while (this.#at < text.length) {
      this.more = (this.#kind === 'rows' ? this.#at : this.#start) - from > BATCH;
      if (this.more) break;
      let end = text.indexOf('\n', this.#at) + 1;
      if (!end) {
        if (!done) {
          this.#peek(text);
          break;
        }
        end = text.length;
      }
      this.#line(text, end);
      this.#cutText(text, end);
    }
    if (this.#kind === 'rows') this.#cut(text, this.#at, true);
    if (done && !this.more) this.#cut(text, text.length);
    return this.#out;
  }

  /** The rest of the text: the piece that is still open. */
  tail(text: string): Piece {
    return this.#piece(text.slice(this.#start));
  }

  #piece(source: string): Piece {
    return {kind: this.#kind ?? 'one', source, head: this.#head, joins: this.#joins};
  }

  /** Ends the open piece at `end`. The next one goes on with its block, or begins a new one. */
  #cut(text: string, end: number, joins = false): void {
    if (end > this.#start) {
      this.#out.push(this.#piece(text.slice(this.#start, end)));
      this.#start = end;
      this.#joins = joins;
    }
    this.#count = 0;
    this.#blank = false;
    if (!joins) {
      this.#kind = undefined;
      this.#joins = false;
      this.#rest = '';
    }
    this.#head = this.#rest;
  }

  /** Looks at the incomplete last line, where its beginning says enough. */
  #peek(text: string): void {
    const at = this.#at;
    const line = text.slice(at, at + LONG);
    if (this.#blank && /^\p{L}/u.test(line)) this.#cut(text, at);
    if (line.length === LONG && (this.#kind === 'text' ? !interrupts(line) : !this.#kind && opens(line) === 'text')) {
      this.#kind = 'text';
      this.#begun = at;
      this.#cutText(text, text.length);
    }
  }

  /** Looks at the line from `#at` to `end`. */
  #line(text: string, end: number): void {
    const at = this.#at;
    const last = this.#last;
    this.#at = end;
    this.#last = at;
    if (this.#begun === at) return;
    const tab = (_tab: string, column: number): string => ' '.repeat(4 - (column % 4));
    const line = text
      .slice(at, Math.min(end, at + LONG))
      .trimEnd()
      .replace(/\t/g, tab);
    if (end - this.#start > HUGE && this.#kind !== 'text') this.#cut(text, at, this.#kind === 'code');
    if (this.#goesOn(text, line, at, end, last)) return;
    this.#cut(text, at, this.#kind === 'note' && NOTE.test(line));
    this.#open(text, line, end);
  }

  /** Whether the line belongs to the open piece. */
  #goesOn(text: string, line: string, at: number, end: number, last: number): boolean {
    const kind = this.#kind;
    if (kind === 'code') {
      if (/^ {0,3}(`+|~+)$/.exec(line)?.[1]!.startsWith(this.#marker)) this.#cut(text, end);
      else if (++this.#count === CODE_LINES) this.#cut(text, end, true);
      return true;
    }
    if (kind === 'raw') {
      this.#raw(line);
      return true;
    }
    if (kind === 'item' || kind === 'note' || kind === 'indent') {
      if (line && line.search(/\S/) < this.#indent) {
        return (
          (kind === 'item' && this.#item(text, line, at)) || (kind !== 'indent' && !this.#blank && !interrupts(line))
        );
      }
      this.#blank = !line;
      return true;
    }
    if (!line) {
      if (kind) this.#cut(text, end);
      else this.#start = end;
      return true;
    }
    switch (kind) {
      case 'html':
        this.#openHtml(line);
        return true;
      case 'quote':
        return QUOTE.test(line) || !interrupts(line);
      case 'rows':
        return !/^ {0,3}(?:[*+-]|1[.)]) |^ {4}/.test(line) && !interrupts(line);
      case 'text':
        if (SETEXT.test(line) && !this.#joins && isHeading(text.slice(this.#start, end))) this.#cut(text, end);
        else if (!DELIMITER.test(line) || !this.#table(text, line, at, end, last)) return !interrupts(line);
        return true;
      default:
        return false;
    }
  }

  /** Whether the line begins the next item of the open list. */
  #item(text: string, line: string, at: number): boolean {
    const marker = RULE.test(line) ? null : ITEM.exec(line);
    if (!marker) return false;
    if ((marker[3] ?? marker[2]) !== this.#marker) {
      this.#blank = true; // another kind of list
      return false;
    }
    this.#cut(text, at, true);
    this.#openItem(marker);
    return true;
  }

  /** A delimiter row makes a table of the line before it, when both have the same number of cells. */
  #table(text: string, line: string, at: number, end: number, last: number): boolean {
    const [table] = last < this.#start ? [] : new Lexer({gfm: true}).lex(text.slice(last, at) + line);
    if (table?.type !== 'table') return false;
    this.#cut(text, last);
    this.#kind = 'rows';
    this.#rest = `|${' |'.repeat((table as Tokens.Table).header.length)}\n${line}\n`;
    this.#cut(text, end, true);
    return true;
  }

  #open(text: string, line: string, end: number): void {
    this.#kind = opens(line);
    this.#indent = 4;
    if (this.#kind === 'one') {
      this.#cut(text, end);
    } else if (this.#kind === 'code') {
      this.#marker = FENCE.exec(line)![1]!;
      this.#rest = `${line}\n`;
    } else if (this.#kind === 'item') {
      this.#openItem(ITEM.exec(line)!);
    } else if (this.#kind === 'html') {
      this.#openHtml(line);
    }
  }

  #openItem([, before = '', bullet = '', delimiter, space = '']: RegExpExecArray): void {
    this.#marker = delimiter ?? bullet;
    this.#indent = before.length + (space.length > 4 ? 1 : space.length || 1);
    this.#blank = !space;
  }

  /** Some raw HTML goes on over blank lines, until it is closed. */
  #openHtml(line: string): void {
    const [, name, comment] = HTML.exec(line) ?? [];
    if (!name && !comment) return;
    this.#kind = 'raw';
    this.#marker = (name ?? '').toLowerCase();
    this.#count = name ? 0 : 1;
    this.#raw(line);
  }

  #raw(line: string): void {
    const count = (tag: string): number => line.toLowerCase().split(tag).length - 1;
    this.#count += this.#marker ? count(`<${this.#marker}`) - count(`</${this.#marker}`) : -count('-->');
    if (this.#count <= 0) this.#kind = 'html';
  }

  /** Cuts a long paragraph: where no emphasis, code or link is open, at the latest after twice the length. */
  #cutText(text: string, end: number): void {
    while (this.#kind === 'text' && end - this.#start > 2 * LONG) {
      this.#cut(text, this.#start + calmEnd(text.slice(this.#start, this.#start + 2 * LONG), LONG), true);
    }
  }
}
