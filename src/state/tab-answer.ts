/** A question and its answer on their way to another tab, and there again. A part of a lazy chunk. */
import {DifyChatError} from '../client/errors.js';
import type {ErrorKind} from '../client/error-kinds.js';
import {isObject} from '../client/guard.js';
import {asId} from './ids.js';
import {asAmount, asList, asText} from './read.js';
import {readPart} from './tab-parts.js';
import type {Answer, Part, Source, UserMessage} from './types.js';

const STATUS = /^(?:waiting|streaming|done|stopped|incomplete|paused|failed)$/;

const KINDS: Record<ErrorKind, true> = {
  network: true,
  auth: true,
  'not-found': true,
  busy: true,
  quota: true,
  configuration: true,
  input: true,
  file: true,
  server: true,
};

/** An error as data: browsers do not send what it has of its own. */
export interface ErrorData {
  readonly kind: string;
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

/** What is sent of an answer beside its parts. */
const FIELDS = [
  'id',
  'status',
  'error',
  'delay',
  'again',
  'agent',
  'runId',
  'parent',
  'rating',
  'sources',
  'annotator',
  'createdAt',
] as const satisfies readonly (keyof Answer)[];

export type AnswerFields = Pick<Answer, (typeof FIELDS)[number]>;

/** The fields of an answer that differ from what they were, ready to be sent. */
export function packFields(answer: Answer, before?: Answer): Record<string, unknown> {
  const changed = FIELDS.filter((name) => answer[name] !== before?.[name]);
  return Object.fromEntries(changed.map((name) => [name, name === 'error' ? packError(answer.error) : answer[name]]));
}

/** A part, ready to be sent: what is being typed into a form stays where it is typed. */
export function packPart(part: Part): unknown {
  return part.kind === 'human-input' ? {...part, values: undefined, error: undefined} : part;
}

/** Parts that another tab has sent, with what has been typed here into their forms. */
export function withTyped(parts: readonly Part[], shown: readonly Part[] = []): readonly Part[] {
  const forms = shown.filter((part) => part.kind === 'human-input');
  if (!forms.length) return parts;
  return parts.map((part) => {
    const typed = part.kind === 'human-input' && forms.find(({id}) => id === part.id);
    return typed ? {...part, values: typed.values, error: typed.error} : part;
  });
}

/** Fields of an answer that another tab has sent: those that are there, and make sense. */
export function readFields(value: unknown): Partial<AnswerFields> {
  if (!isObject(value)) return {};
  const fields: Record<string, unknown> = {};
  for (const name of ['id', 'runId']) if (name in value) fields[name] = asId(value[name]) || undefined;
  if ('parent' in value) fields.parent = value.parent === undefined ? undefined : asId(value.parent);
  if ('annotator' in value) fields.annotator = typeof value.annotator === 'string' ? value.annotator : undefined;
  for (const name of ['again', 'createdAt']) if (name in value) fields[name] = asAmount(value[name]);
  if (STATUS.test(asText(value.status))) fields.status = value.status;
  if ('delay' in value) fields.delay = /^(?:slow|queued)$/.test(asText(value.delay)) ? value.delay : undefined;
  if ('rating' in value) fields.rating = /^(?:dis)?like$/.test(asText(value.rating)) ? value.rating : undefined;
  if ('agent' in value) fields.agent = value.agent === true;
  if ('error' in value) fields.error = readError(value.error);
  if ('sources' in value) fields.sources = readSources(value.sources);
  return fields;
}

/** An answer that another tab has sent; nothing for what is none. */
export function readAnswer(value: unknown): Omit<Answer, 'key'> | undefined {
  if (!isObject(value) || !Array.isArray(value.parts)) return undefined;
  const {status = 'streaming', createdAt = 0, ...fields} = readFields(value);
  const parts = value.parts.flatMap((part) => readPart(part) ?? []);
  return {...fields, role: 'assistant', status, createdAt, parts};
}

/** A question that another tab has sent; nothing for what is none. */
export function readQuestion(value: unknown): Omit<UserMessage, 'key'> | undefined {
  if (!isObject(value) || typeof value.text !== 'string') return undefined;
  const parts = asList(value.parts as readonly unknown[]).filter((part) => (part as Partial<Part>).kind === 'file');
  return {
    role: 'user',
    text: value.text,
    createdAt: asAmount(value.createdAt) ?? 0,
    ...(parts.length && {parts: parts as unknown as UserMessage['parts']}),
    ...(Array.isArray(value.files) && {files: asList(value.files) as unknown as UserMessage['files']}),
  };
}

function packError(error: DifyChatError | undefined): ErrorData | undefined {
  return error && {kind: error.kind, code: error.code, status: error.status, message: error.message};
}

function readError(value: unknown): DifyChatError | undefined {
  if (!isObject(value)) return undefined;
  const kind = asText(value.kind);
  if (!Object.hasOwn(KINDS, kind)) return undefined;
  const [code, status] = [asText(value.code) || undefined, asAmount(value.status)];
  return new DifyChatError(asText(value.message), {
    kind: kind as ErrorKind,
    ...(code && {code}),
    ...(status && {status}),
  });
}

/** What leads somewhere else than to a web page does not come from an answer. */
function readSources(value: unknown): readonly Source[] | undefined {
  const sources = asList(value as readonly Source[]);
  const texts = ['document', 'name', 'dataset', 'content'] as const;
  return sources.flatMap(({url, score, page, ...source}) => {
    if (!texts.every((name) => typeof source[name] === 'string')) return [];
    return {
      ...source,
      ...(typeof score === 'number' && {score}),
      ...(typeof page === 'number' && {page}),
      ...(typeof url === 'string' && /^https?:\/\//i.test(url) && {url}),
    };
  });
}
