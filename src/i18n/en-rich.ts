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
  sources: {
    count: (count: number): string => (count === 1 ? '1 source' : `${count} sources`),
    /** How well a passage fits the question. */
    match: (percent: string): string => `${percent} match`,
    page: (page: number): string => `Page ${page}`,
    all: 'Show all',
    less: 'Show less',
    more: (count: number): string => `Show ${count} more`,
    /** Names the box in which a long passage scrolls. */
    passage: (number: number): string => `Passage ${number}`,
    copy: 'Copy with sources',
    /** Above the sources in what is copied. */
    title: 'Sources',
    /** The answer was written by somebody beforehand. */
    by: (name: string): string => `Answer by ${name}`,
    prepared: 'Prepared answer',
  },
  /** Files of an answer. */
  files: {},
  /** What a model thinks before it answers. */
  thoughts: {},
  /** What the page tells of itself. */
  context: {},
};

/** The shape of these words in every language. */
export type RichStrings = typeof enRich;
