/** What voice tells, and how it comes into the composer. */
import type {LitElement} from 'lit';
import type {VoiceStrings} from '../i18n/en-voice.js';
import {errorText} from '../i18n/error-text.js';
import type {MoreStrings, Strings} from '../i18n/index.js';
import {MicrophoneError} from '../media/microphone.js';
import type {ChatSession} from '../state/session.js';
import type {Trouble} from './dictation.js';

/** Seconds as 1:07. */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Why nothing was written down, in words. */
export function troubleText(
  trouble: Trouble,
  words: VoiceStrings['voice'],
  strings: Strings,
  more: MoreStrings | null | undefined,
): string {
  if (typeof trouble === 'string') return words[trouble];
  if (trouble instanceof MicrophoneError) return words.microphone[trouble.fault];
  return errorText(trouble, strings, more && {...more, codes: {...more.codes, ...words.codes}});
}

/** Puts words where the caret is in the composer, in the place of what is selected; gives the field. */
export function insert(composer: LitElement, session: ChatSession, text: string): HTMLTextAreaElement {
  const field = composer.renderRoot.querySelector('textarea')!;
  const {value, selectionStart, selectionEnd} = field;
  const before = /[\p{L}\p{N}\p{P}]$/u.test(value.slice(0, selectionStart)) && !wide(text.at(0)) ? ' ' : '';
  const after = /^[\p{L}\p{N}]/u.test(value.slice(selectionEnd)) && !wide(text.at(-1)) ? ' ' : '';
  field.setRangeText(before + text + after, selectionStart, selectionEnd, 'end');
  session.setDraft(field.value);
  return field;
}

/** Writing without spaces between words. */
const wide = (letter = '') => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(letter);

/** Sends as the visitor would, with all that goes along. */
export function pressEnter(field: HTMLTextAreaElement): void {
  field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', cancelable: true}));
}
