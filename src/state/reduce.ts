/** Folds one event of an answer's stream into the state. Pure: no clock, no ids, no I/O. */
import {DifyChatError} from '../client/errors.js';
import type {ChatEvent} from '../client/events.js';
import {appendText, replaceText} from './parts.js';
import {isRunning, textOf, type Answer, type ChatState} from './types.js';

/** What an event changes in its answer beside text and status: see `reduce-more.ts`. */
export type More = (answer: Answer, event: ChatEvent) => Partial<Answer>;

/** Applies `event` to the answer known by `key`; an unknown key changes nothing. */
export function reduce(state: ChatState, key: string, event: ChatEvent, more?: More): ChatState {
  const {message_id: id, workflow_run_id: runId, task_id: taskId, conversation_id: conversationId} = event as Ids;
  const next = patchAnswer(state, key, (answer) => {
    // Dify's ids are known from the first data frame on, whatever its event.
    const ids = {
      id: answer.id ?? text(id),
      runId: answer.runId ?? text(runId),
      taskId: answer.taskId ?? text(taskId),
    };
    if (answer.status === 'stopped') return ids; // what the visitor stopped stays as it was
    const patch = {...ids, ...answerPatch(answer, event)};
    return more ? {...patch, ...more({...answer, ...patch}, event)} : patch;
  });
  // The conversation is the stream's, not the one asked for. A stopped answer's late frames must not bring an older one back.
  const known = text(conversationId);
  return known && known !== next.conversationId && next.messages.at(-1)?.key === key
    ? {...next, conversationId: known}
    : next;
}

/** What names a stream in each of its events, as it comes. */
interface Ids {
  readonly message_id?: unknown;
  readonly conversation_id?: unknown;
  readonly workflow_run_id?: unknown;
  readonly task_id?: unknown;
}

/** A text that says something. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

/** Whether an event says more than text and status: the code for that is fetched when it is needed. */
export function saysMore(event: ChatEvent): boolean {
  if (event.event !== 'message_end')
    return !/^(?:message|agent_message|message_replace|text_.*|tts_.*|error|ping)$/.test(event.event);
  const {files, metadata} = event;
  return [files?.length, metadata?.retriever_resources?.length, metadata?.annotation_reply].some(Boolean);
}

/** Changes the answer known by `key`, on the screen or not. */
export function patchAnswer(state: ChatState, key: string, patch: (answer: Answer) => Partial<Answer>): ChatState {
  for (const list of ['messages', 'aside'] as const) {
    const index = state[list].findLastIndex((message) => message.key === key);
    const answer = state[list][index];
    if (answer?.role !== 'assistant') continue;
    const change = patch(answer);
    for (const name in change) {
      if (change[name as keyof Answer] !== answer[name as keyof Answer]) {
        return {...state, [list]: state[list].with(index, {...answer, ...change})};
      }
    }
  }
  return state;
}

function answerPatch(answer: Answer, event: ChatEvent): Partial<Answer> {
  switch (event.event) {
    case 'message':
      // An agent's closing `message` repeats the whole answer.
      return answer.agent ? replaced(answer, event.answer) : appended(answer, event.answer);
    case 'agent_message':
      return {...appended(answer, event.answer), agent: true};
    case 'message_replace':
      // The snapshot of a run that is still going on is empty: it must not wipe what is on the screen.
      return event.answer || event.reason ? replaced(answer, event.answer) : {};
    case 'text_chunk':
      return appended(answer, event.data.text);
    case 'text_replace':
      return replaced(answer, event.data.text);
    case 'message_end':
      return {status: 'done', delay: undefined};
    case 'workflow_finished':
      return finished(answer, event.data);
    case 'workflow_paused':
      return {status: 'paused', delay: undefined};
    case 'error':
      return answer.status === 'done' ? {} : {status: 'failed', delay: undefined, error: streamError(event)};
    case 'ping':
      return {};
    default:
      return {delay: undefined};
  }
}

/** More text. What comes after the end is dropped; an empty delta only says that the app is alive. */
function appended(answer: Answer, delta: string): Partial<Answer> {
  if (!delta || !isRunning(answer)) return {delay: undefined};
  return {parts: appendText(answer.parts, delta), status: 'streaming', delay: undefined};
}

/** Another text instead of the one so far: moderation may do that even after the end. */
function replaced(answer: Answer, text: string): Partial<Answer> {
  const parts = replaceText(answer.parts, text);
  return isRunning(answer) ? {parts, status: 'streaming', delay: undefined} : {parts};
}

/** The end of a chatflow's run. A failure reported after `message_end` is the transport's, not the answer's. */
function finished(answer: Answer, data: {status: string; error?: string | null; outputs?: unknown}): Partial<Answer> {
  if (data.status === 'failed') {
    if (answer.status === 'done') return {};
    const error = new DifyChatError(data.error ?? '', {kind: 'server', code: 'run_failed'});
    return {status: 'failed', delay: undefined, error};
  }
  if (data.status === 'stopped') return {status: 'stopped', delay: undefined};
  const text = (data.outputs as {answer?: unknown} | null | undefined)?.answer;
  // The run's own answer counts when nothing was streamed.
  const parts = typeof text === 'string' && !textOf(answer.parts) ? appendText(answer.parts, text) : answer.parts;
  return {status: 'done', delay: undefined, parts};
}

function streamError(event: {code?: string; status?: number; message?: string}): DifyChatError {
  return DifyChatError.from({code: event.code, status: event.status, message: event.message});
}
