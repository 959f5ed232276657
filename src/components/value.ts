import {LitElement, css, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {Report} from '../controllers/report.js';
import {shared} from '../styles/shared.js';
import {copyIcon, tickIcon} from './action-icons.js';
import {canCopy, copy} from './copy.js';
import {define} from './define.js';
import {plain} from './plain.js';
import type {StepWords} from './step-words.js';
import {holdAround} from './hold-around.js';

/** Characters that are shown at first, and those that are shown more at a time: a browser needs long for millions. */
const FEW = 400;
const MANY = 20_000;

/** A longer text is not looked at whether it is JSON. */
const LONGEST_JSON = 200_000;

/**
 * What went into a step, or came out of it: as text, or as JSON. Cut, until somebody wants to see more.
 *
 * @customElement dify-chat-value
 */
export class DifyChatValue extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        border: 1px solid var(--_border);
        border-radius: 10px;
        font-size: 12px;
        line-height: 18px;
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-block-size: 28px;
        padding-inline: 10px 2px;
        color: var(--_muted);
      }
      .icon-button {
        inline-size: 28px;
        block-size: 28px;
      }
      pre {
        margin: 0;
        padding: 0 10px 8px;
        font-family: var(--_mono);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      :host([data-error]) pre {
        color: var(--_error);
      }
      .more {
        display: block;
        padding: 0 10px 8px;
        color: var(--_accent-text);
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .problem {
        margin: 0;
        padding: 0 10px 8px;
        color: var(--_error);
      }
    `,
  ];

  @property({attribute: false}) label = '';
  @property({attribute: false}) value: unknown;
  @property({attribute: false}) words!: StepWords;

  /** How many characters are shown. */
  @state() private shown = FEW;

  readonly #report = new Report(this);
  #text = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value')) this.#text = toText(this.value);
  }

  protected override render() {
    const {label, words, shown} = this;
    const text = this.#text;
    const {said, problem, done} = this.#report;
    const rest = text.length - shown;
    // The end of a cut must not stand in the middle of a sign.
    const cut = rest > 0 ? text.slice(0, shown).replace(/[\ud800-\udbff]$/, '') : text;
    return html`
      <div class="head">
        <bdi>${label}</bdi>
        ${
          canCopy()
            ? html`<button
                type="button"
                class="icon-button"
                aria-label=${words.copy(label)}
                title=${words.copy(label)}
                @click=${this.#copy}
              >
                ${done ? tickIcon : copyIcon}
              </button>`
            : nothing
        }
      </div>
      <pre dir="auto">${plain(cut)}${rest > 0 ? '…' : nothing}</pre>
      ${
        rest > 0
          ? html`<button type="button" class="more" @click=${this.#more}>
              ${rest > MANY ? words.more : words.all}
            </button>`
          : nothing
      }
      ${problem ? html`<p class="problem">${problem}</p>` : nothing}
      <span class="visually-hidden" role="status">${said}</span>
    `;
  }

  readonly #more = (): void => {
    holdAround(this);
    this.shown += MANY;
  };

  readonly #copy = async (): Promise<void> => {
    const {words} = this;
    if (await copy(this.#text)) this.#report.say(words.copied, tickIcon);
    else this.#report.fail(words.copyFailed);
  };
}

/** Whether there is something to see in it. */
export const hasValue = (value: unknown): boolean =>
  value instanceof Object ? Object.keys(value).length > 0 : ![undefined, null, ''].includes(value as null);

function toText(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2);
  if (value.length > LONGEST_JSON || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

define('dify-chat-value', DifyChatValue);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-value': DifyChatValue;
  }
}
