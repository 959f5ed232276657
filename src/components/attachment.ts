import {LitElement, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {FileStrings} from '../i18n/en-files.js';
import {english, type MoreStrings, type Strings} from '../i18n/index.js';
import type {Upload} from '../state/types.js';
import {isUnderway} from '../state/upload-types.js';
import {shared} from '../styles/shared.js';
import {styles} from './attachment.styles.js';
import {define} from './define.js';
import {kindIcons} from './file-icons.js';
import {endingOf, halves, kindOf, sizeText} from './file-words.js';
import {alertIcon, closeIcon, retryIcon} from './icons.js';
import {plain} from './plain.js';
import {inLocale} from './time.js';
import {isRetryable, nameText, uploadError} from './upload-words.js';

/** More of a name is not drawn. */
const LONGEST = 200;

/** There is little room: so much of the end of a name stays. */
const END = 7;

/**
 * A file that is not sent yet: what it is, how much of it has arrived, and what can be done with it.
 *
 * @customElement dify-chat-attachment
 * @fires remove - It is not to be sent.
 * @fires retry - It is to be tried again.
 */
export class DifyChatAttachment extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) item!: Upload;
  @property({attribute: false}) words!: FileStrings['uploads'];
  @property({attribute: false}) more: MoreStrings | null | undefined;
  @property({attribute: false}) strings: Strings = english;

  /** The address of the picture, until it is drawn. */
  @state() private preview: string | undefined;

  #shown: Blob | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate('item'); // its picture is made anew
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#revoke();
    this.#shown = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const {file} = this.item;
    if (!changed.has('item') || file === this.#shown) return;
    this.#shown = file;
    this.#revoke();
    // As an image nothing in a file can do anything. What is being made smaller is shown when it is small.
    if (file && this.item.status !== 'preparing' && kindOf(this.#part) === 'image')
      this.preview = URL.createObjectURL(file);
    else this.#shown = undefined;
  }

  protected override render() {
    const {item, words, strings} = this;
    const name = nameText(item.name);
    const [start, end] = halves(plain(item.name.slice(-LONGEST)).trim(), END);
    const failed = item.status === 'failed';
    return html`
      <div class="card" data-status=${item.status}>
        <span class="kind">${this.#picture()}</span>
        <span class="about">
          <span class="name" dir="auto" title=${plain(item.name)}><span>${start}</span><span>${end}</span></span>
          <span class="facts">${failed ? html`${alertIcon}<span dir="auto">${uploadError(item.error, words, strings, this.more)}</span>` : this.#facts()}</span>
        </span>
        ${
          failed && item.error && isRetryable(item.error)
            ? this.#button('retry', words.retry(name), retryIcon)
            : nothing
        }
        ${this.#button('remove', isUnderway(item) ? words.stop(name) : words.remove(name), closeIcon)}
        ${
          item.status === 'sending'
            ? html`<progress aria-label=${words.sending(name)} max="100" .value=${this.#percent}></progress>`
            : nothing
        }
      </div>
    `;
  }

  #picture() {
    const {preview} = this;
    if (!preview) return kindIcons[kindOf(this.#part)];
    return html`<img src=${preview} alt="" decoding="async" @load=${this.#revoked} @error=${this.#broken} />`;
  }

  #facts() {
    const {item, words, strings} = this;
    const {status, size, was, sent} = item;
    const {locale} = strings;
    if (status === 'waiting' || status === 'preparing') return words[status];
    if (status === 'sending') {
      if (size === undefined) return words.waiting;
      if (sent >= size) return words.finishing;
      return inLocale(locale, (tag) => (this.#percent / 100).toLocaleString(tag, {style: 'percent'}));
    }
    const facts = [
      endingOf(this.#part).toUpperCase(),
      size === undefined ? '' : sizeText(size, locale),
      was === undefined ? '' : words.was(sizeText(was, locale)),
    ];
    return facts.filter(Boolean).join(' · ');
  }

  #button(name: 'remove' | 'retry', label: string, icon: unknown) {
    return html`<button
      type="button"
      class="icon-button ${name}"
      aria-label=${label}
      title=${label}
      @click=${() => this.dispatchEvent(new Event(name))}
    >
      ${icon}
    </button>`;
  }

  get #percent(): number {
    const {sent, size = 0} = this.item;
    return Math.min(100, Math.floor((100 * sent) / (size || 1)));
  }

  /** As files of answers are described. */
  get #part() {
    const {type, name, mime} = this.item;
    return {kind: 'file', id: '', url: '', type, name, mime} as const;
  }

  /** What is drawn stays when its address is gone. */
  readonly #revoked = ({target}: Event): void => URL.revokeObjectURL((target as HTMLImageElement).src);

  readonly #broken = (): void => this.#revoke();

  #revoke(): void {
    if (this.preview) URL.revokeObjectURL(this.preview);
    this.preview = undefined;
  }
}

define('dify-chat-attachment', DifyChatAttachment);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-attachment': DifyChatAttachment;
  }
}
