/** How an answer has grown, as small as it can be told to another tab. A part of a lazy chunk. */
import {isObject} from '../client/guard.js';
import {asId} from './ids.js';
import {asAmount, asText} from './read.js';
import {packFields, packPart, readFields, type AnswerFields} from './tab-answer.js';
import {readPart} from './tab-parts.js';
import type {Answer, Part} from './types.js';

/** A part at a place, or what comes behind the text that is there. */
type Change = readonly [place: number, part: Part] | readonly [place: number, length: number, more: string];

/** How an answer differs from what was told of it last. */
export interface Growth {
  readonly uid: string;
  /** One more than that of what was told before. */
  readonly seq: number;
  /** More will come. */
  readonly live: boolean;
  readonly conversationId: string;
  readonly fields: Partial<AnswerFields>;
  /** So many parts there are. */
  readonly count: number;
  readonly changes: readonly Change[];
}

/** What has changed of an answer, ready to be sent. */
export function packGrowth(answer: Answer, before: Answer): {fields: unknown; count: number; changes: unknown[]} {
  const {parts} = answer;
  const changes = parts.flatMap((part, place): unknown[] => {
    const known = before.parts[place];
    if (part === known) return [];
    if (part.kind === 'text' && known?.kind === 'text' && part.text.startsWith(known.text))
      return [[place, known.text.length, part.text.slice(known.text.length)]];
    return [[place, packPart(part)]];
  });
  return {fields: packFields(answer, before), count: parts.length, changes};
}

/** What another tab has sent; nothing for what is none. */
export function readGrowth(value: unknown): Growth | undefined {
  if (!isObject(value)) return undefined;
  const uid = asText(value.uid);
  const [seq, count] = [asAmount(value.seq), asAmount(value.count)];
  if (!uid || seq === undefined || count === undefined || !Array.isArray(value.changes)) return undefined;
  return {
    uid,
    seq,
    count,
    live: value.live === true,
    conversationId: asId(value.conversationId),
    fields: readFields(value.fields),
    changes: value.changes.map(readChange).filter((change) => change !== undefined),
  };
}

/** The answer with what has grown; nothing where that does not fit, so that all of it has to be asked for. */
export function grow<A extends Omit<Answer, 'key'>>(answer: A, {fields, count, changes}: Growth): A | undefined {
  const parts = answer.parts.slice(0, count);
  for (const [place, part, more] of changes) {
    const known = parts[place];
    if (typeof part === 'object') {
      if (place > parts.length) return undefined;
      parts[place] = part;
    } else if (known?.kind === 'text' && known.text.length === part)
      parts[place] = {...known, text: known.text + more!};
    else return undefined;
  }
  return parts.length === count ? {...answer, ...fields, parts} : undefined;
}

function readChange(value: unknown): Change | undefined {
  if (!Array.isArray(value)) return undefined;
  const [place, what, more] = value as unknown[];
  if (!Number.isInteger(place) || (place as number) < 0) return undefined;
  if (typeof what === 'number') return typeof more === 'string' ? [place as number, what, more] : undefined;
  const part = readPart(what);
  return part && [place as number, part];
}
