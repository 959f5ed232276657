import {languageOf} from '../markdown/languages.js';
import type {RichBlock, RichKind} from './rich-types.js';

const written = (languages: RegExp) => (block: RichBlock) => block.type === 'code' && languages.test(block.language);

/** A whole page, or one that wants to do something: not a line of HTML that is explained. */
const PAGE = /<(?:!doctype html|html|body|script|style|canvas)[\s>]/i;

const isPage = (block: RichBlock) => written(/^html?$/)(block) && PAGE.test(block.source);

/** What is drawn in the place of its source, and by whom; the first one that matches counts. */
export const KINDS: readonly RichKind[] = [
  {matches: written(/^(?:mermaid|echarts)$/), load: () => import('./rich-drawing.js')},
  {matches: isPage, load: () => import('./rich-drawing.js')},
  {matches: ({type}) => type === 'button', load: () => import('./message-button.js')},
  {matches: ({type}) => type === 'form', load: () => import('./answer-form.js')},
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
    onlyNear: true,
  },
];
