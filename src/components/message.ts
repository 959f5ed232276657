import {LitElement, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {Words} from '../controllers/words.js';
import {english, type Strings} from '../i18n/index.js';
import {capMarks} from '../markdown/cap.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import {isRunning, type Answer, type Message, type Site} from '../state/types.js';
import {avatarStyles} from '../styles/avatar.js';
import {noticeStyles} from '../styles/notice.js';
import {shared} from '../styles/shared.js';
import {avatar} from './avatar.js';
import {define} from './define.js';
import {styles} from './message.styles.js';
import {errorText, notice} from './notice.js';
import {renderPart} from './parts.js';

/**
 * One question or one answer.
 *
 * @customElement dify-chat-message
 */
export class DifyChatMessage extends LitElement {
  static override styles = [shared, avatarStyles, noticeStyles, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) message!: Message;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) site: Partial<Site> = {};
  @property({attribute: false}) policy!: MarkdownPolicy;

  readonly #words = new Words(this);

  protected override render() {
    const {message, strings} = this;
    if (message.role === 'assistant') return this.#answer(message);
    return html`
      <span class="visually-hidden">${strings.you}:</span>
      <div class="bubble"><div dir="auto">${capMarks(message.text)}</div></div>
    `;
  }

  #answer(message: Answer) {
    const {strings, policy} = this;
    const {resolve} = this.session;
    const last = message.parts.length - 1;
    return html`
      <div class="answer">
        ${avatar(this.site, resolve)}
        <div class="body">
          ${message.parts.map((part, index) =>
            renderPart(part, {strings, policy, resolve, streaming: index === last && message.status === 'streaming'}),
          )}
          ${this.#state(message)}
        </div>
      </div>
    `;
  }

  /** What is said under an answer that is not simply complete. */
  #state(message: Answer) {
    const {strings} = this;
    const delay = message.delay && html`<span class="note">${strings[message.delay]}</span>`;
    if (message.status === 'waiting' || (isRunning(message) && delay)) {
      return html`<div class="thinking"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${delay ?? nothing}</div>`;
    }
    switch (message.status) {
      case 'stopped':
      case 'paused':
        return html`<p class="note">${strings[message.status]}</p>`;
      case 'incomplete':
        if (message.delay) return html`<p class="note">${strings.checking}</p>`;
        return notice(strings.incomplete, {label: strings.askAgain, click: this.#retry});
      case 'failed': {
        const {error} = message;
        return notice(error ? errorText(error, strings, this.#words.value) : strings.error.server, {
          label: strings.retry,
          click: this.#retry,
        });
      }
      default:
        return nothing;
    }
  }

  readonly #retry = (): void => this.session.retry(this.message.key);
}

define('dify-chat-message', DifyChatMessage);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-message': DifyChatMessage;
  }
}
