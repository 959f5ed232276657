/** What is said of the visitor's files. */
import type {FileStrings} from '../i18n/en-files.js';
import {errorText} from '../i18n/error-text.js';
import type {MoreStrings, Strings} from '../i18n/index.js';
import {endingOf, type FileRules} from '../state/file-rules.js';
import type {DifyChatError, Refusal} from '../state/types.js';
import {sizeText} from './file-words.js';
import {isolate, plain} from './plain.js';
import {inLocale} from './time.js';

type Words = FileStrings['uploads'];

/** More of a name is not said. */
const LONGEST = 60;

const MEGA = 1024 * 1024;

/** A name in the middle of a sentence. */
export function nameText(name: string): string {
  const text = plain(name).trim();
  const end = endingOf(text).length + 6;
  const short = text.length > LONGEST && end < LONGEST ? `${text.slice(0, LONGEST - end)}…${text.slice(-end)}` : text;
  return isolate(short.slice(0, LONGEST + 1));
}

/** Why a file is not taken, with the limit. */
export function faultText({name, fault}: Refusal, rules: FileRules, words: Words, locale: string): string {
  const shown = nameText(name);
  switch (fault.code) {
    case 'kind':
      return words.fault.kind(shown, kindsText(rules, words, locale));
    case 'large': // Dify counts in 1,024s and calls them MB
      return words.fault.large(shown, sizeText((fault.limit / MEGA) * 1e6, locale));
    case 'number':
      return words.fault.number(shown, fault.limit);
    default:
      return words.fault[fault.code](shown);
  }
}

/** What is taken, in words. */
function kindsText({types, endings}: FileRules, {types: names}: Words, locale: string): string {
  const kinds = types.flatMap((type) =>
    type === 'custom' ? endings.map((ending) => plain(ending).toUpperCase()) : [names[type]],
  );
  return inLocale(locale, (tag) => new Intl.ListFormat(tag, {type: 'conjunction'}).format(kinds));
}

/** Why a file could not be sent. */
export function uploadError(
  error: DifyChatError | undefined,
  words: Words,
  strings: Strings,
  more: MoreStrings | null | undefined,
): string {
  if (error?.code === 'file_vanished') return words.vanished;
  return error ? errorText(error, strings, more) : '';
}

/** Whether the same file may be taken at another try. */
export function isRetryable({kind}: DifyChatError): boolean {
  return kind !== 'file' && kind !== 'input';
}
