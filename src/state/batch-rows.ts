/** The rows of a file as what an app is run with. */
import {parseCsv} from './csv.js';
import {checkInput, type InputError, type SchemaCheck} from './input-check.js';
import type {InputField} from './input-fields.js';

/** Longest file, in bytes, and most rows. */
export const MAX_BYTES = 20_000_000;
export const MAX_ROWS = 10_000;

/** The signs of a longer cell are not counted one by one, where there may not be so many. */
const LONGEST_CELL = 100_000;

/** So many milliseconds of work are done at a time. */
const SLICE = 8;

/** Why a row cannot be run: it has another number of cells, a quote is wrong, or a value is. */
export type RowFault =
  | {readonly kind: 'columns'; readonly found: number; readonly wanted: number}
  | {readonly kind: 'quotes'}
  | {readonly kind: 'value'; readonly field: InputField; readonly error: InputError};

/** A row of the file. */
export interface InputRow {
  /** Its line in the file, from 1. */
  readonly line: number;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly faults: readonly RowFault[];
}

/** What a file says. */
export interface InputTable {
  readonly rows: readonly InputRow[];
  /** Columns that belong to no field. */
  readonly unused: readonly string[];
}

/** Why a file cannot be used at all; `names` are those of columns. */
export interface TableFault {
  readonly code: 'large' | 'long' | 'none' | 'missing' | 'unreadable';
  readonly names?: readonly string[];
}

/** How rows are read. */
export interface RowRules {
  /** The fields that have a column. */
  readonly fields: readonly InputField[];
  /** What goes along with each row. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly schemaCheck: SchemaCheck | undefined;
  readonly signal: AbortSignal;
}

/** Reads a table, a little at a time. */
export async function readRows(text: string, rules: RowRules): Promise<InputTable | TableFault> {
  const rows: InputRow[] = [];
  let columns: readonly (InputField | undefined)[] | undefined;
  let unused: string[] = [];
  let begun = performance.now();
  for (const row of parseCsv(text)) {
    if (performance.now() - begun > SLICE) {
      await new Promise((resolve) => setTimeout(resolve));
      if (rules.signal.aborted) break;
      begun = performance.now();
    }
    if (!row) continue;
    if (!columns) {
      const found = row.cells.map((cell) => fieldOf(cell, rules.fields));
      const missing = rules.fields.filter((field) => field.required && !found.includes(field));
      if (missing.length) return {code: 'missing', names: missing.map(({label}) => label)};
      if (!found.some(Boolean)) return {code: 'missing', names: rules.fields.map(({label}) => label)};
      columns = found;
      unused = row.cells.filter((cell, index) => cell.trim() && !found[index]);
      continue;
    }
    if (rows.length === MAX_ROWS) return {code: 'long'};
    const {line, broken, cells} = row;
    rows.push({line, ...(broken ? {inputs: {}, faults: [{kind: 'quotes'}]} : readRow(cells, columns, rules))});
  }
  return rows.length ? {rows, unused} : {code: 'none'};
}

/** A column is named by the label of its field, or by its variable. */
function fieldOf(name: string, fields: readonly InputField[]): InputField | undefined {
  const wanted = name.trim().toLowerCase();
  return (
    fields.find(({label}) => label.toLowerCase() === wanted) ??
    fields.find(({variable}) => variable.toLowerCase() === wanted)
  );
}

function readRow(
  cells: readonly string[],
  columns: readonly (InputField | undefined)[],
  {fields, given, schemaCheck}: RowRules,
): Pick<InputRow, 'inputs' | 'faults'> {
  const extra = cells.slice(columns.length).some((cell) => cell.trim());
  if (extra || cells.length < columns.length) {
    const fault = {kind: 'columns', found: cells.length, wanted: columns.length} as const;
    return {inputs: {}, faults: [fault]};
  }
  const inputs = new Map(Object.entries(given));
  const faults: RowFault[] = [];
  for (const field of fields) {
    const column = columns.indexOf(field);
    const cell = column < 0 ? '' : cells[column]!;
    // Nothing in a box to tick is not a no: it is what the app takes for that.
    const value = cell.trim() || field.kind !== 'checkbox' ? cell : undefined;
    const over = cell.length - Math.max(field.limit ?? Infinity, LONGEST_CELL);
    const checked =
      over > 0
        ? {error: {code: 'long', limit: field.limit!, over} as const}
        : checkInput(field, column < 0 ? undefined : value, schemaCheck);
    if (checked.error) faults.push({kind: 'value', field, error: checked.error});
    else if (checked.value === undefined) inputs.delete(field.variable);
    else inputs.set(field.variable, checked.value);
  }
  return {inputs: Object.fromEntries(inputs), faults};
}
