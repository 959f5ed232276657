import {LitElement, html, nothing, type PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {DropZone} from '../controllers/drop-zone.js';
import {FileWords} from '../controllers/file-words.js';
import {Select} from '../controllers/select.js';
import {english, type Strings} from '../i18n/index.js';
import type {ChatSession} from '../state/session.js';
import {rulesOf, Uploads} from '../state/uploads.js';
import {shared} from '../styles/shared.js';
import type {AttachmentDetail} from './attachments.js';
import {define} from './define.js';
import './file-picker.js';
import type {PickDetail} from './file-picker.js';
import type {LinkDetail} from './link-entry.js';
import {dropIcon} from './upload-icons.js';
import {styles} from './uploader.styles.js';

/**
 * What brings files to the next message: a button, dropping and pasting; and the files, until it is sent. It stands in the row of
 * the composer's field. Where the app takes no files there is nothing of it.
 *
 * @customElement dify-chat-uploader
 */
export class DifyChatUploader extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  /** Where the visitor writes. */
  @property({attribute: false}) composer!: HTMLElement;

  /** An address is being given. */
  @state() private linking = false;

  @query('.drop') private target!: HTMLElement | null;
  @query('dify-chat-file-picker') private picker!: HTMLElement | null;

  readonly #uploads = new Select(this, ({uploads}) => uploads);
  /** The page may change its mind. */
  readonly #off = new Select(this, () => !rulesOf(this.session));
  readonly #words = new FileWords(this);
  readonly #drop = new DropZone(this, {
    zone: () => (this.#off.value || this.#panel?.hidden ? undefined : this.#panel),
    take: ({files, folders}) => this.#taken?.add(files, folders),
  });
  #taken: Uploads | undefined;
  #pasting: HTMLElement | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listen(undefined);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const rules = rulesOf(this.session);
    if (changed.has('session')) this.#taken = undefined;
    if (rules) this.#taken ??= (this.session.uploads as Uploads | undefined) ?? new Uploads(this.session, rules);
    this.#listen(rules ? this.composer : undefined);
  }

  /** What shows files, and takes addresses, is fetched for the first one. */
  protected override render() {
    const words = this.#words.value?.uploads;
    const uploads = this.#uploads.value;
    if (!words || !uploads || this.#off.value) return nothing;
    const {rules, items, refusals, message} = uploads;
    const {strings, linking} = this;
    if (items.length || refusals.length) void import('./attachments.js').catch(() => undefined);
    return html`
      <dify-chat-file-picker .rules=${rules} .words=${words} @pick=${this.#picked} @link=${this.#enter}></dify-chat-file-picker>
      <div class="strip" ?hidden=${!items.length && !refusals.length && !linking}>
        <dify-chat-attachments
          .items=${items}
          .refusals=${refusals}
          .rules=${rules}
          .strings=${strings}
          @remove=${({detail}: CustomEvent<AttachmentDetail>) => this.#taken?.remove(detail.key)}
          @retry=${({detail}: CustomEvent<AttachmentDetail>) => this.#taken?.retry(detail.key)}
          @dismiss=${this.#dismiss}
          @left=${() => this.composer.focus()}
        ></dify-chat-attachments>
        ${linking ? html`<dify-chat-link-entry .words=${words} @link=${this.#link} @cancel=${this.#unlink}></dify-chat-link-entry>` : nothing}
        <div class="message" role="status">
          ${message ? html`<span>${words[message]}</span>` : nothing}
          ${message === 'held' ? html`<button type="button" class="release" @click=${this.#release}>${words.release}</button>` : nothing}
        </div>
      </div>
      <div class="drop" popover="manual" aria-hidden="true">${dropIcon}<span>${words.drop}</span></div>
    `;
  }

  protected override updated(): void {
    const {target} = this;
    const {over} = this.#drop;
    if (!target || target.matches(':popover-open') === over) return;
    target.togglePopover(over);
    const {top, left, width, height} = this.#panel!.getBoundingClientRect();
    Object.assign(target.style, {top: `${top}px`, left: `${left}px`, width: `${width}px`, height: `${height}px`});
  }

  get #panel(): HTMLElement | undefined {
    return (this.composer.getRootNode() as Partial<ShadowRoot>).host as HTMLElement | undefined;
  }

  #listen(composer: HTMLElement | undefined): void {
    if (composer === this.#pasting) return;
    this.#pasting?.removeEventListener('paste', this.#paste);
    composer?.addEventListener('paste', this.#paste);
    this.#pasting = composer;
  }

  /** Who copies a text from an office gets a picture of it along: the text is meant. */
  readonly #paste = (event: ClipboardEvent): void => {
    const {files, types} = event.clipboardData ?? {};
    const isText = types?.includes('text/plain') && types.some((type) => /^text\/(?:html|rtf)/.test(type));
    if (!files?.length || isText) return;
    event.preventDefault();
    this.#taken?.add(files);
  };

  readonly #picked = ({detail}: CustomEvent<PickDetail>): void => {
    this.#taken?.add(detail.files);
    if (!matchMedia('(pointer: coarse)').matches) this.composer.focus();
  };

  readonly #enter = (): void => {
    void import('./link-entry.js').catch(() => undefined);
    this.linking = true;
  };

  readonly #link = ({detail}: CustomEvent<LinkDetail>): void => {
    if (this.#taken?.addUrl(detail.url)) this.#unlink();
  };

  readonly #unlink = (): void => {
    this.linking = false;
    this.picker?.focus();
  };

  readonly #dismiss = (): void => {
    this.#taken?.dismiss();
    this.composer.focus();
  };

  readonly #release = (): void => {
    this.#taken?.release();
    this.composer.focus();
  };
}

define('dify-chat-uploader', DifyChatUploader);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-uploader': DifyChatUploader;
  }
}
