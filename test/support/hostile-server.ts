/** A server that puts one value into every field it has: a text somebody chose, or something that is no text at all. */
import {make} from './app.js';
import type {EmulatorApp} from './emulator.js';

/** A stream of events, as a fault. */
export const stream = (...events: object[]) => ({
  status: 200,
  headers: {'Content-Type': 'text/event-stream; charset=utf-8'},
  body: events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''),
});

/** Another value of the same kind. */
const other = (value: unknown, mark: string): unknown => (typeof value === 'string' ? value + mark : value);

/** An app whose every setting is that value. */
export const hostileApp = (value: unknown, iconType: unknown): Promise<EmulatorApp> =>
  make({
    name: value as string,
    description: value as string,
    parameters: {
      opening_statement: value,
      suggested_questions: typeof value === 'string' ? [value, `${value}?`] : value,
      suggested_questions_after_answer: {enabled: true},
    },
    site: {
      title: value,
      icon_type: iconType,
      icon: value,
      icon_background: value,
      icon_url: value,
      description: value,
      copyright: value,
      privacy_policy: value,
      custom_disclaimer: value,
      chat_color_theme: value,
      default_language: value,
    },
  });

/** A form with that value everywhere, one field of each kind. */
export function hostileForm(value: unknown): unknown[] {
  const field = {label: value, variable: value, description: value, placeholder: value, hint: value, default: value};
  const kinds = ['text-input', 'paragraph', 'select', 'number', 'checkbox', 'json_object', 'file', String(value)];
  return kinds.map((kind) => ({
    [kind]: {...field, variable: other(value, kind), type: kind, options: [value, value], required: true},
  }));
}

/** Every event of a stream that shows something. */
export function hostileEvents(value: unknown): object[] {
  const key = String(value);
  const ids = {conversation_id: value, message_id: value, task_id: value, id: value};
  const file = {type: 'image', url: value, remote_url: value, filename: value, mime_type: value, extension: value};
  const thought = {event: 'agent_thought', ...ids, thought: value, tool_input: value, observation: value};
  const said = {inputs: {[key]: value}, outputs: {[key]: [value]}, process_data: value, error: value, status: value};
  const node = {id: value, node_id: value, title: value, node_type: value, ...said};
  const source = {position: 1, document_name: value, dataset_name: value, content: value, segment_id: value};
  return [
    {event: 'workflow_started', ...ids, workflow_run_id: value, data: {id: value, inputs: {[key]: value}}},
    {event: 'node_started', ...ids, data: node},
    ...['iteration_started', 'iteration_next', 'loop_started', 'node_retry', 'agent_log'].map((event) => ({
      event,
      ...ids,
      data: {...node, id: other(value, event), parent_id: value, label: value},
    })),
    {event: 'node_finished', ...ids, data: {...node, status: 'failed'}},
    {event: 'reasoning_chunk', ...ids, data: {reasoning: value, node_id: value}},
    {...thought, tool: value, tool_labels: {[key]: {en_US: value}}},
    {...thought, id: other(value, '2'), observation: '', tool: other(value, ';x'), tool_labels: value},
    {event: 'message_file', ...ids, ...file, belongs_to: 'assistant'},
    {event: 'message_file', ...ids, id: other(value, '3'), ...file, type: value, belongs_to: value},
    {event: 'agent_message', ...ids, answer: value},
    {event: 'agent_message', answer: ' Answer'},
    {event: value, ...ids, answer: value},
    {event: 'message_end', ...ids, metadata: {retriever_resources: [source], usage: value}, files: [file, value]},
    {event: 'message_end'},
  ];
}

/** A page of history. */
export function hostileHistory(value: unknown): object {
  const file = {id: value, type: 'image', url: value, filename: value, mime_type: value, belongs_to: 'assistant'};
  const thought = {id: value, position: 1, tool: value, tool_labels: {[String(value)]: {en_US: value}}};
  const item = (mark: string, status: unknown) => ({
    id: other(value, mark),
    conversation_id: value,
    parent_message_id: null,
    inputs: {[String(value)]: value},
    query: value,
    answer: value,
    created_at: typeof value === 'string' ? 1_700_000_000 : value,
    feedback: {rating: value},
    retriever_resources: [{document_name: value, content: value}],
    agent_thoughts: [{...thought, observation: value, thought: value}],
    message_files: [file, {...file, id: other(value, '2'), type: value}],
    status,
    error: value,
  });
  return {limit: 20, has_more: true, data: [item('', 'normal'), item('4', 'error'), item('5', value)]};
}
