/** Puts back what was received of answers before the page was left. */
import type {SessionCore} from './core.js';
import {readKept, toParts, writeKept, type KeptAnswer} from './kept-answers.js';
import {textOf, type Answer, type Message, type UserMessage} from './types.js';

/** Adds it to what history says of the conversation on the screen. */
export function restore(core: SessionCore): void {
  const {storage} = core.options;
  const gone = new Set<string>();
  for (const kept of ours(core)) {
    const answer = core.answer(kept.id);
    if (!answer) continue;
    if (answer.status !== 'incomplete' && answer.status !== 'paused') gone.add(kept.id);
    else core.patchAnswer(answer.key, toPatch(kept, answer));
  }
  if (gone.size) writeKept(storage, [], gone);
}

/** Shows it where history cannot be had. */
export function restoreAlone(core: SessionCore): void {
  const {messages} = core.get();
  if (messages.length) return;
  core.patch({messages: ours(core).flatMap(toPair)});
}

const ours = (core: SessionCore): KeptAnswer[] =>
  readKept(core.options.storage).filter(({conversationId}) => conversationId === core.get().conversationId);

function toPatch(kept: KeptAnswer, {parts, runId, taskId}: Answer): Partial<Answer> {
  const known = toParts(kept);
  const more = textOf(known).length > textOf(parts).length;
  return {
    runId: kept.runId ?? runId,
    taskId: kept.taskId ?? taskId,
    ...(more && {parts: [...parts.filter(({kind}) => kind !== 'text'), ...known]}),
  };
}

function toPair({id, runId, taskId, parent, query, createdAt, ...kept}: KeptAnswer): Message[] {
  const parts = toParts({id, query, createdAt, ...kept});
  const question: UserMessage = {role: 'user', key: `${id}:q`, text: query, createdAt};
  const answer: Answer = {role: 'assistant', key: id, id, parts, status: 'incomplete', createdAt};
  return [question, {...answer, ...(runId && {runId}), ...(taskId && {taskId}), ...(parent !== undefined && {parent})}];
}
