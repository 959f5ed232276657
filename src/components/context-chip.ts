import {LitElement, css, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {RichWords} from '../controllers/rich-words.js';
import {Select} from '../controllers/select.js';
import {english, type Strings} from '../i18n/index.js';
import type {ChatSession} from '../state/session.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {closeIcon} from './icons.js';
import {isolate, plain} from './plain.js';

/** So much of it is shown, in characters; the rest is in the title. */
const LONGEST = 200;

/**
 * What the page tells of itself with the next question, for the visitor to see and to take back.
 *
 * @customElement dify-chat-context-chip
 */
export class DifyChatContextChip extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        margin-block-end: 8px;
      }
      .chip {
        display: flex;
        align-items: center;
        gap: 2px;
        inline-size: fit-content;
        max-inline-size: 100%;
        padding-inline-start: 12px;
        border: 1px solid var(--_border);
        border-radius: 16px;
        background: var(--_raised);
        color: var(--_muted);
        font-size: 13px;
        line-height: 18px;
      }
      .text {
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .icon-button {
        flex: none;
        inline-size: 28px;
        block-size: 28px;
        border-radius: 14px;
      }
      svg {
        inline-size: 14px;
        block-size: 14px;
      }
    `,
  ];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;

  readonly #words = new RichWords(this);
  readonly #context = new Select(this, ({context}) => context);

  protected override render() {
    const words = this.#words.value?.context;
    const values = Object.entries(this.#context.value ?? {});
    if (!words) return nothing;
    const text = (value: unknown) => plain(typeof value === 'string' ? value : JSON.stringify(value)).trim();
    const all = values.map(([name, value]) => `${name}: ${text(value)}`).join('\n');
    const short = values.map(([, value]) => text(value).slice(0, LONGEST)).join(' · ');
    return html`
      <div class="chip" role="group" aria-label=${words.shared}>
        <span class="text" title=${all}>${words.shared}: ${isolate(short)}</span>
        <button
          type="button"
          class="icon-button"
          aria-label=${words.remove}
          title=${words.remove}
          @click=${() => this.session.context?.remove()}
        >
          ${closeIcon}
        </button>
      </div>
    `;
  }
}

define('dify-chat-context-chip', DifyChatContextChip);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-context-chip': DifyChatContextChip;
  }
}
