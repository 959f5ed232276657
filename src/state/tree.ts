/**
 * The versions of a conversation. Dify keeps each answer with the one that it follows (`parent`), so that a conversation of the
 * WebApp family is a tree, of which one branch is shown. Pure; a part of lazy chunks.
 */
import type {Answer, ChatState, Message, UserMessage} from './types.js';

/** A question and its answer. */
export type Pair = readonly [UserMessage, Answer];

/** What is shown, and what is not. */
export type Shown = Pick<ChatState, 'messages' | 'aside'>;

export interface Arrangement {
  /** False: the conversation is a plain line, whatever the parents say. */
  readonly tree: boolean;
  /** Nothing older can be loaded: a parent that is not known now will never be. */
  readonly complete: boolean;
  /** What is on the screen: it stays, and what leads to it comes above it. @default the newest branch */
  readonly line?: readonly Message[];
}

/** Questions and answers in turns as pairs. */
export function toPairs(messages: readonly Message[]): Pair[] {
  return messages.flatMap((answer, index) => {
    const question = messages[index - 1];
    return answer.role === 'assistant' && question?.role === 'user' ? [[question, answer] as const] : [];
  });
}

/** What history has, by the server's time and then by its place there; after it what was asked here, since clocks differ. */
export function inOrder([, a]: Pair, [, b]: Pair): number {
  const x = a.place ?? 0;
  const y = b.place ?? 0;
  return (x <= 0 && y <= 0 && a.createdAt - b.createdAt) || x - y;
}

/**
 * Arranges all known pairs: the line that is shown, and what is not, in the order of time. Each pair is there once, and never
 * lost: what has no usable parent follows what was said before it.
 */
export function arrange(pairs: readonly Pair[], {tree, complete, line = []}: Arrangement): Shown {
  const sorted = once(pairs).sort(inOrder);
  if (!tree) return {messages: sorted.flat(), aside: []};
  const all = withParents(sorted, complete);
  const shown = line.length > 0 ? above(all, line) : branch(all, '');
  const keys = new Set(shown.map(([, {key}]) => key));
  return {messages: shown.flat(), aside: all.filter(([, {key}]) => !keys.has(key)).flat()};
}

/** What follows the answer `id`, to the end; of several versions the one that leads to the newest answer. */
export function branch(sorted: readonly Pair[], id: string): Pair[] {
  const byId = new Map(sorted.map((pair) => [pair[1].id, pair]));
  const next = new Map<string, Pair>();
  const seen = new Set<Pair>();
  // From the newest one up to the beginning, and so on: the first who comes by a parent is its newest child.
  for (const newest of sorted.toReversed()) {
    for (let pair: Pair | undefined = newest; pair && !seen.has(pair);) {
      seen.add(pair);
      const parent: string | undefined = pair[1].parent;
      const before: Pair | undefined = parent ? byId.get(parent) : undefined;
      const place = before ? parent! : '';
      if (!next.has(place)) next.set(place, pair);
      pair = before;
    }
  }
  const found = new Set<Pair>();
  for (let pair = next.get(id); pair && !found.has(pair); pair = pair[1].id ? next.get(pair[1].id) : undefined) {
    found.add(pair);
  }
  return [...found];
}

/** The line on the screen, with all that leads to it above. */
function above(all: readonly Pair[], line: readonly Message[]): Pair[] {
  const byKey = new Map(all.map((pair) => [pair[1].key, pair]));
  const byId = new Map(all.map((pair) => [pair[1].id, pair]));
  const shown = toPairs(line).map((pair) => byKey.get(pair[1].key) ?? pair);
  const known = new Set(shown);
  const before: Pair[] = [];
  for (let parent: string | undefined = shown[0]?.[1].parent; parent;) {
    const pair = byId.get(parent);
    if (!pair || known.has(pair)) break;
    known.add(pair);
    before.push(pair);
    ({parent} = pair[1]);
  }
  return [...before.reverse(), ...shown];
}

/** Each pair once: the first one counts. */
function once(pairs: readonly Pair[]): Pair[] {
  const keys = new Set<string>();
  const ids = new Set<string>();
  return pairs.filter(([, {key, id}]) => {
    if (keys.has(key) || (id && ids.has(id))) return false;
    keys.add(key);
    if (id) ids.add(id);
    return true;
  });
}

/**
 * Gives each pair a parent that leads to the beginning, or to what is not loaded yet. A message of the plain line follows the one
 * before it in that line. One whose parent was deleted, or that stems from itself, follows the last one before it.
 */
function withParents(sorted: readonly Pair[], complete: boolean): Pair[] {
  const parents = ofLine(sorted, complete);
  const byId = new Map(sorted.map(([, {id}], index) => [id, index]));
  const settled = new Set<number>();
  /** What those follow whose parent was deleted: versions of each other stay so. */
  const gone = new Map<string, string>();
  let last = '';
  for (const [index, [, {id}]] of sorted.entries()) {
    const trail = new Set<number>();
    for (let at = index; !settled.has(at);) {
      if (trail.has(at)) {
        parents[at] = last;
        break;
      }
      trail.add(at);
      const parent = parents[at];
      if (!parent) break;
      const next = byId.get(parent);
      if (next !== undefined) at = next;
      else {
        if (complete) {
          if (!gone.has(parent)) gone.set(parent, last);
          parents[at] = gone.get(parent);
        }
        break;
      }
    }
    for (const at of trail) settled.add(at);
    last = id ?? last;
  }
  return sorted.map((pair, index) => {
    const [question, answer] = pair;
    const parent = parents[index];
    return parent === answer.parent ? pair : [question, {...answer, parent}];
  });
}

/** The parents, those of the plain line filled in; the first of that line stays without while more may be loaded. */
function ofLine(sorted: readonly Pair[], complete: boolean): (string | undefined)[] {
  let last = complete ? '' : undefined;
  return sorted.map(([, {id, parent}]) => {
    if (parent !== undefined) return parent;
    const before = last;
    last = id ?? last;
    return before;
  });
}
