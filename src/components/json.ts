import {LitElement, css, html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {TaskWords} from '../controllers/task-words.js';
import {english, type Strings} from '../i18n/index.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {plain} from './plain.js';
import {inLocale} from './time.js';

/** So many entries, and characters of a text, are shown at first, and more at a time. */
const ENTRIES = 50;
const TEXT = 2000;

/** A list or an object with no more entries than this is open from the beginning, where it is not deep inside. */
const FEW = 12;
const SHALLOW = 2;

/**
 * A value of JSON as a tree. Only what is open is drawn, and of a long one only its beginning.
 *
 * @customElement dify-chat-json
 */
export class DifyChatJson extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-inline-size: 0;
        font: 13px/20px var(--_mono);
        overflow-wrap: anywhere;
      }
      ul {
        margin: 0;
        padding: 0;
        padding-inline-start: 14px;
        list-style: none;
      }
      :host([root]) > ul {
        padding-inline-start: 0;
      }
      .key {
        color: var(--_muted);
      }
      .text {
        white-space: pre-wrap;
      }
      .toggle {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        min-block-size: 24px;
        border-radius: 6px;
        text-align: start;
      }
      .toggle::before {
        content: '';
        flex: none;
        inline-size: 6px;
        block-size: 6px;
        margin-inline: 1px 3px;
        border-block-end: 1.5px solid currentColor;
        border-inline-end: 1.5px solid currentColor;
        transform: rotate(-45deg);
      }
      :host(:dir(rtl)) .toggle::before {
        transform: rotate(45deg);
      }
      .toggle[aria-expanded='true']::before,
      :host(:dir(rtl)) .toggle[aria-expanded='true']::before {
        transform: translateY(-2px) rotate(45deg);
      }
      .count {
        color: var(--_muted);
        font: 12px/16px var(--_font);
      }
      .more {
        color: var(--_accent-text);
        font: 13px/20px var(--_font);
        text-decoration: underline;
        text-underline-offset: 3px;
      }
    `,
  ];

  @property({attribute: false}) value: unknown;
  @property({attribute: false}) strings: Strings = english;
  /** How deep inside it stands. */
  @property({attribute: false}) depth = 0;

  /** How much of it is shown. */
  @state() private shown = 0;
  /** Which of its entries the visitor has opened or closed. */
  @state() private opened: ReadonlyMap<string, boolean> = new Map();

  readonly #words = new TaskWords(this);

  protected override render() {
    const {value} = this;
    return value !== null && typeof value === 'object' ? this.#entries(value) : this.#leaf(value);
  }

  #entries(value: object) {
    const keys = Object.keys(value);
    const list = Array.isArray(value);
    const count = ENTRIES + this.shown;
    return html`
      <ul>
        ${keys.slice(0, count).map((key) => this.#entry(key, (value as Record<string, unknown>)[key], list))}
      </ul>
      ${keys.length > count ? this.#more(() => (this.shown += 4 * ENTRIES)) : nothing}
    `;
  }

  #entry(key: string, value: unknown, list: boolean) {
    const name = list ? String(Number(key) + 1) : plain(key.slice(0, TEXT));
    const size = value !== null && typeof value === 'object' ? Object.keys(value).length : -1;
    if (size < 1)
      return html`<li><bdi class="key">${name}:</bdi> ${size ? this.#inner(value) : Array.isArray(value) ? '[]' : '{}'}</li>`;
    const open = this.opened.get(key) ?? (this.depth < SHALLOW && size <= FEW);
    const toggle = () => (this.opened = new Map(this.opened).set(key, !open));
    const count = inLocale(this.strings.locale, (tag) => size.toLocaleString(tag));
    return html`<li>
      <button type="button" class="toggle" aria-expanded=${open} @click=${toggle}>
        <bdi class="key">${name}</bdi> <span class="count">${this.#words.value?.task.entries(count)}</span>
      </button>
      ${open ? this.#inner(value) : nothing}
    </li>`;
  }

  #inner(value: unknown) {
    return typeof value === 'object' && value !== null
      ? html`<dify-chat-json .value=${value} .strings=${this.strings} .depth=${this.depth + 1}></dify-chat-json>`
      : this.#scalar(value);
  }

  #scalar(value: unknown) {
    return typeof value === 'string' && value.length > TEXT
      ? html`<dify-chat-json .value=${value} .strings=${this.strings}></dify-chat-json>`
      : html`<span class="text" dir="auto">${plain(value)}</span>`;
  }

  #leaf(value: unknown) {
    const text = typeof value === 'string' ? value : String(value);
    const end = TEXT + this.shown;
    // The end of a cut must not stand in the middle of a sign.
    const cut = text.length > end ? text.slice(0, end).replace(/[\ud800-\udbff]$/, '') : text;
    return html`<span class="text" dir="auto">${plain(cut)}${cut === text ? nothing : '…'}</span>
      ${cut === text ? nothing : this.#more(() => (this.shown += 10 * TEXT))}`;
  }

  #more(click: () => void) {
    return html`<button type="button" class="more" @click=${click}>${this.#words.value?.task.showMore}</button>`;
  }
}

define('dify-chat-json', DifyChatJson);
