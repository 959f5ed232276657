import {firstSentence} from './sentences.js';
import {spoken} from './spoken.js';

/** What is said in the place of what cannot be read out. */
export interface ReaderWords {
  /** A picture without a description. */
  readonly image: string;
  /** A task is done, or is not. */
  readonly done: string;
  readonly open: string;
  readonly code: (language: string, lines: number) => string;
  readonly table: (rows: number, columns: string) => string;
}

/** So much of an open block is looked at for the end of a sentence, in characters. */
const AHEAD = 8000;

/** What may still become a mark at the beginning of a line, or a definition of a link. */
const UNDECIDED = /^(?:[\s>#|`~*+=_:-]*|[\s>]*\d{0,9}[.)]?|[\s>]*(?:[-*+]\s+)?\[[^\]]{0,300}(?:\]:?)?)$/;

/** Marks before the text of a line: notes, quotes, bullets, boxes of a task list, headings. A list's number is read out. */
const MARKS = /^\s*(?:\[\^[^\]]+\]:)?(?:\s|>|[-*+]\s+(?:\[(?<box>[ x])\]\s)?|#{1,6}\s)+/i;

/** A line with which a block begins, so that the one before has ended. */
const BEGINS = /^[\s>]*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|\[\^[^\]]+\]:)/;

const FENCE = /^(?:\s|>|[-*+]\s|\d{1,9}[.)]\s)*(?<marks>`{3,}|~{3,})\s*(?<language>[^\s`{]*)[^`]*$/;

/**
 * Reads an answer in Markdown sentence by sentence while it is written. What has been read is not looked at again.
 * Code and tables are named, not read.
 */
export class Reader {
  readonly #words: ReaderWords;
  #at = 0;
  #before = '';
  /** What is not read yet of the open block. */
  #open = '';
  /** The line has been classified; the rest of it follows. */
  #within = false;
  /** A heading ends with its line. */
  #heading = false;
  #code: {readonly marks: string; readonly language: string; lines: number} | undefined;
  #table: {readonly columns: string; rows: number} | undefined;
  #said: string[] = [];
  #room = 0;

  constructor(words: ReaderWords) {
    this.#words = words;
  }

  /** Whether `text` begins with what has been read, as far as a look at its end tells. */
  continues(text: string): boolean {
    return text.startsWith(this.#before, this.#at - this.#before.length);
  }

  /** Takes all of `text` as read. */
  skip(text: string): void {
    this.#at = text.length;
    this.#mark(text);
  }

  /**
   * The sentences that are complete by now and have not been read.
   *
   * @param text - The answer so far, which begins with the text of the call before.
   * @param complete - Nothing follows.
   * @param room - When so many characters have been read, the rest is not.
   */
  read(text: string, complete: boolean, room = Infinity): string[] {
    this.#said = [];
    this.#room = room;
    while (this.#room > 0) {
      const end = text.indexOf('\n', this.#at);
      const line = text.slice(this.#at, end < 0 ? text.length : end);
      const whole = end >= 0 || complete;
      if (!this.#take(line, whole)) break;
      this.#at = end < 0 ? text.length : end + 1;
      this.#within = end < 0 && !this.#code && !this.#table;
      if (end >= 0) continue;
      if (complete) this.#end();
      break;
    }
    this.#mark(text);
    return this.#said;
  }

  #mark(text: string): void {
    this.#before = text.slice(Math.max(0, this.#at - 64), this.#at);
  }

  /** Takes a line, or what there is of it; returns false when the rest of it has to come first. */
  #take(line: string, whole: boolean): boolean {
    if (this.#within) {
      this.#text(line, whole);
      return true;
    }
    if (this.#code) return whole && this.#inCode(this.#code, line);
    if (!whole && (UNDECIDED.test(line) || /^[\s>]*(?:\||```|~~~)/.test(line) || this.#table)) return false;
    if (/^[\s>|:=*_-]*$/.test(line)) {
      this.#rule(line);
      return true;
    }
    if (this.#table) {
      if (line.includes('|')) {
        this.#table.rows++;
        return true;
      }
      this.#end();
    }
    const {marks, language = ''} = FENCE.exec(line)?.groups ?? {};
    if (marks) {
      if (!whole) return false;
      this.#end();
      this.#code = {marks, language, lines: 0};
      return true;
    }
    const definition = /^\s*\[[^\]^][^\]]*\]:\s/.test(line);
    if (definition) return whole;
    if (BEGINS.test(line) || /^[\s>]*\|/.test(line)) this.#end();
    this.#heading = /^[\s>]*#{1,6}\s/.test(line);
    const {0: marked, groups} = MARKS.exec(line) ?? {0: ''};
    const {done, open} = this.#words;
    const box = groups?.box ? `${groups.box === ' ' ? open : done}: ` : '';
    this.#text(box + line.slice(marked.length), whole);
    return true;
  }

  #inCode(code: {readonly marks: string; lines: number}, line: string): true {
    const bare = line.replace(/^[\s>]+|\s+$/g, '');
    const closes = bare.length >= code.marks.length && bare === code.marks.charAt(0).repeat(bare.length);
    if (closes) this.#end();
    else code.lines++;
    return true;
  }

  /** A line of marks only: the end of a block, the line under a heading, or the one under the head of a table. */
  #rule(line: string): void {
    if (this.#table && line.includes('|')) this.#table.rows++;
    else if (this.#open && !this.#table && line.includes('|') && line.includes('-')) {
      const head = this.#open.lastIndexOf('\n', this.#open.length - 2) + 1;
      const cells = this.#open.slice(head).split(/(?<!\\)\|/);
      const columns = cells.map((cell) => spoken(cell, this.#words.image)).filter(Boolean);
      this.#open = this.#open.slice(0, head);
      this.#end();
      this.#table = {columns: columns.join(', ').slice(0, 200), rows: 0};
    } else this.#end();
  }

  /** Text of the open block; the first line of what may be a table waits for the next one. */
  #text(text: string, whole: boolean): void {
    this.#open += whole ? `${text}\n` : text;
    if (this.#heading && whole) this.#end();
    else if (!this.#open.startsWith('|')) this.#sentences(false);
  }

  /** Reads the rest of the open block. */
  #end(): void {
    this.#sentences(true);
    const {code, table} = this.#words;
    if (this.#code) this.#say(code(this.#code.language, this.#code.lines));
    if (this.#table) this.#say(table(this.#table.rows, this.#table.columns));
    this.#code = this.#table = undefined;
    this.#heading = false;
  }

  #sentences(complete: boolean): void {
    while (this.#open && this.#room > 0) {
      const ahead = this.#open.slice(0, AHEAD);
      const length = firstSentence(ahead, complete && ahead === this.#open) || (complete ? ahead.length : 0);
      if (!length) break;
      this.#say(spoken(this.#open.slice(0, length), this.#words.image));
      this.#open = this.#open.slice(length);
    }
  }

  #say(sentence: string): void {
    if (!sentence) return;
    this.#said.push(sentence);
    this.#room -= sentence.length;
  }
}
