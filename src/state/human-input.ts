/** Forms in the middle of an answer. Pure. */
import type {ChatEvent} from '../client/events.js';
import type {Answer} from './types.js';

/** What an event changes in the forms of its answer. */
export function foldHumanInput(_answer: Answer, _event: ChatEvent): Partial<Answer> {
  return {};
}
