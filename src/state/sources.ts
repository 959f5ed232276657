/** Files of an answer, and what it rests on. Pure. */
import type {ChatEvent} from '../client/events.js';
import {upsert} from './parts.js';
import type {Answer} from './types.js';

/** What an event changes in the files and sources of its answer. */
export function foldSources(answer: Answer, event: ChatEvent): Partial<Answer> {
  switch (event.event) {
    case 'message_file':
      return {parts: upsert(answer.parts, {kind: 'file', id: event.id, type: event.type, name: '', url: event.url})};
    default:
      return {};
  }
}
