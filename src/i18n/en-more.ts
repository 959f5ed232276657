/**
 * More English strings: what is not needed until an answer is there, a form is to be filled in, or something failed in a
 * special way. A chunk of its own for each language.
 */
export const enMore = {
  /** More words for errors, by Dify's code: what happened, and what to do. Kinds and the most common codes are in `en.error`. */
  codes: {
    not_started: 'The app did not start. Please try again.',
  },
};

/** Every locale has every key: a missing one is a compile error. */
export type MoreStrings = typeof enMore;
