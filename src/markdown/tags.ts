/** Longest raw HTML that is read, in characters, and most tags in it. */
const LONGEST = 50_000;
const MOST = 500;

const TAG = /<(\/?)([a-z][a-z\d-]*)((?:[\s/](?:"[^"]*"|'[^']*'|[^"'<>])*)?)>([^<]*)/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0'};

/** A tag of raw HTML, and the text up to the next one. */
export interface Tag {
  /** In small letters. */
  readonly name: string;
  readonly closing: boolean;
  /** By names in small letters; empty without a value. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

/**
 * Reads raw HTML as data: for what is made anew with elements of ours. It never becomes elements itself.
 *
 * @throws when it is too long to be a button or a form.
 */
export function readTags(html: string): Tag[] {
  if (html.length > LONGEST) throw new RangeError();
  const tags: Tag[] = [];
  for (const [, slash, name, attributes, text] of html.matchAll(TAG)) {
    if (tags.length === MOST) throw new RangeError();
    tags.push({
      name: name!.toLowerCase(),
      closing: !!slash,
      attributes: readAttributes(attributes!),
      text: decode(text!).trim(),
    });
  }
  return tags;
}

function readAttributes(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, value = ''] of text.matchAll(ATTRIBUTE)) {
    const key = name!.toLowerCase();
    if (!found.has(key)) found.set(key, decode(value.replace(/^(["'])([^]*)\1$/, '$2')));
  }
  return found;
}

function decode(text: string): string {
  return text.replace(REFERENCE, (all, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name.toLowerCase()]!;
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
