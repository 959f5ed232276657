/** What a question that has not left is known by. A part of a lazy chunk. */
import type {SessionCore} from './core.js';
import type {Inputs} from './extras.js';
import type {Unsent} from './outbox-store.js';
import {randomUser} from './stored.js';
import {inOrder, toPairs} from './tree.js';
import type {UserMessage} from './types.js';

/** What has to be kept of the question of an answer. */
export function toUnsent(core: SessionCore, key: string, inputs: Inputs): Unsent {
  const {conversationId, messages, aside} = core.get();
  const question = messages.find((message) => message.key === `${key}:q`) as UserMessage;
  const {text, files, parts, createdAt: at} = question;
  const known = toPairs([...messages, ...aside]).sort(inOrder);
  const after = known.findLast(([, {id}]) => id)?.[1].id;
  return {id: randomUser(), conversationId, text, files, parts, inputs, parent: core.answer(key)?.parent, after, at};
}

/** Whether both ask the same, in the same place. */
export const isSame = (one: Unsent, other: Unsent): boolean =>
  one.conversationId === other.conversationId && one.text === other.text;

/** What another tab has kept of the same question, which was shown here as that tab's; else the question itself. */
export const asKept = (question: Unsent, kept: readonly Unsent[]): Unsent =>
  kept.find((other) => other.at === question.at && isSame(other, question)) ?? question;

/** Where a stored question stands already, as that of another tab; nothing where it does not. */
export function findShown(
  {text, at}: Unsent,
  seen: readonly SessionCore[],
): {core: SessionCore; key: string} | undefined {
  for (const core of seen) {
    const found = core
      .get()
      .messages.find((message) => message.key.startsWith('tab-') && isQuestion(message, text, at));
    if (found) return {core, key: found.key.slice(0, -2)};
  }
  return undefined;
}

const isQuestion = (message: {role: string}, text: string, at: number): boolean =>
  message.role === 'user' && (message as UserMessage).text === text && (message as UserMessage).createdAt === at;
