import {LitElement, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {FileWords} from '../controllers/file-words.js';
import {Words} from '../controllers/words.js';
import type {FileStrings} from '../i18n/en-files.js';
import {english, type MoreStrings, type Strings} from '../i18n/index.js';
import type {FileRules} from '../state/file-rules.js';
import type {Refusal, Upload} from '../state/types.js';
import {isUnderway} from '../state/upload-types.js';
import {shared} from '../styles/shared.js';
import './attachment.js';
import type {DifyChatAttachment} from './attachment.js';
import {styles} from './attachments.styles.js';
import {define} from './define.js';
import {alertIcon, closeIcon} from './icons.js';
import {faultText, nameText, uploadError} from './upload-words.js';

/** So many refusals are said one by one. */
const MOST = 3;

/** What is to be done with a file. */
export interface AttachmentDetail {
  readonly key: string;
}

/**
 * Files that are not sent yet, and what is wrong with others.
 *
 * @customElement dify-chat-attachments
 * @fires remove - One is not to be sent: `detail.key`.
 * @fires retry - One is to be tried again: `detail.key`.
 * @fires dismiss - The refusals are read.
 * @fires left - The focus was on something that is gone now.
 */
export class DifyChatAttachments extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) items: readonly Upload[] = [];
  @property({attribute: false}) refusals: readonly Refusal[] = [];
  @property({attribute: false}) rules!: FileRules;
  @property({attribute: false}) strings: Strings = english;

  /** What a screen reader hears. */
  @state() private said = '';

  readonly #words = new FileWords(this);
  readonly #more = new Words(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    const words = this.#words.value?.uploads;
    const more = this.#more.value; // fetched before something fails
    if (words && changed.has('items')) this.#tell(changed.get('items') ?? [], words, more);
  }

  protected override render() {
    const {items, strings} = this;
    const words = this.#words.value?.uploads;
    if (!words) return nothing;
    return html`
      ${
        items.length
          ? html`<div class="list" role="list" aria-label=${words.list}>
              ${items.map(
                (item) => html`<dify-chat-attachment
                  role="listitem"
                  class=${item.error ? 'wide' : nothing}
                  .item=${item}
                  .words=${words}
                  .more=${item.error ? this.#more.value : undefined}
                  .strings=${strings}
                  @remove=${(event: Event) => void this.#remove(event, item.key)}
                  @retry=${() => this.#fire('retry', item.key)}
                ></dify-chat-attachment>`,
              )}
            </div>`
          : nothing
      }
      ${items.some(({was}) => was !== undefined) ? html`<p class="note">${words.shrunk}</p>` : nothing}
      <div role="alert">${this.refusals.length ? this.#refused(words) : nothing}</div>
      <div class="visually-hidden" role="status">${this.said}</div>
    `;
  }

  #refused(words: FileStrings['uploads']) {
    const {refusals, rules, strings} = this;
    const rest = refusals.length - MOST;
    const texts = refusals.slice(0, MOST).map((refusal) => faultText(refusal, rules, words, strings.locale));
    return html`<div class="refused">
      ${alertIcon}
      <div>
        ${texts.map((text) => html`<p dir="auto">${text}</p>`)} ${rest > 0 ? html`<p>${words.others(rest)}</p>` : nothing}
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label=${words.dismiss}
        title=${words.dismiss}
        @click=${() => this.#fire('dismiss')}
      >
        ${closeIcon}
      </button>
    </div>`;
  }

  /** Says what has changed: that files were added, that all have arrived, which one failed. */
  #tell(before: readonly Upload[], words: FileStrings['uploads'], more: MoreStrings | null | undefined): void {
    const {items} = this;
    const known = new Map(before.map((item) => [item.key, item]));
    const failed = items.find(({key, status}) => status === 'failed' && known.get(key)?.status !== 'failed');
    const added = items.filter((item) => !known.has(item.key) && isUnderway(item)).length;
    const done = before.some(isUnderway) && !items.some(isUnderway);
    if (failed) {
      const why = uploadError(failed.error, words, this.strings, more);
      this.said = words.problem(nameText(failed.name), why);
    } else if (added) this.said = words.added(added);
    else if (done && items.length) this.said = words.arrived(items.filter(({status}) => status === 'done').length);
  }

  /** The focus goes to the next file, which takes the place of the one that goes. */
  async #remove(event: Event, key: string): Promise<void> {
    const card = event.target as DifyChatAttachment;
    const cards = [...this.renderRoot.querySelectorAll('dify-chat-attachment')];
    const index = cards.indexOf(card);
    const focused = card.shadowRoot!.activeElement !== null;
    this.#fire('remove', key);
    if (!focused) return;
    await this.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve)); // the state is told with the next frame
    await this.updateComplete;
    const left = [...this.renderRoot.querySelectorAll('dify-chat-attachment')];
    const next = left[Math.min(index, left.length - 1)]?.shadowRoot?.querySelector<HTMLElement>('.remove');
    if (next) next.focus();
    else this.dispatchEvent(new Event('left'));
  }

  #fire(type: 'remove' | 'retry' | 'dismiss', key = ''): void {
    this.dispatchEvent(new CustomEvent<AttachmentDetail>(type, {detail: {key}}));
  }
}

define('dify-chat-attachments', DifyChatAttachments);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-attachments': DifyChatAttachments;
  }
}
