/** What is said of a row. */
import {errorText} from '../i18n/error-text.js';
import type {TaskStrings} from '../i18n/en-task.js';
import type {MoreStrings, Strings} from '../i18n/index.js';
import type {RowFault} from '../state/batch-rows.js';
import type {BatchRow} from '../state/batch.js';
import {inputErrorText} from './input-words.js';
import {plain} from './plain.js';

/** All words that are needed for that. */
export interface BatchWords {
  readonly strings: Strings;
  readonly more: MoreStrings;
  readonly batch: TaskStrings['batch'];
}

/** Why a row cannot be run, or why it failed; empty when nothing is wrong. */
export function problemOf({faults, error}: BatchRow, {strings, more, batch}: BatchWords): string {
  if (error) return error.code === 'needs_somebody' ? batch.needsSomebody : errorText(error, strings, more);
  return faults.map((fault) => faultText(fault, batch, more)).join(' ');
}

function faultText(fault: RowFault, batch: TaskStrings['batch'], {form}: MoreStrings): string {
  if (fault.kind === 'columns') return batch.columns(fault.found, fault.wanted);
  if (fault.kind === 'quotes') return batch.quotes;
  return `${plain(fault.field.label)}: ${inputErrorText(fault.error, fault.field, form)}`;
}
