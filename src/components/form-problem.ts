import {errorText} from '../i18n/error-text.js';
import type {RichStrings} from '../i18n/en-rich.js';
import type {MoreStrings, Strings} from '../i18n/index.js';
import type {DifyChatError} from '../state/types.js';

/** The visitor's words for why a form was not taken. */
export function formProblem(
  error: DifyChatError,
  {problem}: RichStrings['humanInput'],
  strings: Strings,
  more: MoreStrings,
): string {
  const words: Partial<Record<string, string>> = problem;
  // A refusal without a code is a route that this server lacks, or a proxy's.
  const known = error.kind !== 'configuration' || error.status === 404 || error.status === 405;
  return (known && words[error.kind]) || errorText(error, strings, more);
}
