import {isObject} from './guard.js';
import type {JsonObject} from './types.js';
import type {
  PingEvent,
  ChatMessageEvent,
  AgentMessageEvent,
  AgentThoughtEvent,
  MessageFileEvent,
  MessageReplaceEvent,
  MessageEndEvent,
  TtsMessageEvent,
  TtsMessageEndEvent,
  ChatErrorEvent,
} from './events-chat.js';
import type {
  WorkflowStartedEvent,
  WorkflowFinishedEvent,
  WorkflowPausedEvent,
  NodeStartedEvent,
  NodeFinishedEvent,
  NodeRetryEvent,
  ContainerStartedEvent,
  ContainerNextEvent,
  ContainerCompletedEvent,
  TextChunkEvent,
  TextReplaceEvent,
  AgentLogEvent,
  ReasoningChunkEvent,
  HumanInputRequiredEvent,
  HumanInputFilledEvent,
  HumanInputTimeoutEvent,
  ParallelBranchEvent,
} from './events-workflow.js';

export type * from './events-chat.js';
export type * from './events-workflow.js';

/** Every event of Dify's streams, told apart by `event`. */
export type ChatEvent =
  | PingEvent
  | ChatMessageEvent
  | AgentMessageEvent
  | AgentThoughtEvent
  | MessageFileEvent
  | MessageReplaceEvent
  | MessageEndEvent
  | TtsMessageEvent
  | TtsMessageEndEvent
  | ChatErrorEvent
  | WorkflowStartedEvent
  | WorkflowFinishedEvent
  | WorkflowPausedEvent
  | NodeStartedEvent
  | NodeFinishedEvent
  | NodeRetryEvent
  | ContainerStartedEvent
  | ContainerNextEvent
  | ContainerCompletedEvent
  | TextChunkEvent
  | TextReplaceEvent
  | AgentLogEvent
  | ReasoningChunkEvent
  | HumanInputRequiredEvent
  | HumanInputFilledEvent
  | HumanInputTimeoutEvent
  | ParallelBranchEvent;

/** The name of an event. */
export type ChatEventName = ChatEvent['event'];

/** The event of a given name. */
export type ChatEventOf<Name extends ChatEventName> = Extract<ChatEvent, {event: Name}>;

/**
 * What must hold for an event to be passed on: a path alone is a text that must be there, `?` a text or nothing, `*` a list
 * or nothing. These are the fields that are joined, looped over or used as keys; all others are read with care.
 */
const NODE = 'data.id data.node_id data.files*';
const FIELDS: Record<ChatEventName, string> = {
  ping: '',
  message: 'answer',
  agent_message: 'answer',
  agent_thought: 'id thought? observation? tool? tool_input? message_files*',
  message_file: 'id type url',
  message_replace: 'answer',
  message_end: 'files* metadata.retriever_resources*',
  tts_message: 'audio',
  tts_message_end: '',
  error: '',
  workflow_started: 'data.id',
  workflow_finished: 'data.status data.error? data.files*',
  workflow_paused: 'data.reasons*',
  node_started: NODE,
  node_finished: NODE,
  node_retry: NODE,
  iteration_started: NODE,
  iteration_next: NODE,
  iteration_completed: NODE,
  loop_started: NODE,
  loop_next: NODE,
  loop_completed: NODE,
  text_chunk: 'data.text',
  text_replace: 'data.text',
  agent_log: 'data.id data.parent_id? data.label?',
  reasoning_chunk: 'data.reasoning',
  human_input_required: 'data.form_id data.form_content data.inputs* data.actions*',
  human_input_form_filled: 'data.node_id data.rendered_content?',
  human_input_form_timeout: 'data.node_id',
  parallel_branch_started: 'data.parallel_id?',
  parallel_branch_finished: 'data.parallel_id?',
};
const IDS = ['conversation_id', 'message_id', 'task_id', 'workflow_run_id'] as const;

/**
 * Reads the data of one frame.
 *
 * @returns undefined for what is no JSON, no event that we know, or has the wrong type where it matters.
 */
export function parseEvent(data: string): ChatEvent | undefined {
  let event: unknown;
  try {
    event = JSON.parse(data);
  } catch {
    return undefined;
  }
  if (!isObject(event)) return undefined;
  // Old releases and some proxies send a plain error, as Dify's own page takes it.
  if (event.event === undefined && Number(event.status) >= 400) event.event = 'error';
  // Dify 1.12 names every piece of text `message_file` when the question had a file.
  if (event.event === 'message_file' && typeof event.answer === 'string') event.event = 'message';
  const name = event.event;
  if (typeof name !== 'string' || !Object.hasOwn(FIELDS, name)) return undefined;
  for (const id of IDS) {
    if (event[id] === null) delete event[id];
    else if (!/^(?:string|undefined)$/.test(typeof event[id])) return undefined;
  }
  const fields = FIELDS[name as ChatEventName];
  if (fields.startsWith('data.') && !isObject(event.data)) return undefined;
  return fields.split(' ').every((field) => !field || fits(event, field)) ? (event as unknown as ChatEvent) : undefined;
}

function fits(event: JsonObject, field: string): boolean {
  const [path, kind] = field.split(/(?=[?*])/);
  const value = path!.split('.').reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), event);
  if (kind && value == null) return true;
  return kind === '*' ? Array.isArray(value) : typeof value === 'string';
}
