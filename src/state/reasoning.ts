/** What a model thinks before it answers, where Dify sends it apart from the answer. Pure. */
import type {ChatEvent} from '../client/events.js';
import {upsert} from './parts.js';
import type {Answer, ReasoningPart} from './types.js';

/** What an event changes in the thoughts of its answer. */
export function foldReasoning({parts}: Answer, event: ChatEvent): Partial<Answer> {
  if (event.event !== 'reasoning_chunk') return {};
  const {reasoning, node_id: node, is_final: final} = event.data;
  const id = typeof node === 'string' ? node : '';
  const known = parts.find((part): part is ReasoningPart => part.kind === 'reasoning' && part.id === id);
  return {
    parts: upsert(parts, {kind: 'reasoning', id, text: (known?.text ?? '') + reasoning, done: final === true}),
  };
}
