import type {MoreStrings} from './en-more.js';

/** More in Simplified Chinese: see `en-more.ts`. */
export const zhHansMore: MoreStrings = {
  codes: {
    not_started: '应用未能启动，请重试。',
  },
};
