/** What the visitor has filled in, over a reload. What is stored is as untrusted as any other text. */
import {toJson} from '../client/json.js';
import {isFileKind, type InputField} from './input-fields.js';
import type {ChatStorage} from './storage.js';
import type {Upload} from './upload-types.js';

/** What a control holds: its text, whether it is ticked, or files. */
export type InputValue = string | boolean | readonly Upload[];

/** Longest form that is kept, in UTF-16 units. */
const MAX_FORM = 200_000;

/** The stored values that still fit the form. */
export function readValues(storage: ChatStorage, fields: readonly InputField[]): Map<string, InputValue> {
  const stored = parse(storage.get('form'));
  const values = new Map<string, InputValue>();
  for (const field of fields) {
    const value = stored.get(field.variable);
    if (fits(field, value)) values.set(field.variable, value);
  }
  return values;
}

/** Keeps values but files, unless they are more than a browser should be asked to keep. */
export function writeValues(storage: ChatStorage, values: ReadonlyMap<string, InputValue>): void {
  const kept = [...values].filter(([, value]) => typeof value !== 'object');
  const text = toJson(kept);
  storage.set('form', kept.length && text.length <= MAX_FORM ? text : undefined);
}

function parse(text = ''): Map<unknown, unknown> {
  if (text.length > MAX_FORM) return new Map();
  try {
    return new Map(JSON.parse(text) as [unknown, unknown][]);
  } catch {
    return new Map(); // empty, or nothing that we wrote
  }
}

function fits({kind, hidden, options}: InputField, value: unknown): value is InputValue {
  if (hidden) return false;
  if (isFileKind(kind)) return false;
  if (kind === 'checkbox') return typeof value === 'boolean';
  return typeof value === 'string' && (kind !== 'select' || value === '' || options.includes(value));
}
