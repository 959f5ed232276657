/** Deletes all conversations of the visitor in Dify. A part of a lazy chunk. */
import {ConversationsApi} from '../client/conversations.js';
import {asError} from '../client/errors.js';
import {asText} from './read.js';
import type {ChatSession} from './session.js';

const PAGE = 100;

/** What became of it. */
export interface Erased {
  readonly deleted: number;
  /** So many Dify would not delete. */
  readonly failed: number;
}

/**
 * Deletes them one by one. What is being written is stopped first.
 *
 * @param progress - Hears how many are gone.
 * @throws what the client throws, when the list cannot be had.
 */
export async function eraseConversations(
  session: ChatSession,
  signal: AbortSignal,
  progress: (deleted: number) => void,
): Promise<Erased> {
  const api = new ConversationsApi(session.core.services.http);
  for (const core of session.seen) session.asker.stop(core);
  const refused = new Set<string>();
  const gone = new Set<string>();
  for (;;) {
    // Those that are refused stay where they are: what is behind them comes after the last one.
    const lastId = [...refused].at(-1);
    const {data} = await api.list({limit: PAGE, ...(lastId && {lastId})}, signal);
    const ids = data.map(({id}) => asText(id)).filter((id) => id && !refused.has(id) && !gone.has(id));
    if (!ids.length) return {deleted: gone.size, failed: refused.size};
    for (const id of ids) {
      signal.throwIfAborted();
      try {
        await api.delete(id);
      } catch (error) {
        if (asError(error).kind !== 'not-found') {
          refused.add(id);
          continue;
        }
      }
      progress(gone.add(id).size);
    }
  }
}
