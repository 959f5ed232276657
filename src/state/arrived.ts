import type {Connection} from '../client/connection.js';
import {ConversationsApi} from '../client/conversations.js';
import {MessagesApi} from '../client/messages.js';
import type {Message as ApiMessage} from '../client/types.js';
import type {Unsent} from './outbox-store.js';

/** The visitor's clock and the server's may differ by so many seconds. */
const CLOCK_SKEW = 120;

/** Looks into history for a question that left. @throws what the client throws. */
export async function arrived(
  http: Connection,
  {conversationId, text, after, at, sent = at}: Unsent,
  signal: AbortSignal,
): Promise<ApiMessage | undefined> {
  // One that began a conversation is in the newest one, if it arrived at all.
  const newest = async () =>
    (await new ConversationsApi(http).list({limit: 1, sortBy: '-created_at'}, signal)).data[0]?.id;
  const id = conversationId || (await newest());
  if (!id) return undefined;
  const {data} = await new MessagesApi(http).list({conversationId: id}, signal);
  // It comes after all that was known. Where that is not on the page, the clocks have to tell.
  const known = after ? data.findIndex((item) => item.id === after) : -1;
  const since = known < 0 ? sent - CLOCK_SKEW : 0;
  return data.slice(known + 1).findLast((item) => item.query === text && item.created_at >= since);
}
