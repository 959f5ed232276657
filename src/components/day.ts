import {LitElement, css, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {english, type Strings} from '../i18n/index.js';
import {dayName} from './day-name.js';
import {define} from './define.js';
import {toDate} from './time.js';

/**
 * Says on which day the messages below it were written.
 *
 * @customElement dify-chat-day
 */
export class DifyChatDay extends LitElement {
  static override styles = css`
    :host {
      display: block;
      box-sizing: border-box;
      padding-block: 8px 16px;
      color: var(--_muted);
      font-size: 12px;
      font-variant-numeric: tabular-nums;
      line-height: 16px;
      text-align: center;
    }
    :host::first-letter {
      text-transform: uppercase;
    }
  `;

  /** A moment of that day: Unix time in seconds. */
  @property({attribute: false}) at = 0;

  @property({attribute: false}) strings: Strings = english;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override updated(): void {
    clearTimeout(this.#timer);
    if (!this.isConnected) return;
    // At midnight today becomes yesterday.
    const now = Date.now();
    this.#timer = setTimeout(() => this.requestUpdate(), new Date(now).setHours(24, 0, 1, 0) - now);
  }

  protected override render() {
    const date = toDate(this.at);
    if (!date) return nothing;
    const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
    return html`<time dir="auto" datetime=${day}>${dayName(date, new Date(), this.strings.locale)}</time>`;
  }
}

const two = (number: number) => String(number).padStart(2, '0');

define('dify-chat-day', DifyChatDay);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-day': DifyChatDay;
  }
}
