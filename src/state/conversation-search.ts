/** Looks for words in the visitor's conversations: in their names, and in the texts that are loaded. Pure; a part of a lazy chunk. */
import type {ConversationItem} from './conversation-items.js';
import {fold} from './fold.js';
import {withoutThoughts} from './thoughts.js';
import {textOf, type Message} from './types.js';

/** A conversation in which the words are. */
export interface Found {
  readonly item: ConversationItem;
  /** Words around the place in its text; none where they are in its name. */
  readonly excerpt?: string;
}

/** So many characters stand before and after what was found. */
const AROUND = 40;

/** Longer texts are looked through to here, in UTF-16 units. */
const LONGEST = 20_000;

/** Looks; remembers what it has read, for the next letter of a word. */
export class Finder {
  readonly #read = new WeakMap<Message, string>();

  /**
   * Those in which all words are, in the order of the list.
   *
   * @param textsOf - The messages of a conversation, where they are loaded.
   */
  search(
    items: readonly ConversationItem[],
    query: string,
    textsOf: (id: string) => readonly Message[],
  ): readonly Found[] {
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (!words.length) return items.map((item) => ({item}));
    const fits = (text: string) => words.every((word) => text.includes(word));
    return items.flatMap((item): Found[] => {
      if (fits(fold(item.name))) return [{item}];
      const message = textsOf(item.id).find((one) => fits(this.#text(one)));
      return message ? [{item, excerpt: around(toText(message), words[0]!)}] : [];
    });
  }

  #text(message: Message): string {
    const text = this.#read.get(message) ?? fold(toText(message));
    this.#read.set(message, text);
    return text;
  }
}

function toText(message: Message): string {
  const text = message.role === 'user' ? message.text : withoutThoughts(textOf(message.parts));
  return text.slice(0, LONGEST);
}

/** Accents may move the place a little; it is only to be recognised. */
function around(text: string, word: string): string {
  const at = Math.max(0, fold(text).indexOf(word));
  const begin = Math.max(0, at - AROUND);
  const end = at + word.length + AROUND;
  const excerpt = text.slice(begin, end).replace(/\s+/g, ' ').trim();
  return `${begin ? '…' : ''}${excerpt}${end < text.length ? '…' : ''}`;
}
