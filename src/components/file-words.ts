/** What is said of a file: what it is, how it is called, how large it is. */
import type {FilePart} from '../state/types.js';
import {plain} from './plain.js';
import {inLocale} from './time.js';

/** What a file looks like and how it is played. */
export type FileKind = 'image' | 'audio' | 'video' | 'text' | 'table' | 'archive' | 'other';

const ENDINGS: readonly (readonly [FileKind, RegExp])[] = [
  ['image', /^(?:png|jpe?g|webp|gif|svg|avif|bmp|heic)$/],
  ['audio', /^(?:mp3|m4a|wav|ogg|oga|opus|flac|aac|amr|mpga)$/],
  ['video', /^(?:mp4|m4v|mov|webm|mpeg|ogv)$/],
  ['table', /^(?:csv|tsv|xlsx?|ods)$/],
  ['archive', /^(?:zip|gz|tgz|tar|7z|rar|bz2|xz)$/],
  ['text', /^(?:pdf|docx?|odt|rtf|txt|md|mdx|markdown|html?|xml|pptx?|odp|epub|eml|msg|json|ya?ml)$/],
];

/** Names that Dify makes up for what a tool has made say nothing to a visitor. */
const MADE_UP = /^[\da-f-]{32,36}(?:\.\w{1,8})?$/i;

/** More of a name is not shown. */
const LONGEST = 200;

/** How much of the end of a name stays when it is cut, with its ending. */
const END = 10;

/** The kind of a file: as Dify says, else by its type or its ending. */
export function kindOf(file: FilePart): FileKind {
  const {type, mime} = file;
  const main = /^(?:image|audio|video)(?=$|\/)/.exec(type) ?? /^(?:image|audio|video)(?=\/)/.exec(mime);
  if (main) return main[0] as FileKind;
  const ending = endingOf(file);
  return ENDINGS.find(([, pattern]) => pattern.test(ending))?.[0] ?? 'other';
}

/** The ending of its name or address in lower case; empty for none. */
export function endingOf({name, url}: FilePart): string {
  const ending = (text: string) => /[^./\\]\.(\w{1,8})$/.exec(text)?.[1]?.toLowerCase();
  return ending(name.slice(-LONGEST)) ?? ending(url.replace(/[?#].*$/s, '').slice(-LONGEST)) ?? '';
}

/** Its name; empty for one that says nothing. */
export function nameOf({name}: FilePart): string {
  return MADE_UP.test(name) ? '' : plain(name.slice(0, LONGEST)).trim();
}

/** A name in two pieces, of which the first may be cut: its end, of so many characters, says what it is. */
export function halves(name: string, length = END): [string, string] {
  const end = name.length > 2 * length ? name.length - length : name.length;
  return [name.slice(0, end), name.slice(end)];
}

/** Units of sizes, and how many bytes each has. */
const UNITS = [
  ['byte', 1],
  ['kilobyte', 1e3],
  ['megabyte', 1e6],
  ['gigabyte', 1e9],
] as const;

/** A size in the manner of a locale. */
export function sizeText(bytes: number, locale: string): string {
  const [unit, size] = UNITS.findLast(([, size]) => bytes >= size) ?? UNITS[0];
  const value = bytes / size;
  const maximumFractionDigits = value < 10 && size > 1 ? 1 : 0;
  return inLocale(locale, (tag) =>
    new Intl.NumberFormat(tag, {style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits}).format(value),
  );
}

/** The address under which a browser keeps a file instead of showing it, where Dify has such. */
export function downloadUrl(address: string): string {
  const url = new URL(address);
  if (url.pathname.includes('/files/') && url.searchParams.has('sign')) url.searchParams.set('as_attachment', 'true');
  return url.href;
}
