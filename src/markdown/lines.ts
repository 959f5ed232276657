import {Lexer} from 'marked';

/**
 * What a piece is, by what it begins with: a part of a paragraph, an item of a list, rows of a table, lines of a fenced
 * code block, a footnote; raw HTML that ends at a blank line or, `raw`, where its element is closed; a quote; indented
 * code; or a heading, a rule or the like (`one`).
 */
export type PieceKind = 'one' | 'text' | 'item' | 'rows' | 'code' | 'note' | 'html' | 'raw' | 'quote' | 'indent';

// In all of these tabs are spaces already, and there is no white space at the end.

/** A thematic break. */
export const RULE = /^ {0,3}([-*_])(?: *\1){2,}$/;
const HEADING = /^ {0,3}#{1,6}(?: |$)/;
/** The line that makes a heading of the lines above it. */
export const SETEXT = /^ {0,3}(?:=+|-+)$/;
/** The opening line of fenced code; captures the fence. */
export const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
/** The first line of a list item; captures the marker with what is before it, the marker, the delimiter after a number, the space behind. */
export const ITEM = /^( {0,3}([-*+]|\d{1,9}([.)])))(?:( +)\S|$)/;
/** The first line of a footnote's text. */
export const NOTE = /^ {0,3}\[\^[^\]\s]+\]:/;
/** A line of a quote. */
export const QUOTE = /^ {0,3}>/;
/** Raw HTML at the start of a line; captures the element, or the comment, that goes on over blank lines. */
export const HTML = /^ {0,3}<(?:(script|style|textarea|pre|details|table|ul|ol)\b|(!--)|[a-z/!?])/i;
/** The line below the header of a table. */
export const DELIMITER = /^ {0,3}(?:\| *)?:?-+:? *(?:\| *:?-+:? *)*\|?$/;

const {paragraph, lheading} = Lexer.rules.block.gfm;

/** Whether a line ends a paragraph before it: asked of the parser itself, so that both always agree. */
export function interrupts(line: string): boolean {
  if (/^[\p{L}|]/u.test(line)) return false; // most lines, quickly
  return NOTE.test(line) || paragraph.exec(`a\n${line}`)?.[0].length === 1;
}

/** What a line begins that stands at the start of a block. */
export function opens(line: string): PieceKind {
  if (RULE.test(line) || HEADING.test(line)) return 'one';
  if (FENCE.test(line)) return 'code';
  if (QUOTE.test(line)) return 'quote';
  if (ITEM.test(line)) return 'item';
  if (NOTE.test(line)) return 'note';
  if (HTML.test(line)) return 'html';
  return line.startsWith('    ') ? 'indent' : 'text';
}

/** Whether a paragraph and the line below it are a heading: marked knows exceptions. */
export function isHeading(text: string): boolean {
  return lheading.exec(text)?.[0].length === text.length;
}
