/** Results of many rows as a file. */
import type {BatchRow} from './batch.js';
import {toCsvLine} from './csv.js';
import type {InputField} from './input-fields.js';

/** More outputs have no column of their own. */
const MOST = 50;

/** So many rows are written at a time. */
const SLICE = 100;

/** What the columns beside those of the inputs and outputs are called, and what is said in them. */
export interface ResultWords {
  readonly status: string;
  readonly result: string;
  readonly problem: string;
  readonly stateOf: (row: BatchRow) => string;
  readonly problemOf: (row: BatchRow) => string;
}

/** Writes them, a little at a time: the pieces of a file. */
export async function writeResults(
  rows: readonly BatchRow[],
  fields: readonly InputField[],
  words: ResultWords,
): Promise<string[]> {
  const names = new Set<string>();
  for (const {values} of rows) for (const [name] of values) if (names.size < MOST) names.add(name);
  if (!names.size) names.add('');
  const {status, result, problem} = words;
  const head = [...fields.map(({label}) => label), status, ...[...names].map((name) => name || result), problem];
  const pieces = [`\ufeff${toCsvLine(head)}`];
  for (let from = 0; from < rows.length; from += SLICE) {
    const lines = rows.slice(from, from + SLICE).map((row) => {
      const values = new Map(row.values);
      return toCsvLine([
        ...fields.map(({variable}) => toText(row.inputs[variable])),
        words.stateOf(row),
        ...[...names].map((name) => values.get(name) ?? ''),
        words.problemOf(row),
      ]);
    });
    pieces.push(lines.join(''));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return pieces;
}

function toText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
