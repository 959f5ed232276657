/** Asking a question again, and switching between its versions. A part of lazy chunks. */
import type {SessionCore} from './core.js';
import type {ChatSession} from './session.js';
import {branch, inOrder, toPairs, type Pair} from './tree.js';
import type {ChatState} from './types.js';

/** Which version of a message is shown, from 0, of how many. */
export interface Version {
  readonly index: number;
  readonly count: number;
}

/** The versions of a message on the screen, known by the key of the question or of its answer. */
export function versionsOf(state: ChatState, key: string): Version {
  if (!state.aside.length) return {index: 0, count: 1};
  const {at, shown, versions} = look(state, key);
  return at < 0 ? {index: 0, count: 1} : {index: versions.indexOf(shown[at]!), count: versions.length};
}

/**
 * Shows the version `step` before or after the one that is shown, with the newest of what follows it. Nothing changes while an
 * answer is being written.
 *
 * @returns the key of the question that is shown now; nothing when there is no such version.
 */
export function showVersion(core: SessionCore, key: string, step: number): string | undefined {
  const {at, shown, aside, versions} = look(core.get(), key);
  const chosen = versions[versions.indexOf(shown[at]!) + step];
  if (core.running || at < 0 || step === 0 || !chosen) return undefined;
  const kept = shown.slice(0, at);
  const others = [...aside, ...shown.slice(at)].sort(inOrder);
  const taken = new Set([chosen, ...(chosen[1].id ? branch(others, chosen[1].id) : [])]);
  core.patch({
    messages: [...kept, ...taken].flat(),
    aside: others.filter((pair) => !taken.has(pair)).flat(),
  });
  return chosen[0].key;
}

/**
 * Asks a question of the conversation again, or `text` in its place: as another version, which what was there before stands
 * beside; in the Service API, where a conversation is a line, as a new question at its end.
 *
 * @param key - Of the question or of its answer.
 * @returns false, and nothing has changed, when it cannot be asked now: see `ChatSession.send`.
 */
export function askAgain(session: ChatSession, key: string, text?: string): boolean {
  const {at, shown} = look(session.state.get(), key);
  const pair = shown[at];
  return !!pair && session.retry(pair[1].key, text ?? pair[0].text);
}

function look(state: ChatState, key: string) {
  const shown = toPairs(state.messages);
  const aside = toPairs(state.aside);
  const at = shown.findIndex(([question, answer]) => question.key === key || answer.key === key);
  const parent = shown[at]?.[1].parent;
  const isVersion = (pair: Pair) => pair[1].parent === parent;
  // A question that did not reach Dify and the one after it have the same parent: the versions are those of the latter.
  const own = parent !== undefined && shown.findLastIndex(isVersion) === at;
  const versions = own ? [...aside.filter(isVersion), shown[at]!].sort(inOrder) : shown.slice(at, at + 1);
  return {at, shown, aside, versions};
}
