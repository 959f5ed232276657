import type {RichStrings} from './en-rich.js';

/** Simplified Chinese. */
export const zhHansRich: RichStrings = {
  steps: {},
  humanInput: {},
  sources: {},
  files: {},
  thoughts: {},
  context: {},
};
