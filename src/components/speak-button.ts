import {LitElement, css, html, nothing, svg, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import {Select} from '../controllers/select.js';
import {VoiceWords} from '../controllers/voice-words.js';
import {Words} from '../controllers/words.js';
import type {VoiceStrings} from '../i18n/en-voice.js';
import {errorText} from '../i18n/error-text.js';
import {english, type Strings} from '../i18n/index.js';
import type {ChatSession} from '../state/session.js';
import {withoutThoughts} from '../state/thoughts.js';
import {isRunning, textOf, type Answer, type DifyChatError, type SpeechState} from '../state/types.js';
import {noticeStyles} from '../styles/notice.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {icon} from './icon.js';
import {notice} from './notice.js';
import {heard, speechOf} from './speech.js';

const aloudIcon = icon(
  svg`<path d="M3.5 8v4h2.7l4.1 3.4V4.6L6.2 8Z"/><path d="M13 7.6a3.4 3.4 0 0 1 0 4.8M15.2 5.4a6.5 6.5 0 0 1 0 9.2"/>`,
  16,
);
const pauseIcon = icon(svg`<path d="M7.2 5v10M12.8 5v10"/>`, 16);
const playIcon = icon(svg`<path d="m6.5 4.4 9 5.6-9 5.6Z"/>`, 16);
const waitIcon = icon(svg`<circle cx="10" cy="10" r="6.4" stroke-dasharray="26 14"/>`, 16);

const ICONS: Record<SpeechState, typeof aloudIcon> = {
  loading: waitIcon,
  playing: pauseIcon,
  paused: playIcon,
  blocked: playIcon,
  failed: aloudIcon,
};

/**
 * Reads an answer aloud, for an app that can.
 *
 * @customElement dify-chat-speak-button
 */
export class DifyChatSpeakButton extends LitElement {
  static override styles = [
    shared,
    noticeStyles,
    css`
      :host {
        display: contents;
      }
      .icon-button {
        inline-size: 28px;
        block-size: 28px;
        padding-block-end: var(--_lift, 0);
        border-radius: 8px;
      }
      .icon-button[data-on] {
        color: var(--_accent-text);
      }
      .icon-button[data-state='loading'] svg {
        animation: turn 0.9s linear infinite;
      }
      .blocked {
        display: flex;
        align-items: center;
        gap: 6px;
        min-block-size: 28px;
        padding-inline: 10px;
        border: 1px solid var(--_control-border);
        border-radius: 14px;
        color: var(--_accent-text);
        font-size: 13px;
        line-height: 18px;
      }
      :focus-visible {
        outline-offset: -2px;
      }
      /* Below the row. */
      .problem {
        flex: 1 0 100%;
        order: 1;
        margin-block: 4px 8px;
      }
      @keyframes turn {
        to {
          rotate: 1turn;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .icon-button[data-state='loading'] svg {
          animation: none;
        }
      }
      @media (pointer: coarse) {
        .icon-button {
          inline-size: 44px;
          block-size: 44px;
        }
        .blocked {
          border-radius: 22px;
        }
      }
    `,
  ];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) message!: Answer;
  @property({attribute: false}) strings: Strings = english;

  readonly #words = new VoiceWords(this);
  readonly #more = new Words(this);
  readonly #speech = new Select(this, ({speech}) => (speech?.key === this.message.key ? speech : undefined));
  readonly #able = new Select(this, ({app}) => {
    const {page} = this.session.core.options;
    return app?.parameters.text_to_speech?.enabled === true && !page?.noVoice;
  });

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('session')) speechOf(this.session, this);
  }

  protected override render() {
    const {state, error} = this.#speech.value ?? {};
    if (isRunning(this.message) && !state) return nothing;
    if (!this.#able.value || !withoutThoughts(textOf(this.message.parts)).trim()) return nothing;
    const words = this.#words.value?.aloud;
    if (!words) return html`<span class="icon-button"></span>`;
    const names = {loading: words.loading, playing: words.pause, paused: words.resume, failed: words.play};
    return html`
      ${
        state === 'blocked'
          ? html`<button type="button" class="blocked" @click=${this.#press}>${playIcon}${words.blocked}</button>`
          : html`<button
              type="button"
              class="icon-button"
              data-state=${state ?? nothing}
              ?data-on=${state && state !== 'failed'}
              aria-label=${state ? names[state] : words.play}
              title=${state ? names[state] : words.play}
              @click=${this.#press}
            >
              ${state ? ICONS[state] : aloudIcon}
            </button>`
      }
      ${state === 'failed' ? this.#failed(words, error) : nothing}
    `;
  }

  #failed(words: VoiceStrings['aloud'], error?: DifyChatError) {
    const more = this.#more.value;
    if (error && more === undefined) return nothing; // the right words are on their way
    const {strings} = this;
    const text =
      error?.code === 'no_speech'
        ? words.nothing
        : error
          ? errorText(error, strings, more && {...more, codes: {...more.codes, ...words.codes}})
          : words.failed;
    return html`<div class="problem" role="alert">${notice(text, {label: strings.retry, click: this.#press})}</div>`;
  }

  readonly #press = (): void => {
    const {session, message, strings} = this;
    speechOf(session, this).toggle(message, () => heard(message, strings));
  };
}

define('dify-chat-speak-button', DifyChatSpeakButton);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-speak-button': DifyChatSpeakButton;
  }
}
