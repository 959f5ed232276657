/** What a visitor can do with a question that has not left. A part of lazy chunks. */
import type {SessionCore} from './core.js';
import type {ChatSession} from './session.js';
import type {Answer, UserMessage} from './types.js';

/** What is to be said of it; `cancelled`: the visitor does not want it to go. */
export type UnsentPhase = NonNullable<Answer['unsent']> | 'cancelled';

/** How it stands with the question of an answer; nothing when that has left. */
export function unsentPhase({unsent, status}: Answer): UnsentPhase | undefined {
  return unsent === 'offline' && status === 'stopped' ? 'cancelled' : unsent;
}

/** Whether the question of this answer certainly is not with Dify now, and can still be changed. */
export function isHeld({unsent, again}: Answer): boolean {
  return unsent ? unsent !== 'unclear' : !!again;
}

/**
 * Puts a question back to where the visitor writes, with its files. Returns false, and does nothing, when something else stands
 * there.
 */
export function takeBack(session: ChatSession, key: string): boolean {
  const {draft, uploads} = session.state.get();
  const question = questionOf(session.core, key);
  if (!question || draft.trim() || uploads?.items.length) return false;
  removeUnsent(session, key);
  session.setDraft(question.text.trim());
  session.uploads?.restore(question);
  return true;
}

/** Takes a question out of the conversation. It does not go any more. */
export function removeUnsent(session: ChatSession, key: string): void {
  const {core} = session;
  if (core.running?.key === key) session.stop();
  core.patch({messages: core.get().messages.filter((message) => message.key !== key && message.key !== `${key}:q`)});
}

/** Sends another text in the place of a question that has not left, or lets that wait for it. */
export function changeUnsent(session: ChatSession, key: string, text: string): boolean {
  const {core} = session;
  const question = questionOf(core, key);
  if (!question) return false;
  if (core.running?.unsent) {
    const changed = {...question, text: text.trim()};
    core.patch({messages: core.get().messages.map((message) => (message === question ? changed : message))});
    return true;
  }
  if (core.running) session.stop();
  const sent = session.send(text, question);
  if (sent) removeUnsent(session, key);
  return sent;
}

function questionOf(core: SessionCore, key: string): UserMessage | undefined {
  const found = core.get().messages.find((message) => message.key === `${key}:q`);
  return found?.role === 'user' ? found : undefined;
}
