/** The parts of an answer that another tab has sent: those that are what they say. A part of a lazy chunk. */
import {isObject} from '../client/guard.js';
import type {HumanInputPart, OutputsPart, Part, RunPart} from './types.js';

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const amount: Check = (value) => value === undefined || (typeof value === 'number' && value >= 0);
const maybe: Check = (value) => value === undefined || typeof value === 'string';
const oneOf =
  (words: RegExp): Check =>
  (value) =>
    typeof value === 'string' && words.test(value);
const texts: Check = (value) => Array.isArray(value) && value.every(text);
const pairs: Check = (value) => Array.isArray(value) && value.every((pair) => Array.isArray(pair) && text(pair[0]));
const listOf =
  (shape: Shape): Check =>
  (value) =>
    Array.isArray(value) && value.every((item) => fits(item, shape));

const STEP: Shape = {
  id: text,
  nodeId: text,
  type: text,
  title: text,
  status: oneOf(/^(?:running|succeeded|failed|exception|stopped|paused)$/),
  parent: maybe,
  round: amount,
  reached: amount,
  rounds: amount,
  retries: amount,
  seconds: amount,
  tokens: amount,
  error: maybe,
  icon: maybe,
};

const FIELD: Shape = {
  kind: oneOf(/^(?:text-input|paragraph|select|number|checkbox|json_object|file|file-list)$/),
  variable: text,
  label: text,
  hint: text,
  placeholder: text,
  required: flag,
  hidden: flag,
  limit: amount,
  options: texts,
  schema: (value) => value === undefined || isObject(value),
};

const BUTTON: Shape = {id: text, title: text, look: oneOf(/^(?:primary|default|accent|ghost)$/)};

const SHAPES: Readonly<Record<Part['kind'], Shape>> = {
  text: {text},
  tool: {id: text, tool: text, labels: isObject, input: text, observation: text},
  file: {id: text, type: text, name: text, url: text, mime: text, size: amount},
  run: {
    id: text,
    status: oneOf(/^(?:running|succeeded|failed|stopped|partial-succeeded|paused)$/),
    steps: listOf(STEP),
    seconds: amount,
    tokens: amount,
  } satisfies Partial<Record<keyof RunPart, Check>>,
  'human-input': {
    id: text,
    node: text,
    title: text,
    content: text,
    fields: listOf(FIELD),
    buttons: listOf(BUTTON),
    token: maybe,
    expiresAt: amount,
    status: oneOf(/^(?:open|sending|filled|expired|elsewhere|over)$/),
    chosen: maybe,
    own: (value) => value === undefined || flag(value),
    result: maybe,
  } satisfies Partial<Record<keyof HumanInputPart, Check>>,
  gap: {},
  reasoning: {id: text, text, done: flag},
  outputs: {id: text, values: pairs, text} satisfies Partial<Record<keyof OutputsPart, Check>>,
};

/** A part that another tab has sent; nothing for what is none. */
export function readPart(value: unknown): Part | undefined {
  if (!isObject(value)) return undefined;
  const {kind} = value as {kind?: unknown};
  if (typeof kind !== 'string' || !Object.hasOwn(SHAPES, kind)) return undefined;
  const known = kind as Part['kind'];
  if (!fits(value, SHAPES[known])) return undefined;
  return (known === 'human-input' ? {...value, values: new Map()} : value) as unknown as Part;
}

function fits(value: unknown, shape: Shape): boolean {
  return isObject(value) && Object.entries(shape).every(([name, check]) => check(value[name]));
}
