import type {FrameKind} from '../frame/protocol.js';
import {english} from '../i18n/index.js';
import './drawing.js';
import {mermaidKind} from './drawing-name.js';
import {directionAround} from './rich-place.js';
import type {RichBlock, RichContext} from './rich-types.js';

/** The frame that draws what stands behind a fence. */
function kindOf({language, source}: RichBlock): FrameKind {
  if (language === 'mermaid') return mermaidKind(source);
  return language === 'echarts' ? language : 'artifact';
}

/** A diagram, a chart or a page in the place of its source. */
export function render(block: RichBlock, {host}: RichContext): HTMLElement {
  const drawing = document.createElement('dify-chat-drawing');
  const {el, source} = block;
  return Object.assign(drawing, {
    dir: directionAround(el),
    kind: kindOf(block),
    source,
    strings: host?.strings ?? english,
  });
}
