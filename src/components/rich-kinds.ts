import {languageOf} from '../markdown/languages.js';
import type {RichKind} from './rich-types.js';

/** What is drawn in the place of its source, and by whom; the first one that matches counts. */
export const KINDS: readonly RichKind[] = [
  {
    matches: ({type, language}) => type === 'code' && !!languageOf(language),
    load: () => import('./rich-code.js'),
  },
];
