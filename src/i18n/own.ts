/** Texts of a page's own in the place of ours. A chunk of its own, for pages that have some. */
import type {StringOverrides, Strings} from './index.js';

/** A language's texts with a page's own over them. What is no text there, or cannot be made, is ours. */
export function overrideStrings(strings: Strings, own: StringOverrides): Strings {
  const {more, ...rest} = strings;
  return {
    ...over(rest, own),
    more: async () => {
      const {rich, task, files, voice, history, ...words} = await more();
      return {
        ...over(words, own),
        rich: async () => over(await rich(), own),
        files: async () => over(await files(), own),
        task: async () => over(await task(), own),
        voice: async () => over(await voice(), own),
        history: async () => over(await history(), own),
      };
    },
  };
}

/** Groups of texts are mixed, all else is replaced. */
function over<T extends object>(strings: T, own: object): T {
  const mixed = {...strings} as Record<string, unknown>;
  for (const [name, text] of Object.entries(own) as [string, unknown][]) {
    const ours = mixed[name];
    if (text === null || typeof text !== (ours === undefined ? 'string' : typeof ours)) continue;
    mixed[name] =
      typeof ours === 'object'
        ? over(ours!, text as object)
        : typeof ours === 'function'
          ? guarded(text as Sentence, ours as Sentence)
          : text;
  }
  return mixed as T;
}

type Sentence = (...args: unknown[]) => unknown;

/** A page's function that fails is told to the page, and has no effect on the chat. */
function guarded(own: Sentence, ours: Sentence): Sentence {
  return (...args) => {
    try {
      const text = own(...args);
      if (typeof text === 'string') return text;
    } catch (error) {
      setTimeout(() => {
        throw error;
      });
    }
    return ours(...args);
  };
}
