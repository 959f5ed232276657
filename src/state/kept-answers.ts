/** Answers that are being written, over a reload. What is stored is as untrusted as any other text. */
import {isObject} from '../client/guard.js';
import {toJson} from '../client/json.js';
import {asAmount, asList, asText} from './read.js';
import type {ChatStorage} from './storage.js';
import type {Answer, Part} from './types.js';

/** What is needed to go on with an answer. */
export interface KeptAnswer {
  readonly conversationId: string;
  /** Dify's id of the message. */
  readonly id: string;
  /** Of a chatflow. */
  readonly runId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly parent?: string | undefined;
  readonly query: string;
  /** What was received of its text, taken apart where something is missing. */
  readonly texts: readonly string[];
  /** Unix time in seconds. */
  readonly createdAt: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** So many are kept, the newest. */
const MOST = 8;

/** So much is kept of the text of each, in UTF-16 units. */
const LONGEST_TEXT = 40_000;

/** Seconds. A run that waits for somebody may wait for days. */
const LONGEST = 3 * 24 * 3600;

/** All that is kept, the oldest first. */
export function readKept(storage: ChatStorage): KeptAnswer[] {
  try {
    const known: unknown = JSON.parse(storage.get('answers') ?? '[]');
    return asList(Array.isArray(known) ? (known as Record<string, unknown>[]) : []).flatMap(
      (item) => toKept(item) ?? [],
    );
  } catch {
    return []; // nothing that we wrote
  }
}

/** Keeps these in the place of what is known of them, and forgets those. Others, maybe of another tab, stay. */
export function writeKept(storage: ChatStorage, kept: readonly KeptAnswer[], gone: ReadonlySet<string>): void {
  const fresh = new Set(kept.map(({id}) => id));
  const others = readKept(storage).filter(({id}) => !fresh.has(id) && !gone.has(id));
  const all = [...others, ...kept].sort((a, b) => a.createdAt - b.createdAt).slice(-MOST);
  storage.set('answers', all.length ? toJson(all) : undefined);
}

/** What is kept of an answer. */
export function keptOf(
  {id = '', runId, taskId, parent, parts, createdAt}: Answer,
  conversationId: string,
  query: string,
): KeptAnswer {
  return {
    conversationId,
    id,
    runId,
    taskId,
    parent,
    query: query.slice(0, LONGEST_TEXT),
    texts: textsOf(parts),
    createdAt,
  };
}

/** Its text as parts of an answer. */
export function toParts({texts}: KeptAnswer): Part[] {
  return texts.flatMap((text, index): Part[] => [
    ...(index ? [{kind: 'gap', id: `gap-${index}`} as const] : []),
    ...(text ? [{kind: 'text', text} as const] : []),
  ]);
}

function textsOf(parts: readonly Part[]): string[] {
  const texts = [''];
  let room = LONGEST_TEXT;
  for (const part of parts) {
    if (part.kind === 'gap') texts.push('');
    if (part.kind !== 'text') continue;
    texts.push(texts.pop()! + part.text.slice(0, room));
    room = Math.max(0, room - part.text.length);
  }
  return texts;
}

function toKept(item: Record<string, unknown>): KeptAnswer | undefined {
  if (!isObject(item)) return undefined;
  const [conversationId, id, runId] = [item.conversationId, item.id, item.runId].map(asText);
  const createdAt = asAmount(item.createdAt) ?? 0;
  if (!UUID.test(conversationId!) || !UUID.test(id!) || Date.now() / 1000 - createdAt > LONGEST) return undefined;
  return {
    conversationId: conversationId!,
    id: id!,
    runId: UUID.test(runId!) ? runId : undefined,
    taskId: asText(item.taskId) || undefined,
    parent: typeof item.parent === 'string' ? item.parent : undefined,
    query: asText(item.query),
    texts: (Array.isArray(item.texts) ? (item.texts as unknown[]) : []).map((text) =>
      asText(text).slice(0, LONGEST_TEXT),
    ),
    createdAt,
  };
}
