/** Asks history what became of an answer whose stream was cut. Never sends the question again. */
import type {Message as ApiMessage, Page} from '../client/types.js';
import {isStored} from './history.js';

/** Waits before each look at history, in milliseconds: a run that goes on without us needs its time. */
export const RECOVER_WAITS: readonly number[] = [300, 1000, 2000, 4000, 8000, 15_000];

export interface RecoverHooks {
  /** The newest page of a conversation. */
  readonly messages: (conversationId: string) => Promise<Page<ApiMessage>>;
  /** The visitor's newest conversations. */
  readonly conversations: () => Promise<Page<{id: string}>>;
  /** Waits so many milliseconds, or until the network is back. */
  readonly rest: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** What is known of the lost answer. */
export interface Lost {
  readonly conversationId: string;
  /** Dify's id; absent when not a single frame arrived. */
  readonly messageId?: string | undefined;
  readonly query: string;
  /** Unix time in seconds at which the question left: in a new conversation, older messages with the same words are other questions. */
  readonly sentAt: number;
  /** Dify's ids of what is on the screen: in a known conversation these are the other questions, whatever the clocks say. */
  readonly known: ReadonlySet<string | undefined>;
}

/** What history knows. */
export interface Found {
  /** The message once Dify has its end, or what there is of it after the last look; nothing when Dify does not know it. */
  readonly item?: ApiMessage | undefined;
  /** Whether history answered at all. */
  readonly reached: boolean;
}

/** Looks for the message of the lost answer. */
export async function recover(lost: Lost, hooks: RecoverHooks, waits = RECOVER_WAITS): Promise<Found> {
  let item: ApiMessage | undefined;
  let reached = false;
  for (const wait of waits) {
    if (wait) await hooks.rest(wait);
    if (hooks.signal.aborted) break;
    try {
      item = (await look(lost, hooks)) ?? item;
      reached = true;
    } catch {
      continue; // offline or a passing fault: look again
    }
    if (item ? isStored(item) : !lost.messageId) break;
  }
  return {item, reached};
}

async function look(lost: Lost, hooks: RecoverHooks): Promise<ApiMessage | undefined> {
  // A question that began a conversation is in the newest one, if it arrived at all.
  const conversationId = lost.conversationId || (await hooks.conversations()).data[0]?.id;
  if (!conversationId) return undefined;
  const {data} = await hooks.messages(conversationId);
  return data.findLast(({id, query, created_at: at}) =>
    lost.messageId
      ? id === lost.messageId
      : query === lost.query && (lost.conversationId ? !lost.known.has(id) : at >= lost.sentAt - CLOCK_SKEW),
  );
}

/** The visitor's clock and the server's may differ by so many seconds. */
const CLOCK_SKEW = 120;
