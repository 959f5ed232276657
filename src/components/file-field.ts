import {LitElement, css, html, nothing, type PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {FileWords} from '../controllers/file-words.js';
import {english, type Strings} from '../i18n/index.js';
import {fieldRules, type FileRules} from '../state/file-rules.js';
import type {InputField} from '../state/input-fields.js';
import type {ChatSession} from '../state/session.js';
import type {Refusal, Upload} from '../state/types.js';
import {UploadQueue} from '../state/upload-queue.js';
import {shared} from '../styles/shared.js';
import './attachments.js';
import type {AttachmentDetail} from './attachments.js';
import {define} from './define.js';
import './file-picker.js';
import type {PickDetail} from './file-picker.js';
import './link-entry.js';
import type {LinkDetail} from './link-entry.js';

/**
 * A field of a form that takes files.
 *
 * @customElement dify-chat-file-field
 * @fires input - Its value has changed.
 */
export class DifyChatFileField extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
        min-block-size: 40px;
      }
    `,
  ];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) field!: InputField;
  /** The files that the form knows of. */
  @property({attribute: false}) given: readonly Upload[] = [];

  @state() private items: readonly Upload[] = [];
  @state() private refusals: readonly Refusal[] = [];
  /** An address is being given. */
  @state() private linking = false;

  @query('dify-chat-file-picker') private picker!: HTMLElement | null;

  readonly #words = new FileWords(this);
  #queue: UploadQueue | undefined;
  /** The form knows of files. */
  #told = false;

  override focus(options?: FocusOptions): void {
    this.picker?.focus(options);
  }

  /** The files, on their way and arrived. */
  get value(): readonly Upload[] {
    return this.items;
  }

  /** What is given may be older than what is here. Once both were the same, nothing means that it was emptied. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('given')) return;
    const {given} = this;
    if (given.length) {
      this.#told = true;
      if (!this.#queue) this.items = given;
    } else if (this.#told) {
      this.#told = false;
      this.#queue?.stop();
      this.#queue = undefined;
      this.items = given;
    }
  }

  protected override render() {
    const words = this.#words.value?.uploads;
    if (!words) return nothing;
    const {items, refusals, strings, linking} = this;
    const rules = this.#rules;
    const full = items.length >= rules.number;
    return html`
      ${
        items.length || refusals.length
          ? html`<dify-chat-attachments
              .items=${items}
              .refusals=${refusals}
              .rules=${rules}
              .strings=${strings}
              @remove=${({detail}: CustomEvent<AttachmentDetail>) => this.#uploads.remove(detail.key)}
              @retry=${({detail}: CustomEvent<AttachmentDetail>) => this.#uploads.retry(detail.key)}
              @dismiss=${() => this.#uploads.dismiss()}
              @left=${() => void this.updateComplete.then(() => this.focus())}
            ></dify-chat-attachments>`
          : nothing
      }
      ${
        full
          ? nothing
          : html`<dify-chat-file-picker
              .rules=${rules}
              .words=${words}
              label=${rules.number > 1 ? words.add : words.addOne}
              @pick=${({detail}: CustomEvent<PickDetail>) => this.#uploads.add(detail.files)}
              @link=${() => (this.linking = true)}
            ></dify-chat-file-picker>`
      }
      ${linking && !full ? html`<dify-chat-link-entry .words=${words} @link=${this.#link} @cancel=${this.#unlink}></dify-chat-link-entry>` : nothing}
    `;
  }

  get #rules(): FileRules {
    const {field, session} = this;
    const rules = fieldRules(field.files, field.limit, session.state.get().app?.parameters);
    return field.kind === 'file' ? {...rules, number: 1} : rules;
  }

  /** It goes on while the form is not on the screen. */
  get #uploads(): UploadQueue {
    const changed = (items: readonly Upload[], refusals: readonly Refusal[]) => {
      this.items = items;
      this.refusals = refusals;
      this.dispatchEvent(new Event('input', {bubbles: true}));
    };
    return (this.#queue ??= new UploadQueue(this.session.core, () => this.#rules, changed, this.items));
  }

  readonly #link = ({detail}: CustomEvent<LinkDetail>): void => {
    if (this.#uploads.addUrl(detail.url)) this.#unlink();
  };

  readonly #unlink = (): void => {
    this.linking = false;
    this.focus();
  };
}

define('dify-chat-file-field', DifyChatFileField);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-file-field': DifyChatFileField;
  }
}
