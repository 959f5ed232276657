import {now, uuid} from './time.js';

/** A new, empty thought of the message; kept at once. */
export function newThought({message}, position) {
  const thought = {
    id: uuid(),
    position,
    thought: '',
    observation: '',
    tool: '',
    toolLabels: {},
    toolInput: '',
    files: [],
    createdAt: now(),
  };
  message.thoughts.push(thought);
  return thought;
}

/** A thought as an event. */
export function thoughtEvent({id, position, thought, observation, tool, toolLabels: names, toolInput, files}) {
  const state = {id, position, thought, observation, tool, tool_labels: names, tool_input: toolInput};
  return {event: 'agent_thought', ...state, message_files: files};
}
