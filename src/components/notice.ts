import {html, nothing, type TemplateResult} from 'lit';
import type {MoreStrings, Strings} from '../i18n/index.js';
import type {DifyChatError} from '../state/types.js';
import {alertIcon, retryIcon} from './icons.js';

/** The visitor's words for an error: by its code where that says more, else by its kind. Dify's own text never reaches the screen. */
export function errorText({code, kind}: DifyChatError, {error}: Strings, more?: MoreStrings): string {
  const words: Partial<Record<string, string>> = {...error, ...more?.codes};
  return (Object.hasOwn(words, code) && words[code]) || error[kind];
}

/** A card with one sentence and, when there is a way on, one button. Its looks are `noticeStyles`. */
export function notice(text: string, action?: {label: string; click: () => void}): TemplateResult {
  return html`
    <div class="notice">
      ${alertIcon}
      <p>${text}</p>
      ${action ? html`<button type="button" @click=${action.click}>${retryIcon}${action.label}</button>` : nothing}
    </div>
  `;
}
