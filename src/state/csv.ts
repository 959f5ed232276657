/** Reads and writes tables of comma-separated values. A part of a chunk of its own. */

/** A row of a table. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  /** A quote is not closed, or something follows one. */
  readonly broken: boolean;
}

/** So many characters are looked at before there is a chance to do something else. */
const SLICE = 65_536;

/** What separates the cells: what there is most of in the first line, outside of quotes. */
export function separatorOf(text: string): string {
  const [first = ''] = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, SLICE)) ?? [];
  const bare = first.replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', ';', '\t'].map((sign) => [sign, bare.split(sign).length] as const);
  return counts.reduce((most, other) => (other[1] > most[1] ? other : most))[0];
}

/** The rows of a table, blank ones left out. Gives undefined now and then, where the caller may pause. */
export function* parseCsv(text: string, separator = separatorOf(text)): Generator<CsvRow | undefined, void> {
  const sign = separator.charCodeAt(0);
  const {length} = text;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  let seen = at;
  while (at < length) {
    const cells: string[] = [];
    const begun = line;
    let broken = false;
    for (;;) {
      let cell: string;
      if (text.charCodeAt(at) === QUOTE) {
        const pieces: string[] = [];
        let from = at + 1;
        for (;;) {
          let end = text.indexOf('"', from);
          if (end < 0) {
            broken = true;
            end = length;
          }
          pieces.push(text.slice(from, end));
          at = end + 1;
          if (text.charCodeAt(at) !== QUOTE) break;
          pieces.push('"');
          from = at + 1;
          if (at - seen > SLICE) {
            seen = at;
            yield undefined;
          }
        }
        cell = pieces.join('');
        line += breaks(cell);
        const rest = at;
        while (at < length && !endsCell(text.charCodeAt(at), sign)) at++;
        // What follows a closing quote belongs to nothing.
        if (rest < at && text.slice(rest, at).trim()) broken = true;
      } else {
        const from = at;
        while (at < length && !endsCell(text.charCodeAt(at), sign)) at++;
        cell = text.slice(from, at);
      }
      cells.push(cell);
      if (at - seen > SLICE) {
        seen = at;
        yield undefined;
      }
      if (text.charCodeAt(at) !== sign || at >= length) break;
      at++;
    }
    if (text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF) at++;
    at++;
    line++;
    if (broken || cells.some((cell) => cell.trim())) yield {cells, line: begun, broken};
  }
}

const QUOTE = 34;
const CR = 13;
const LF = 10;

const endsCell = (code: number, sign: number): boolean => code === sign || code === LF || code === CR;

const breaks = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** With these a table program takes a cell for a formula. The last four are the wide signs of Chinese and Japanese. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A row as a line: no cell of it is ever a formula. */
export function toCsvLine(cells: readonly string[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /["\r\n,;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** So many bytes are decoded at a time. */
const PIECE = 500_000;

/** The text of a file: UTF-8, UTF-16 by its mark, else GBK, else what old Windows wrote. */
export async function decodeText(bytes: Uint8Array): Promise<string> {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, new TextDecoder('utf-16le'));
  if (first === 0xfe && second === 0xff) return decode(bytes, new TextDecoder('utf-16be'));
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return await decode(bytes, new TextDecoder(encoding, {fatal: true}));
    } catch {
      // It is another.
    }
  }
  return decode(bytes, new TextDecoder('windows-1252'));
}

async function decode(bytes: Uint8Array, decoder: TextDecoder): Promise<string> {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += decoder.decode(bytes.subarray(at, at + PIECE), {stream: true});
    await new Promise((resolve) => setTimeout(resolve));
  }
  return text + decoder.decode();
}
