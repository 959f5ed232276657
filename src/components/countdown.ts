import {LitElement, html} from 'lit';
import {property} from 'lit/decorators.js';
import {english, type Strings} from '../i18n/index.js';
import type {RichStrings} from '../i18n/en-rich.js';
import {shared} from '../styles/shared.js';
import {styles} from './countdown.styles.js';
import {define} from './define.js';
import {inLocale, toDate} from './time.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When so many minutes are left, a screen reader says so. */
const TELL: readonly number[] = [5, 1];

/**
 * How long there is to do something: the day when that is far, minutes when it is near, seconds in the end.
 *
 * @customElement dify-chat-countdown
 * @fires over - The time is over.
 */
export class DifyChatCountdown extends LitElement {
  static override styles = [shared, styles];

  /** Unix time in seconds. */
  @property({type: Number}) until!: number;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) words!: RichStrings['humanInput']['time'];

  #timer: ReturnType<typeof setTimeout> | undefined;
  #before = Infinity;
  #said = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render() {
    const left = this.#left;
    const passed = TELL.find((minutes) => left <= minutes * MINUTE && this.#before > minutes * MINUTE);
    // What was so before anybody looked is not told.
    if (passed && Number.isFinite(this.#before) && left > 0) this.#said = this.words.soon(passed);
    this.#before = left;
    return html`
      <span role="timer">${this.#text(left)}</span>
      <span class="visually-hidden" role="status">${this.#said}</span>
    `;
  }

  protected override updated(): void {
    clearTimeout(this.#timer);
    const left = this.#left;
    if (left <= 0) {
      this.dispatchEvent(new Event('over'));
      return;
    }
    const step = left > DAY ? HOUR : left > 5 * MINUTE ? MINUTE : 1000;
    this.#timer = setTimeout(() => this.requestUpdate(), left % step || step);
  }

  get #left(): number {
    return this.until * 1000 - Date.now();
  }

  #text(left: number): string {
    const {words, strings} = this;
    if (left > DAY) {
      const date = toDate(this.until);
      const year = date?.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
      const write = (locale?: string) =>
        date?.toLocaleString(locale, {year, month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit'}) ?? '';
      return words.until(inLocale(strings.locale, write));
    }
    const minutes = Math.ceil(left / MINUTE);
    if (minutes > 60) return words.hours(Math.floor(minutes / 60), minutes % 60);
    if (left > 5 * MINUTE) return words.minutes(minutes);
    const seconds = Math.max(0, Math.ceil(left / 1000));
    return words.seconds(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);
  }
}

define('dify-chat-countdown', DifyChatCountdown);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-countdown': DifyChatCountdown;
  }
}
