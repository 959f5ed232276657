/** Gaps in an answer: something was said that did not arrive. Pure. */
import type {ChatEvent} from '../client/events.js';
import type {Holed} from './mend.js';
import type {Answer, Part} from './types.js';

/** What an event after a gap changes: its text stands apart. */
export function foldGap({parts}: Answer, event: ChatEvent): Partial<Answer> {
  const last = parts.at(-1);
  if (!(event as Holed).gap || last?.kind !== 'text') return {};
  const text = 'answer' in event ? event.answer : event.event === 'text_chunk' ? event.data.text : '';
  const before = last.text.slice(0, last.text.length - text.length);
  const known = before ? [{...last, text: before}] : [];
  return {parts: [...parts.slice(0, -1), ...known, gapIn(parts), {kind: 'text', text}]};
}

/** Whether a text has a hole. */
export const isHoled = (parts: readonly Part[]): boolean => parts.some(({kind}) => kind === 'gap');

const gapIn = (parts: readonly Part[]): Part => ({kind: 'gap', id: `gap-${parts.length}`});
