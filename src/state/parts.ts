/** Pure edits of an answer's parts. */
import type {Part, TextPart} from './types.js';

/** Adds text to the last text part, or begins a new one after something else. */
export function appendText(parts: readonly Part[], text: string): readonly Part[] {
  if (!text) return parts;
  const last = parts.at(-1);
  return last?.kind === 'text' ? parts.with(-1, {...last, text: last.text + text}) : [...parts, {kind: 'text', text}];
}

/** Puts one text in the place of all text so far; tools and files stay. */
export function replaceText(parts: readonly Part[], text: string): readonly Part[] {
  const others = parts.filter(({kind}) => kind !== 'text' && kind !== 'gap');
  const replacement: TextPart = {kind: 'text', text};
  return text ? [...others, replacement] : others;
}

/** Adds a part that Dify knows by an id, or replaces the one with the same id. */
export function upsert(parts: readonly Part[], part: Exclude<Part, TextPart>): readonly Part[] {
  const index = parts.findIndex((other) => other.kind === part.kind && other.id === part.id);
  return index < 0 ? [...parts, part] : parts.with(index, part);
}
