import {Lexer, Tokenizer, type Token, type TokensList, type Tokens} from 'marked';
import type {Book} from './book.js';
import {capMarks} from './cap.js';
import {escapeHtml} from './html.js';
import type {Piece} from './split.js';
import {write, writeLine, type NoteToken} from './write.js';

/** Largest piece that is parsed, in characters. */
const LARGEST = 200_000;
/** Deepest nesting of blocks, and of markup in a line. */
const DEEPEST = 50;
/** Longest time for one piece, in milliseconds: far more than any ordinary one takes, since a busy device may stall. */
const PATIENCE = 2000;
/** Longest line or paragraph whose markup is looked at; only those that cannot be cut get longer. */
const LONGEST = 16_384;
/** Most cells in a row: empty cells are made up for short rows. */
const WIDEST = /(?:\|[^|\n]*){100}/;

/** Knows reference links of other pieces, and footnotes. */
class BookTokenizer extends Tokenizer {
  readonly #book: Book;

  constructor(book: Book) {
    super();
    this.#book = book;
  }

  override reflink(src: string, links: TokensList['links']): NoteToken | ReturnType<Tokenizer['reflink']> {
    const note = /^\[\^([^\]\s]+)\]/.exec(src);
    const number = note && this.#book.note(note[1]!);
    if (number) return {type: 'link', raw: note[0], href: `#n${number}`, text: '', tokens: [], number};
    const token = super.reflink(src, links);
    if (token?.type === 'text') this.#book.unresolved();
    return token;
  }

  override def(src: string): Tokens.Def | undefined {
    const token = super.def(src);
    if (token) this.#book.define(token);
    return token;
  }
}

/** Gives up on what is nested too deeply or takes too long, instead of hanging or overflowing the stack. */
class BoundedLexer extends Lexer {
  #depth = 0;
  readonly #end = performance.now() + PATIENCE;

  override blockTokens(src: string, tokens?: Token[], clipped?: boolean): TokensList {
    this.#enter();
    const result = super.blockTokens(src, tokens, clipped) as TokensList;
    this.#depth--;
    return result;
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    this.#enter();
    if (src.length > LONGEST) tokens.push({type: 'text', raw: src, text: src});
    else super.inlineTokens(src, tokens);
    this.#depth--;
    return tokens;
  }

  #enter(): void {
    if (++this.#depth > DEEPEST || performance.now() > this.#end) throw new RangeError();
  }
}

function lexer(book: Book): Lexer {
  const made = new BoundedLexer({gfm: true, tokenizer: new BookTokenizer(book)});
  made.tokens.links = book.links;
  return made;
}

/** A footnote becomes an item of a list, numbered as in the text, with a way back. */
function note(source: string, book: Book): string {
  const [label, id] = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*/.exec(source)!;
  const number = book.noteText(id!);
  const html = write(lexer(book).lex(source.slice(label.length).replace(/^(?: {1,4}|\t)/gm, '')));
  const back = ` <a href="#r${number}">↩</a>`;
  const body = html.endsWith('</p>') ? `${html.slice(0, -4)}${back}</p>` : html + back;
  return `<ol title="notes"><li value="${number}">${body}</li></ol>`;
}

function render({kind, joins, head}: Piece, source: string, book: Book): string {
  if (kind === 'note') return note(source, book);
  if (kind === 'text' && joins) return `<p>${writeLine(lexer(book).inlineTokens(source))}</p>`;
  const tokens = lexer(book).lex(head + source);
  const [block, ...others] = tokens.filter(({type}) => !/^(?:space|def)$/.test(type));
  const html = write(tokens);
  return block && !others.length && block.type !== 'html' ? html : `<div>${html}</div>`;
}

/**
 * The HTML of one piece, not yet safe: `toSafeFragment` is the only way on.
 *
 * It is one element: the block, or a `<div>` around several or none. What is too large, too deeply nested, too slow or too
 * fruitful to be formatted becomes plain text.
 *
 * @param book - What other pieces said; changed by what this one says.
 */
export function toHtml(piece: Piece, book: Book): string {
  const source = capMarks(piece.source);
  try {
    if (source.length < LARGEST && !WIDEST.test(piece.head + source)) {
      const html = render(piece, source, book);
      if (book.spend(html.length, source.length)) return html;
    }
  } catch {
    // What the parser cannot do, or not in time, is still worth reading.
  }
  return `<div><pre title="plain">${escapeHtml(source, true)}</pre></div>`;
}
