/** Gaps in an answer: something was said that did not arrive. Pure. */
import {mergeFiles} from './answer-files.js';
import type {Holed} from './mend.js';
import {replaceText} from './parts.js';
import {textOf, type Answer, type Part} from './types.js';

/** What an event after a gap changes: its text stands apart. The end that tells the whole closes all gaps. */
export function foldGap({parts}: Answer, event: Holed): Partial<Answer> {
  const {gap, whole} = event;
  if (whole && (isHoled(parts) || whole.trim() !== textOf(parts).trim())) {
    // Images that stand in the text are no files beside it.
    const files = parts.filter((part) => part.kind === 'file');
    const others = parts.filter(({kind}) => kind !== 'file');
    return {parts: mergeFiles(replaceText(others, whole), files)};
  }
  const last = parts.at(-1);
  if (!gap || last?.kind !== 'text') return {};
  const text = 'answer' in event ? event.answer : event.event === 'text_chunk' ? event.data.text : '';
  const before = last.text.slice(0, last.text.length - text.length);
  const known = before ? [{...last, text: before}] : [];
  return {parts: [...parts.slice(0, -1), ...known, gapIn(parts), {kind: 'text', text}]};
}

/** Whether a text has a hole. */
export const isHoled = (parts: readonly Part[]): boolean => parts.some(({kind}) => kind === 'gap');

const gapIn = (parts: readonly Part[]): Part => ({kind: 'gap', id: `gap-${parts.length}`});
