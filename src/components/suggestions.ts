import {LitElement, css, html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {Words} from '../controllers/words.js';
import {english, type Strings} from '../i18n/index.js';
import {capMarks} from '../markdown/cap.js';
import type {ChatSession} from '../state/session.js';
import {suggest} from '../state/suggestions.js';
import type {Answer} from '../state/types.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';

/**
 * What might be asked next. It is there from the beginning of the answer, and keeps the room for its chips free: when they
 * come, some seconds after the answer, nothing that is being read moves.
 *
 * @customElement dify-chat-suggestions
 */
export class DifyChatSuggestions extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-block-size: calc(2 * 32px + 8px);
        margin-block-start: 8px;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
        animation: appear 0.24s;
      }
      li {
        max-inline-size: 100%;
      }
      button {
        min-block-size: 32px;
        padding: 6px 14px;
        border: 1px solid var(--_border);
        border-radius: 16px;
        color: var(--_accent-text);
        font-size: 13px;
        line-height: 18px;
        text-align: start;
        overflow-wrap: anywhere;
      }
      button:hover {
        border-color: var(--_accent-text);
        background: var(--_user);
      }
      :focus-visible {
        outline-offset: -2px;
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
      @media (pointer: coarse) {
        :host {
          min-block-size: calc(2 * 44px + 8px);
        }
        button {
          min-block-size: 44px;
          padding-inline: 16px;
          border-radius: 22px;
        }
      }
      /* Zoomed in there is no room to keep free. */
      @media (max-height: 359px) {
        :host {
          min-block-size: 0;
        }
      }
    `,
  ];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) message!: Answer;
  @property({attribute: false}) strings: Strings = english;

  /** One of them was asked. */
  @state() private asked = false;

  readonly #words = new Words(this);
  #request: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  /** Something was asked, or another version is on the screen: what may still come is of no use. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#request?.abort();
    this.#request = undefined;
  }

  protected override updated(): void {
    const {session, message} = this;
    const {id, status, suggestions} = message;
    if (!this.isConnected || this.#request || status !== 'done' || !id || suggestions) return;
    this.#request = new AbortController();
    void suggest(session, message, this.#request.signal);
  }

  protected override render() {
    const {session, strings, asked} = this;
    const {suggestions = []} = asked ? {} : this.message;
    const words = this.#words.value?.actions;
    return html`
      ${
        suggestions.length
          ? html`<ul aria-label=${strings.suggestions}>
              ${suggestions.map(
                (text) =>
                  html`<li><button type="button" dir="auto" @click=${() => (this.asked = session.send(text))}>${capMarks(text)}</button></li>`,
              )}
            </ul>`
          : nothing
      }
      <span class="visually-hidden" role="status"
        >${
          words && this.#request && suggestions.length /* not for those of a version shown before */
            ? words.suggestions(suggestions.length)
            : nothing
        }</span
      >
    `;
  }
}

define('dify-chat-suggestions', DifyChatSuggestions);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-suggestions': DifyChatSuggestions;
  }
}
