import {languageOf} from '../markdown/languages.js';
import type {RichKind} from './rich-types.js';

/** What is drawn in the place of its source, and by whom; the first one that matches counts. */
export const KINDS: readonly RichKind[] = [
  {
    matches: ({type}) => type === 'math',
    load: () => import('./rich-math.js'),
    early: true,
  },
  {
    matches: ({type, language}) => type === 'display' || (type === 'code' && language === 'math'),
    load: () => import('./rich-math.js'),
  },
  {
    matches: ({type, language}) => type === 'svg' || (type === 'code' && language === 'svg'),
    load: () => import('./rich-svg.js'),
  },
  {
    matches: ({type}) => type === 'media',
    load: () => import('./rich-media.js'),
  },
  {
    matches: ({type, language}) => type === 'code' && !!languageOf(language),
    load: () => import('./rich-code.js'),
  },
];
