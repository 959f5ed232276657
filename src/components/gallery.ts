import {LitElement, html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {RichWords} from '../controllers/rich-words.js';
import {Renewal} from '../controllers/renewal.js';
import {english, type Strings} from '../i18n/index.js';
import {isTrusted, type MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import type {Answer, FilePart} from '../state/types.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {kindIcons} from './file-icons.js';
import {nameOf} from './file-words.js';
import {styles} from './gallery.styles.js';
import type {Picture} from './viewer.js';

/** So many are shown small; where there are more, the last one leads to them. */
const MOST = 6;

/**
 * Images that came with an answer one after the other: a large one, or several small ones, each of which opens in full size.
 *
 * @customElement dify-chat-gallery
 */
export class DifyChatGallery extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) files: readonly FilePart[] = [];
  @property({attribute: false}) answer!: Answer;
  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  /** Which images are shown without asking. */
  @property({attribute: false}) policy!: MarkdownPolicy;

  /** Addresses for which the visitor asked. */
  @state() private asked: ReadonlySet<string> = new Set();

  readonly #words = new RichWords(this);
  readonly #renewal = new Renewal(this);

  protected override render() {
    const {files} = this;
    const rest = files.length - MOST;
    return html`
      <div class=${files.length > 1 ? 'several' : 'one'}>
        ${files.slice(0, MOST).map((file, index) => this.#image(file, rest > 0 && index === MOST - 1 ? rest + 1 : 0))}
      </div>
    `;
  }

  /** @param rest - How many images it stands for, when these are more than itself. */
  #image(file: FilePart, rest: number) {
    const words = this.#words.value?.files;
    const address = file.url && this.session.resolve(file.url);
    const name = nameOf(file);
    if (this.#renewal.isGone(file) || !address) {
      const gone = this.#renewal.isAwaited(file) ? nothing : html`<span>${words?.gone}</span>`;
      return html`<p class="gone">${kindIcons.image}<span>${name || words?.image}</span>${gone}</p>`;
    }
    const url = new URL(address);
    if (!this.#isShown(url)) {
      const show = () => (this.asked = new Set(this.asked).add(address));
      return html`<button type="button" class="ask" @click=${show}>
        ${kindIcons.image}<span>${this.policy.labels.image(name, url.host)}</span>
      </button>`;
    }
    return html`<button type="button" class="tile" aria-haspopup="dialog" @click=${(event: Event) => this.#open(event, file)}>
      <img
        src=${address}
        alt=${rest ? '' : name || (words?.image ?? '')}
        loading="lazy"
        decoding="async"
        referrerpolicy="no-referrer"
        @error=${() => void this.#renewal.fail(file)}
      />
      ${rest ? html`<span class="rest" aria-label=${words?.rest(rest) ?? nothing} role="img">+${rest}</span>` : nothing}
    </button>`;
  }

  #isShown(url: URL): boolean {
    return isTrusted(url, this.policy) || this.asked.has(url.href);
  }

  /** In full size: all that may be shown, beginning with this one. */
  #open(event: Event, file: FilePart): void {
    const pictures: (Picture & {readonly file: FilePart})[] = this.files.flatMap((file) => {
      const address = this.session.resolve(file.url);
      const shown = address && this.#isShown(new URL(address)) && !this.#renewal.isGone(file);
      return shown ? {file, src: address, name: nameOf(file), fail: () => void this.#renewal.fail(file)} : [];
    });
    const opener = event.currentTarget as HTMLElement;
    import('./viewer.js').then(
      ({view}) =>
        view(
          opener,
          pictures,
          pictures.findIndex((picture) => picture.file === file),
          this.strings,
        ),
      () => undefined, // offline: they can be seen as they are
    );
  }
}

define('dify-chat-gallery', DifyChatGallery);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-gallery': DifyChatGallery;
  }
}
