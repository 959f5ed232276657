/** What tabs tell each other. What comes in may be of another release, or of any script of the page. A part of a lazy chunk. */
import {isObject} from '../client/guard.js';
import {toItem, type ConversationItem} from './conversation-items.js';
import {asId} from './ids.js';
import {asAmount, asText} from './read.js';
import {readAnswer, readQuestion} from './tab-answer.js';
import {readGrowth, type Growth} from './tab-growth.js';
import type {Answer, UserMessage} from './types.js';

/** Changes with the meaning of messages: other releases are not understood, and not listened to. */
export const VERSION = 1;

/** An answer that a tab follows, as a whole. */
export interface Led {
  /** Which of all. */
  readonly uid: string;
  /** Since when it is followed: of two that follow the same one, the later gives way. */
  readonly since: number;
  /** Counts what is told of it. */
  readonly seq: number;
  readonly conversationId: string;
  /** Its question began the conversation. */
  readonly first: boolean;
  readonly question: Omit<UserMessage, 'key'>;
  readonly answer: Omit<Answer, 'key'>;
}

/**
 * - `hello`: what is being written? · `led`: this, as a whole · `grown`: so much more of it · `bye`: its tab goes · `claim`: who
 *   takes over, where there are no locks · `stop`: the visitor wants it to end
 * - `mark`: a conversation has something unread, or not any more · `read`: the visitor looks at the chat
 * - `draft`, `sent` (files that are used or gone), `item` (a conversation has changed), `gone` (is deleted), `out`, `back` (out of the
 *   list, while that can be undone)
 */
export type TabMessage =
  | {readonly type: 'hello'}
  | {readonly type: 'read'}
  | {readonly type: 'led'; readonly led: Led}
  | {readonly type: 'grown'; readonly growth: Growth}
  | {readonly type: 'bye'; readonly uid: string}
  | {readonly type: 'stop'; readonly uid: string}
  | {readonly type: 'claim'; readonly uid: string; readonly rank: number}
  | {readonly type: 'mark'; readonly id: string; readonly unread: boolean}
  | {readonly type: 'draft'; readonly id: string; readonly text: string; readonly before: string}
  | {readonly type: 'sent'; readonly ids: readonly string[]}
  | Change;

/** What has become of a conversation in the list. */
export type Change =
  | {readonly type: 'item' | 'back'; readonly item: ConversationItem}
  | {readonly type: 'gone' | 'out'; readonly id: string};

/** A message of another tab of the same visitor; nothing for what is none. */
export function readMessage(value: Readonly<Record<string, unknown>>): TabMessage | undefined {
  const {type} = value;
  const [uid, id, text] = [asText(value.uid), asId(value.id), asText(value.text)];
  switch (type) {
    case 'hello':
    case 'read':
      return {type};
    case 'led': {
      const led = readLed(value.led);
      return led && {type, led};
    }
    case 'grown': {
      const growth = readGrowth(value.growth);
      return growth && {type, growth};
    }
    case 'bye':
    case 'stop':
      return uid ? {type, uid} : undefined;
    case 'claim':
      return uid ? {type, uid, rank: asAmount(value.rank) ?? Infinity} : undefined;
    case 'mark':
      return id ? {type, id, unread: value.unread === true} : undefined;
    case 'draft':
      return isPlace(value.id) ? {type, id, text, before: asText(value.before)} : undefined;
    case 'sent':
      return {type, ids: Array.isArray(value.ids) ? value.ids.map(asId).filter(Boolean) : []};
    case 'item':
    case 'back': {
      const item = readItem(value.item);
      return item && {type, item};
    }
    case 'gone':
    case 'out':
      return id ? {type, id} : undefined;
    default:
      return undefined;
  }
}

/** A conversation, or the one that has not begun. */
const isPlace = (id: unknown) => id === '' || !!asId(id);

function readLed(value: unknown): Led | undefined {
  if (!isObject(value)) return undefined;
  const uid = asText(value.uid);
  const question = readQuestion(value.question);
  const answer = readAnswer(value.answer);
  if (!uid || !question || !answer || !isPlace(value.conversationId)) return undefined;
  const [since, seq] = [asAmount(value.since) ?? 0, asAmount(value.seq) ?? 0];
  return {uid, since, seq, conversationId: asId(value.conversationId), first: value.first === true, question, answer};
}

function readItem(value: unknown): ConversationItem | undefined {
  return isObject(value) ? toItem({...value, updated_at: value.at}, value.pinned === true) : undefined;
}
