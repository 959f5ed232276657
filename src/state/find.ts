/** Looks for words in a conversation. Pure; a part of a lazy chunk. */
import {fold} from './fold.js';
import {withoutThoughts} from './thoughts.js';
import {textOf, type Message} from './types.js';

/** So often something is counted in one message, at most. */
const MOST = 1000;

/** A longer text is looked through to here, in UTF-16 units. */
const LONGEST = 200_000;

/** Marks of Markdown, as far as they do not stand in what is drawn; one pass. */
const MARKS = new RegExp(
  [
    /^[ \t]*(?:```|~~~).*$/u,
    /^[ \t]*(?:#{1,6}[ \t]|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t])?|\d{1,9}[.)][ \t])/u,
    /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*$/u,
    /!?\[(?<label>[^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/u,
    /\\(?<escaped>[!-/:-@[-`{-~])/u,
    /(?<line><br\b[^>]*>|\|)|<[a-z/!][^>]*>/u,
    /&(?<entity>amp|lt|gt|quot|nbsp|#39);/u,
    /(?<ticks>`+)(?!`)(?<code>[^`\n]{1,500})\k<ticks>(?!`)/u,
    /(?<mark>\*{1,3}|~~|(?<![\p{L}\p{N}])_{1,3})(?=\S)(?<inner>[^\n]{0,300}?\S)\k<mark>/u,
  ]
    .map(({source}) => source)
    .join('|'),
  'gimu',
);

const ENTITIES: Record<string, string> = {amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'"};

/** A text as it can be read, more or less: without the marks of Markdown, white space as single spaces. */
export function readable(markdown: string): string {
  const text = markdown.replace(MARKS, (...found): string => {
    const {label, escaped, line, entity, code, inner} = found.at(-1) as Record<string, string | undefined>;
    if (entity) return ENTITIES[entity.toLowerCase()]!;
    if (inner) return readable(inner);
    return code ?? label ?? escaped ?? (line ? ' ' : '');
  });
  return text.replace(/\s+/g, ' ').trim();
}

/** How often something is in each message of a conversation. Remembers what it has read, for the next letter of a word. */
export class Finder {
  readonly #read = new WeakMap<Message, string>();

  /** @param wanted - Folded: see `fold.ts`. */
  count(message: Message, wanted: string): number {
    const text = this.#text(message);
    let count = 0;
    for (let at = text.indexOf(wanted); at >= 0 && count < MOST; at = text.indexOf(wanted, at + wanted.length)) count++;
    return count;
  }

  #text(message: Message): string {
    const known = this.#read.get(message);
    if (known !== undefined) return known;
    const text =
      message.role === 'user'
        ? message.text.slice(0, LONGEST).replace(/\s+/g, ' ')
        : readable(withoutThoughts(textOf(message.parts)).slice(0, LONGEST));
    const folded = fold(text);
    this.#read.set(message, folded);
    return folded;
  }
}
