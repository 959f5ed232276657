/** Dify's history as messages of the widget. */
import {DifyChatError} from '../client/errors.js';
import type {AgentThought, Message as ApiMessage, MessageFile} from '../client/types.js';
import {replaceText} from './parts.js';
import {textOf, type Answer, type FilePart, type Message, type Part, type ToolPart} from './types.js';

/** A question and its answer, from one of Dify's messages. `key` keeps what is on the screen the same element. */
export function toMessages(item: ApiMessage, key = item.id): readonly [Message, Answer] {
  const createdAt = item.created_at;
  return [
    {role: 'user', key: `${key}:q`, text: item.query, createdAt},
    {role: 'assistant', key, id: item.id, createdAt, ...settled(item, toParts(item))},
  ];
}

/**
 * What history knows better than the stream: the whole text of an answer that was cut, an agent's final words.
 * An empty stored answer never wipes what was received, since Dify stores nothing for an answer that it could not deliver.
 */
export function reconcile(answer: Answer, item: ApiMessage): Partial<Answer> {
  const parts = toParts(item);
  const stored = textOf(parts);
  const kept =
    !stored || squeeze(stored) === squeeze(textOf(answer.parts)) ? answer.parts : replaceText(answer.parts, stored);
  return {id: item.id, ...settled(item, kept)};
}

/** Puts an older page before, or the newest one after, what is known; each message once, in the order of time. */
export function mergePage(messages: readonly Message[], page: readonly ApiMessage[]): readonly Message[] {
  const known = new Set(messages.map((message) => (message.role === 'assistant' ? message.id : undefined)));
  const fresh = page
    .filter((item) => !known.has(item.id))
    .map((item, index) => ({item, index}))
    .sort((a, b) => a.item.created_at - b.item.created_at || a.index - b.index)
    .flatMap(({item}) => toMessages(item));
  return fresh.length ? [...fresh, ...messages] : messages;
}

/** Whether Dify has the end of this answer. A message that still runs, and one that was lost, are empty and `normal` alike. */
export function isStored(item: ApiMessage): boolean {
  return (
    item.status === 'error' || item.status === 'paused' || !!item.answer || !!item.message_files?.some(isAnswerFile)
  );
}

function settled(item: ApiMessage, parts: readonly Part[]): Pick<Answer, 'parts' | 'status' | 'error' | 'delay'> {
  if (item.status === 'error') {
    const error = new DifyChatError(item.error ?? 'The answer failed.', {kind: 'server', code: 'run_failed'});
    return {parts, status: 'failed', error, delay: undefined};
  }
  if (item.status === 'paused') return {parts, status: 'paused', delay: undefined};
  return {parts, status: parts.length ? 'done' : 'incomplete', delay: undefined, error: undefined};
}

function toParts(item: ApiMessage): readonly Part[] {
  const thoughts = [...(item.agent_thoughts ?? [])].sort((a, b) => a.position - b.position);
  const tools = thoughts.filter(({tool}) => tool).map(toTool);
  // A ReAct agent that used no tool has its words in the thought only.
  const text = item.answer || (thoughts.at(-1)?.tool ? '' : (thoughts.at(-1)?.thought ?? ''));
  const files = (item.message_files ?? []).filter(isAnswerFile).map(toFile);
  return [...tools, ...(text ? [{kind: 'text', text} as const] : []), ...files];
}

function toTool(thought: AgentThought): ToolPart {
  const {id, tool, tool_labels: labels, observation} = thought;
  return {kind: 'tool', id, tool: tool ?? '', labels: labels ?? {}, observation: observation ?? ''};
}

function isAnswerFile({belongs_to: side}: MessageFile): boolean {
  return side === 'assistant';
}

function toFile({id, type, filename, url}: MessageFile): FilePart {
  return {kind: 'file', id, type, name: filename ?? '', url};
}

/** Dify trims stored answers and signs file addresses anew, so these do not count as a difference. */
function squeeze(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\?timestamp=[^)\s]*/g, '')
    .trim();
}
