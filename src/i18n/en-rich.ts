/**
 * English words for what answers bring beside text: steps, forms in the middle, sources, files. A chunk of its own for each
 * language, fetched with the first such answer.
 */
export const enRich = {
  /** What a workflow or an agent does. */
  steps: {},
  /** A form in the middle of an answer. */
  humanInput: {},
  /** What an answer rests on. */
  sources: {},
  /** Files of an answer. */
  files: {},
  /** What a model thinks before it answers. */
  thoughts: {},
  /** What the page tells of itself. */
  context: {},
};

/** The shape of these words in every language. */
export type RichStrings = typeof enRich;
