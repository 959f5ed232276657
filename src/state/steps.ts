/** What an agent or a workflow does, step by step. Pure. */
import type {ChatEvent} from '../client/events.js';
import {upsert} from './parts.js';
import type {Answer} from './types.js';

/** What an event changes in the steps of its answer. */
export function foldSteps(answer: Answer, event: ChatEvent): Partial<Answer> {
  const {parts} = answer;
  switch (event.event) {
    case 'agent_thought':
      return event.tool
        ? {
            agent: true,
            parts: upsert(parts, {
              kind: 'tool',
              id: event.id,
              tool: event.tool,
              labels: event.tool_labels ?? {},
              observation: event.observation ?? '',
            }),
          }
        : {};
    default:
      return {};
  }
}
