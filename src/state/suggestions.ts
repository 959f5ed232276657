/** What the visitor might ask next. A part of a chunk of its own. */
import {MessagesApi} from '../client/messages.js';
import type {ChatSession} from './session.js';
import type {Answer} from './types.js';

/** So many are offered. */
const MOST = 3;

/** A longer text, in characters, is no question that somebody would ask. */
const LONGEST = 300;

/** Whether suggestions may follow an answer: the app makes them, and the answer is one of this visit. */
export function mayFollow(session: ChatSession, {key, id}: Answer): boolean {
  const setting: unknown = session.state.get().app?.parameters.suggested_questions_after_answer;
  return key !== id && (setting as {enabled?: unknown} | null | undefined)?.enabled === true;
}

/** Asks Dify, whose model needs seconds, and puts what it says into the answer. Every failure means none. */
export async function suggest({core}: ChatSession, {key, id = ''}: Answer, signal: AbortSignal): Promise<void> {
  let suggestions: readonly string[] = [];
  try {
    suggestions = pick(await new MessagesApi(core.services.http).suggested(id, signal));
  } catch {
    // None.
  }
  if (!signal.aborted) core.patchAnswer(key, {suggestions});
}

/** What can be shown of a list that a model has written. */
export function pick(texts: readonly unknown[]): readonly string[] {
  const usable = texts
    .filter((text) => typeof text === 'string')
    .map((text) => text.trim())
    .filter((text) => text && text.length <= LONGEST);
  return [...new Set(usable)].slice(0, MOST);
}
