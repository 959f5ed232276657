/** What is kept in the browser of a conversation that is deleted, apart from drafts and marks. A part of a lazy chunk. */
import {readIds, writeIds} from './conversation-items.js';
import {readKept, writeKept} from './kept-answers.js';
import type {ChatStorage} from './storage.js';

/** Forgets that it was pinned, where Dify keeps no pins, and what was received of its answers. */
export function forgetConversation(storage: ChatStorage, id: string): void {
  const pinned = readIds(storage, 'pinned');
  const others = pinned.filter((other) => other !== id);
  if (others.length < pinned.length) writeIds(storage, 'pinned', others);
  forgetAnswers(storage, id);
}

/** Forgets what was received of its answers. */
export function forgetAnswers(storage: ChatStorage, id: string): void {
  const kept = readKept(storage).filter(({conversationId}) => conversationId === id);
  if (kept.length) writeKept(storage, [], new Set(kept.map((answer) => answer.id)));
}
