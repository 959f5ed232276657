/** Inputs in short, to tell one result from another. */
import type {TaskStrings} from '../i18n/en-task.js';
import type {InputField} from '../state/input-fields.js';
import type {UserMessage} from '../state/types.js';
import {plain} from './plain.js';

/** More of a value, and of all, is not shown. */
const LONGEST_VALUE = 80;
const LONGEST = 240;

/** What a run was started with, in one line; a single text by itself. */
export function summaryOf(
  {text, inputs = {}}: UserMessage,
  fields: readonly InputField[],
  words: TaskStrings['task'],
): string {
  const shown = fields
    .filter(({hidden}) => !hidden)
    .flatMap(({variable, label}) => {
      const value = shorten(Object.hasOwn(inputs, variable) ? inputs[variable] : undefined, words);
      return value ? [[label, value] as const] : [];
    });
  const line = shown.length === 1 ? shown[0]![1] : shown.map(([label, value]) => `${label}: ${value}`).join(' · ');
  return plain(line || text).slice(0, LONGEST);
}

function shorten(value: unknown, words: TaskStrings['task']): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const text = typeof value === 'object' && isFiles(value) ? words.file : asLine(value);
  const line = text
    .slice(0, 4 * LONGEST_VALUE)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE).replace(/[\ud800-\udbff]$/, '')}…` : line;
}

const asLine = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const isFiles = (value: object): boolean => [value].flat().some((item) => 'transfer_method' in Object(item));
