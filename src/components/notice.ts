import {html, nothing, type TemplateResult} from 'lit';
import {errorText} from '../i18n/error-text.js';
import type {MoreStrings, Strings} from '../i18n/index.js';
import type {DifyChatError} from '../state/types.js';
import {alertIcon, composeIcon, retryIcon} from './icons.js';

/** What can be done about what a card says. */
interface Action {
  readonly label: string;
  readonly click: () => void;
  readonly icon?: unknown;
}

/**
 * The card of an error, with the next step that may help: the same again; a new conversation, where this one is gone or takes
 * no such message; nothing, where only the owner of the app can help.
 */
export function failure(
  error: DifyChatError,
  strings: Strings,
  more: MoreStrings | null | undefined,
  retry: () => void,
  renew?: () => void,
): TemplateResult | typeof nothing {
  if (more === undefined) return nothing; // the right words are on their way
  const {kind, code} = error;
  const anew = renew && (kind === 'not-found' || kind === 'input');
  const helpless = /^(?:quota|file|conf)|denied$/.test(kind + code);
  return notice(
    errorText(error, strings, more),
    helpless
      ? undefined
      : anew
        ? {label: strings.newConversation, click: renew, icon: composeIcon}
        : {label: strings.retry, click: retry},
  );
}

/** A card with one sentence and, when there is a way on, one button. Its looks are `noticeStyles`. */
export function notice(text: string, action?: Action): TemplateResult {
  return html`
    <div class="notice">
      ${alertIcon}
      <p><bdi>${text}</bdi></p>
      ${action ? html`<button type="button" @click=${action.click}>${action.icon ?? retryIcon}${action.label}</button>` : nothing}
    </div>
  `;
}
