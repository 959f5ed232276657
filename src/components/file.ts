import {LitElement, html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {RichWords} from '../controllers/rich-words.js';
import {Renewal} from '../controllers/renewal.js';
import type {RichStrings} from '../i18n/en-rich.js';
import {english, type Strings} from '../i18n/index.js';
import {isTrusted, type MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import type {Answer, FilePart} from '../state/types.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {downloadIcon, kindIcons} from './file-icons.js';
import {downloadUrl, endingOf, halves, kindOf, nameOf, sizeText} from './file-words.js';
import {styles} from './file.styles.js';

/**
 * A file that came with an answer, and is no image: sound and film with a player, all others as a card to download.
 *
 * @customElement dify-chat-file
 */
export class DifyChatFile extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) file!: FilePart;
  @property({attribute: false}) answer!: Answer;
  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) policy!: MarkdownPolicy;

  /** A fresh address is being asked for. */
  @state() private busy = false;

  readonly #words = new RichWords(this);
  readonly #renewal = new Renewal(this);

  protected override render() {
    const {file, session} = this;
    const words = this.#words.value?.files;
    const kind = kindOf(file);
    const address = file.url && session.resolve(file.url);
    const gone = this.#renewal.isGone(file);
    if (!address || gone)
      return html`<div class="card">${this.#about(words, gone || !this.#renewal.isAwaited(file))}</div>`;
    const trusted = isTrusted(new URL(address), this.policy);
    if (kind !== 'audio' && kind !== 'video')
      return this.#link(
        address,
        words,
        html`<span class="visually-hidden">${words?.get}</span>${this.#about(words)}${downloadIcon}`,
        'card',
      );
    const player = {src: address, preload: trusted ? 'metadata' : 'none', label: nameOf(file) || words?.[kind]};
    return html`
      <div class="card ${kind}">
        ${
          kind === 'audio'
            ? nothing
            : html`<video
                controls
                playsinline
                .src=${player.src}
                preload=${player.preload}
                aria-label=${player.label ?? nothing}
                @error=${this.#failed}
              ></video>`
        }
        <div class="row">
          ${this.#about(words)}
          ${this.#link(address, words, downloadIcon, 'icon-button')}
        </div>
        ${
          kind === 'audio'
            ? html`<audio
                controls
                .src=${player.src}
                preload=${player.preload}
                aria-label=${player.label ?? nothing}
                @error=${this.#failed}
              ></audio>`
            : nothing
        }
      </div>
    `;
  }

  /** What it is. */
  #about(words: RichStrings['files'] | undefined, gone = false) {
    const {file, strings} = this;
    const kind = kindOf(file);
    const [start, end] = halves(nameOf(file) || (words?.[kind] ?? ''));
    const size = file.size === undefined ? '' : sizeText(file.size, strings.locale);
    const facts = gone ? words?.gone : [endingOf(file).toUpperCase(), size].filter(Boolean).join(' · ');
    return html`
      <span class="kind">${kindIcons[kind]}</span>
      <span class="about">
        <span class="name" dir="auto"><span>${start}</span><span>${end}</span></span>
        <span class="facts" role=${gone ? 'status' : nothing}>${facts}</span>
      </span>
    `;
  }

  #link(address: string, words: RichStrings['files'] | undefined, content: unknown, className: string) {
    const {file} = this;
    const name = nameOf(file) || (words?.[kindOf(file)] ?? '');
    const label = className === 'card' ? nothing : (words?.download(name) ?? nothing); // a card says it all
    return html`<a
      class=${className}
      href=${downloadUrl(address)}
      title=${new URL(address).host}
      target="_blank"
      rel="noopener noreferrer"
      download
      aria-label=${label}
      aria-busy=${this.busy || nothing}
      @click=${this.#download}
      >${content}</a
    >`;
  }

  /** What comes from Dify is no way to a stranger: nobody has to be asked. An address that may be too old is renewed first. */
  readonly #download = async (event: Event): Promise<void> => {
    const link = event.currentTarget as HTMLAnchorElement;
    if (isTrusted(new URL(link.href), this.policy)) event.stopPropagation();
    if (this.busy) event.preventDefault();
    if (this.busy || !this.#renewal.isStale(this.file)) return;
    event.preventDefault();
    const {url} = this.file;
    this.busy = true;
    await this.#renewal.renew();
    await this.updateComplete;
    this.busy = false;
    if (this.file.url === url) void this.#renewal.fail(this.file);
    else if (link.isConnected) link.click(); // with the fresh address
  };

  readonly #failed = (): void => void this.#renewal.fail(this.file);
}

define('dify-chat-file', DifyChatFile);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-file': DifyChatFile;
  }
}
