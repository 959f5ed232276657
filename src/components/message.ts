import {LitElement, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {Words} from '../controllers/words.js';
import {english, type Strings} from '../i18n/index.js';
import {capMarks} from '../markdown/cap.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import {isRunning, textOf, type Answer, type FilePart, type Message, type Site} from '../state/types.js';
import {avatarStyles} from '../styles/avatar.js';
import {bubbleStyles} from '../styles/bubble.js';
import {noticeStyles} from '../styles/notice.js';
import {shared} from '../styles/shared.js';
import {thinkingStyles} from '../styles/thinking.js';
import {avatar} from './avatar.js';
import {bubble} from './bubble.js';
import {define} from './define.js';
import {styles} from './message.styles.js';
import {failure, notice} from './notice.js';
import {renderPart} from './parts.js';

/**
 * One question or one answer.
 *
 * @customElement dify-chat-message
 */
export class DifyChatMessage extends LitElement {
  static override styles = [shared, avatarStyles, bubbleStyles, noticeStyles, thinkingStyles, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) message!: Message;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) site: Partial<Site> = {};
  @property({attribute: false}) policy!: MarkdownPolicy;

  /** Unix time of the message before; absent for the first one. */
  @property({attribute: false}) previousAt: number | undefined;

  readonly #words = new Words(this);

  protected override render() {
    const {session, message, strings} = this;
    if (message.role === 'assistant') {
      try {
        return this.#answer(message);
      } catch (error) {
        reportError(error); // what cannot be drawn is shown as it is, and the other messages live
        return capMarks(textOf(message.parts));
      }
    }
    // What can be done with an answer or a question, and the days between them: fetched with the first question.
    void import('./actions.js').catch(() => undefined);
    return html`
      ${this.#day()}
      <span class="visually-hidden">${strings.you}:</span>
      ${message.parts?.map((part) =>
        renderPart(part as FilePart, {
          session,
          answer: message as never,
          strings,
          policy: this.policy,
          streaming: false,
        }),
      )}
      <dify-chat-question .session=${session} .message=${message} .strings=${strings}>
        ${message.text.trim() && bubble(message.text)}
      </dify-chat-question>
    `;
  }

  #answer(message: Answer) {
    const {session, strings, policy} = this;
    const {resolve} = session;
    const last = message.parts.length - 1;
    return html`
      ${this.#day()}
      <div class="answer">
        ${avatar(this.site, resolve, policy)}
        <div class="body">
          ${message.parts.map((part, index) =>
            renderPart(part, {
              session,
              answer: message,
              strings,
              policy,
              streaming: index === last && message.status === 'streaming',
            }),
          )}
          ${this.#state(message)}
        </div>
      </div>
      <dify-chat-actions .session=${session} .message=${message} .strings=${strings}></dify-chat-actions>
    `;
  }

  /** Says when another day begins; before the first message, than today. */
  #day() {
    const {message, strings, previousAt = Date.now() / 1000} = this;
    const at = message.createdAt;
    return at > 0 && dayOf(at) !== dayOf(previousAt)
      ? html`<dify-chat-day .at=${at} .strings=${strings}></dify-chat-day>`
      : nothing;
  }

  /** What is said under an answer that is not simply complete. */
  #state(message: Answer) {
    const {session, strings} = this;
    if (message.unsent)
      return html`<dify-chat-unsent .session=${session} .message=${message} .strings=${strings}></dify-chat-unsent>`;
    const {again} = message;
    const late = again ?? message.delay;
    const more = late ? this.#words.value : undefined;
    const wait = again ? more?.again(again) : message.delay === 'queued' && more?.queued;
    const delay = late && html`<span class="note">${wait || strings.slow}</span>`;
    if (message.status === 'waiting' || (isRunning(message) && delay)) {
      return html`<div class="thinking"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${delay ?? nothing}</div>`;
    }
    switch (message.status) {
      case 'stopped':
        if (message.parts.length) return html`<p class="note">${strings.stopped}</p>`;
        return notice(strings.stopped, {label: strings.askAgain, click: this.#retry});
      case 'incomplete':
        if (message.delay) return html`<p class="note">${this.#words.value?.checking}</p>`;
        return notice(strings.incomplete, {label: strings.askAgain, click: this.#retry});
      case 'failed':
        return message.error ? failure(message.error, strings, this.#words.value, this.#retry, this.#renew) : nothing;
      default:
        return nothing;
    }
  }

  readonly #retry = (): unknown => this.session.retry(this.message.key);

  readonly #renew = (): void => this.session.newConversation(this.message.key);
}

const dayOf = (at: number) => new Date(at * 1000).toDateString();

define('dify-chat-message', DifyChatMessage);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-message': DifyChatMessage;
  }
}
