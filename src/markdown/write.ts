import type {MarkedToken, Token, Tokens} from 'marked';
import {cleanHtml, closeHtml, escapeHtml} from './html.js';

/** Lines of code in one box of their own: only the last of them is laid out anew while the code grows. */
const CODE_LINES = /(?:.*\n){50}/gy;

/** A reference to a footnote, as our tokenizer makes it. */
export interface NoteToken extends Tokens.Link {
  readonly number: number;
}

/**
 * The HTML of tokens: blocks, or the contents of a line. Raw HTML in them is closed where they end.
 *
 * There is no white space between blocks: half as many nodes for the sanitiser to look at. `title` marks what is ours for
 * `toSafeFragment`; an answer cannot write it.
 */
export function write(tokens: readonly Token[]): string {
  const open: string[] = [];
  return tokens.map((token) => writeToken(token as Tokens.Generic, open)).join('') + closeHtml(open, 0);
}

/** A newline in a paragraph is a line break, as in Dify. Not by marked's `breaks`, which takes seconds for some inputs. */
export function writeLine(tokens: readonly Token[]): string {
  return write(tokens).replace(/(?:<br>)?\n/g, '<br>');
}

function wrap(tag: string, html: string, attributes = ''): string {
  return `<${tag}${attributes}>${html}</${tag}>`;
}

function writeToken(token: Tokens.Generic, open: string[]): string {
  const {type, tokens} = token;
  const text = token.text as string;
  switch (type) {
    case 'strong':
    case 'em':
    case 'del':
      return wrap(type, write(tokens!));
    case 'paragraph':
      return wrap('p', writeLine(tokens!));
    case 'heading':
      return wrap(`h${(token as Tokens.Heading).depth}`, writeLine(tokens!));
    case 'blockquote':
      return wrap(type, write(tokens!));
    case 'codespan':
      return wrap('code', escapeHtml(text, true));
    case 'br':
    case 'hr':
      return `<${type}>`;
    case 'code':
      return code(token as Tokens.Code);
    case 'list':
      return list(token as Tokens.List);
    case 'table':
      return table(token as Tokens.Table);
    case 'checkbox':
      return `<input type="checkbox"${token.checked ? ' checked' : ''}> `;
    case 'link':
      return link(token as Tokens.Link);
    case 'image':
      return `<img src="${escapeHtml((token as Tokens.Image).href)}" alt="${escapeHtml(words(tokens!))}">`;
    case 'html':
      return cleanHtml(text, !!token.block, open);
    case 'text':
    case 'escape':
      return tokens ? writeLine(tokens) : escapeHtml(text);
    default: // blank lines and definitions
      return '';
  }
}

/** What an image's description says, without markup. */
function words(tokens: Token[]): string {
  return (tokens as MarkedToken[])
    .map((token) => ('tokens' in token && token.tokens ? words(token.tokens) : 'text' in token ? token.text : ' '))
    .join('');
}

function code({text, lang = ''}: Tokens.Code): string {
  const lines = text && escapeHtml(text.endsWith('\n') ? text : `${text}\n`, true);
  return wrap(
    'pre',
    wrap('code', lines.replace(CODE_LINES, '<span>$&</span>'), ` title="${escapeHtml(/^\S*/.exec(lang)![0])}"`),
  );
}

function list({ordered, start, items}: Tokens.List): string {
  const html = items.map((item) => wrap('li', write(item.tokens))).join('');
  return ordered ? wrap('ol', html, start === 1 ? '' : ` start="${start}"`) : wrap('ul', html);
}

/** Without a header row where it says nothing: so has the rest of a table that is drawn in pieces. */
function table({header, rows}: Tokens.Table): string {
  const head = header.some(({text}) => text) ? wrap('thead', row(header)) : '';
  return wrap('table', head + wrap('tbody', rows.map(row).join('')));
}

function row(cells: Tokens.TableCell[]): string {
  const html = cells.map(({header, align, tokens}) =>
    wrap(header ? 'th' : 'td', writeLine(tokens), align ? ` align="${align}"` : ''),
  );
  return wrap('tr', html.join(''));
}

function link(token: Tokens.Link | NoteToken): string {
  const {href, text, tokens, autolink} = token;
  if ('number' in token) return wrap('sup', wrap('a', String(token.number), ` href="${href}"`));
  const html = autolink ? escapeHtml(text, true) : write(tokens);
  return href.startsWith('#') ? html : wrap('a', html, ` href="${escapeHtml(href, autolink)}"`);
}
