import {knownMath, texOf, toMath} from '../markdown/math.js';
import {styles} from './rich-math.styles.js';
import type {Render, RichBlock} from './rich-types.js';

/** Draws a formula. What cannot be read as one stays as it was written. */
export const render: Render = async (block, {adopt, words}) => {
  const tex = texIn(block);
  if (!tex?.trim()) return undefined;
  adopt(styles.styleSheet!);
  const math = toMath(tex, block.type !== 'math');
  return box(block, math, block.type === 'math' ? undefined : ((await words())?.formula ?? ''));
};

/** The same at once, where it was drawn before: while an answer is written. */
export function known(block: RichBlock): HTMLElement | undefined {
  const tex = block.type === 'math' ? texIn(block) : undefined;
  const math = tex && knownMath(tex, false);
  return math ? box(block, math) : undefined;
}

const texIn = ({type, source}: RichBlock) => (type === 'code' ? source : texOf(source));

/** What is selected and copied of a formula is its source, which cannot be seen. */
function box({source}: RichBlock, math: Element, label?: string): HTMLElement {
  const el = document.createElement('span');
  el.className = label === undefined ? 'formula' : 'formula display';
  if (label !== undefined) Object.assign(el, {tabIndex: 0, role: 'group', ariaLabel: label});
  const hidden = document.createElement('span');
  hidden.className = 'tex';
  hidden.ariaHidden = 'true';
  hidden.textContent = source;
  el.append(hidden, math);
  return el;
}
