import {LitElement, css, html} from 'lit';
import {property, query} from 'lit/decorators.js';
import type {FileStrings} from '../i18n/en-files.js';
import {fieldStyles} from '../styles/fields.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {closeIcon} from './icons.js';

/** The address of a file. */
export interface LinkDetail {
  readonly url: string;
}

/**
 * Where the address of a file is written.
 *
 * @customElement dify-chat-link-entry
 * @fires link - An address was given: `detail.url`. The field stays until it is taken away.
 * @fires cancel - None is to be given.
 */
export class DifyChatLinkEntry extends LitElement {
  static override styles = [
    shared,
    fieldStyles,
    css`
      :host,
      .row {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .row,
      input {
        flex: 1;
        min-inline-size: 0;
      }
      .add {
        min-block-size: 36px;
        padding-inline: 12px;
        border-radius: 10px;
        color: var(--_accent-text);
        font-size: 14px;
        font-weight: 600;
      }
      .add:hover {
        background: var(--_raised);
      }
      .icon-button {
        flex: none;
      }
    `,
  ];

  @property({attribute: false}) words!: FileStrings['uploads'];

  @query('input') private field!: HTMLInputElement;

  protected override firstUpdated(): void {
    this.field.focus();
  }

  protected override render() {
    const {words} = this;
    return html`<div class="row" role="group" aria-label=${words.link} @keydown=${this.#key}>
      <input type="text" inputmode="url" autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr" aria-label=${words.address} placeholder="https://" />
      <button type="button" class="add" @click=${this.#add}>${words.addLink}</button>
      <button type="button" class="icon-button" aria-label=${words.cancel} title=${words.cancel} @click=${this.#cancel}>
        ${closeIcon}
      </button>
    </div>`;
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape') this.#cancel();
    else if (event.key === 'Enter' && event.target === this.field) this.#add();
    else return;
    event.preventDefault(); // neither does the panel close, nor is a form sent
  };

  readonly #add = (): void => {
    const url = this.field.value.trim();
    this.field.focus();
    if (url) this.dispatchEvent(new CustomEvent<LinkDetail>('link', {detail: {url}}));
  };

  readonly #cancel = (): void => void this.dispatchEvent(new Event('cancel'));
}

define('dify-chat-link-entry', DifyChatLinkEntry);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-link-entry': DifyChatLinkEntry;
  }
}
