/**
 * Checks values of the app's form by the server's own rules, since a chatflow does not report bad ones
 * (1.13, 1.14) and the server takes an empty text for a required one.
 */
import {isObject} from '../client/guard.js';
import {isFileKind, type InputField} from './input-fields.js';
import {jsonPosition} from './json-position.js';
import {isUnderway, type Upload} from './upload-types.js';

/** Why a value cannot be sent; the words for it are the interface's. */
export type InputError =
  | {readonly code: 'required' | 'option' | 'number' | 'object' | 'refused'}
  /** No file, or too many of them; one that is still on its way; one that did not arrive. */
  | {readonly code: 'file' | 'underway' | 'upload'}
  | {readonly code: 'long'; readonly limit: number; readonly over: number}
  /** No JSON, from that character of that line on. */
  | {readonly code: 'json'; readonly line: number; readonly column: number}
  | {readonly code: 'schema'; readonly fault: SchemaFault}
  /** Nothing that the visitor can give: what only the page knows, a choice without options. */
  | {readonly code: 'page' | 'empty'};

/** What a JSON Schema has against an object. */
export interface SchemaFault {
  /** Where in the object, e.g. `address/street`; empty for the object itself. */
  readonly path: string;
  /** `missing` and `extra` with the property's name, `type` with the type that is wanted. */
  readonly kind: 'missing' | 'extra' | 'type' | 'other';
  readonly detail: string;
}

/** What is wrong with an object by a schema; nothing when all is well, or when the schema cannot be read. */
export type SchemaCheck = (value: object, schema: object) => SchemaFault | undefined;

/** What becomes of a value: what to send (`undefined`: leave the variable out), or why not. */
export type Checked = {readonly value: unknown; readonly error?: undefined} | {readonly error: InputError};

const OUT: Checked = {value: undefined};

const TRUE = /^(true|1|yes|on)$/i;
const FALSE = /^(false|0|no|off)$/i;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** Checks what the visitor, the page or history gives for a field, and brings it into the form that the server takes. */
export function checkInput(field: InputField, given: unknown, schemaCheck?: SchemaCheck): Checked {
  if (given === undefined || given === null) return absent(field);
  switch (field.kind) {
    case 'text-input':
    case 'paragraph':
      return checkText(field, given);
    case 'select':
      return checkChoice(field, given);
    case 'number':
      return checkNumber(field, given);
    case 'checkbox': {
      const value = toBoolean(given);
      return value === undefined ? fail('required') : {value};
    }
    case 'json_object':
      return checkObject(field, given, schemaCheck);
    case 'file':
    case 'file-list':
      return checkFiles(field, given);
  }
}

/** Whether a field cannot be filled in by anybody who sits before it, and why. */
export function obstacle(field: InputField): InputError | undefined {
  if (field.hidden) return {code: 'page'};
  return field.kind === 'select' && !field.options.length ? {code: 'empty'} : undefined;
}

function absent(field: InputField): Checked {
  if (!field.required) return OUT;
  return {error: obstacle(field) ?? {code: isFileKind(field.kind) ? 'file' : 'required'}};
}

function fail(code: 'required' | 'option' | 'number' | 'object' | 'file' | 'underway' | 'upload'): Checked {
  return {error: {code}};
}

/** A lone half of a character would be refused by the server's database; a number in the page's code is meant as its text. */
function checkText({required, limit}: InputField, given: unknown): Checked {
  const value = typeof given === 'number' ? String(given) : given;
  if (typeof value !== 'string') return fail('required');
  if (required && !value.trim()) return fail('required');
  const over = limit ? [...value].length - limit : 0;
  if (limit && over > 0) return {error: {code: 'long', limit, over}};
  return {value: value.replace(/\p{Surrogate}/gu, '\ufffd')};
}

/** Files as a request names them; those of the visitor have to be there first. */
function checkFiles(field: InputField, given: unknown): Checked {
  const list = Array.isArray(given) ? (given as unknown[]) : field.kind === 'file' ? [given] : [];
  if (!list.length || !list.every(isObject)) return absent(field);
  const files = list.map((item) => (isUpload(item) ? item.input : item));
  if (list.some((item) => isUpload(item) && isUnderway(item))) return fail('underway');
  if (!files.every(isObject)) return fail('upload');
  if (field.kind === 'file') return {value: files[0]};
  return files.length > (field.limit ?? Infinity) ? fail('file') : {value: files};
}

function isUpload(item: object): item is Upload {
  return 'status' in item && 'sent' in item;
}

/** An optional choice that was not made must be left out: `''` is refused unless it is an option. */
function checkChoice(field: InputField, given: unknown): Checked {
  const value = typeof given === 'number' ? String(given) : given;
  if (typeof value === 'string' && field.options.includes(value)) return {value};
  return value === '' ? absent(field) : fail('option');
}

/** An emptied number is sent as `''`, the server's word for none, where leaving it out would mean the default. */
function checkNumber(field: InputField, given: unknown): Checked {
  if (typeof given === 'number') return Number.isFinite(given) ? {value: given} : fail('number');
  if (typeof given !== 'string') return fail('number');
  const text = given.normalize('NFKC').replace('\u2212', '-').trim(); // full-width digits of an input method, a real minus
  if (!text) return field.required || field.initial === undefined ? absent(field) : {value: ''};
  const value = Number(text);
  if (!NUMBER.test(text) || !Number.isFinite(value)) return fail('number');
  // Longer than JavaScript counts exactly: the server reads the text, and loses nothing.
  return {value: /^[-+]?\d+$/.test(text) && !Number.isSafeInteger(value) ? text : value};
}

function checkObject(field: InputField, given: unknown, schemaCheck?: SchemaCheck): Checked {
  let value = given;
  if (typeof given === 'string') {
    if (!given.trim()) return absent(field);
    try {
      value = JSON.parse(given);
    } catch {
      return {error: {code: 'json', ...jsonPosition(given)}};
    }
  }
  if (!isObject(value)) return fail('object');
  // The server does not hold an empty object against the schema.
  const fault = field.schema && Object.keys(value).length ? schemaCheck?.(value, field.schema) : undefined;
  return fault ? {error: {code: 'schema', fault}} : {value};
}

function toBoolean(given: unknown): boolean | undefined {
  const word =
    typeof given === 'boolean' || typeof given === 'number' || typeof given === 'string' ? String(given) : '';
  if (TRUE.test(word.trim())) return true;
  return FALSE.test(word.trim()) ? false : undefined;
}

/** What a field's control shows for a value: a text, or whether it is ticked. Nothing when it cannot show it. */
export function toControl({kind, options}: InputField, value: unknown): string | boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (kind === 'checkbox') return toBoolean(value);
  if (kind === 'json_object' && typeof value === 'object') return JSON.stringify(value, null, 2);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value);
  return kind !== 'select' || options.includes(text) ? text : undefined;
}
