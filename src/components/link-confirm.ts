import {LitElement, html, nothing} from 'lit';
import {property, query} from 'lit/decorators.js';
import {Modal} from '../controllers/modal.js';
import {Words} from '../controllers/words.js';
import {english, type Strings} from '../i18n/index.js';
import {disguise} from '../markdown/disguise.js';
import {registrable} from '../markdown/domains.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {alertIcon} from './icons.js';
import {styles} from './link-confirm.styles.js';
import {isolate} from './plain.js';

/** Of a longer address the middle is left out. */
const LONGEST = 240;

/** Where links are followed from: the panel. */
export interface LinkPlace {
  readonly strings: Strings;
  /** Ask before every link, not only before misleading ones. */
  readonly linkConfirm?: boolean | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * Follows a link that the visitor has chosen: at once when its text is honest and nobody wants to be asked, else after a
 * question that shows its real host.
 *
 * @throws when the words for the question cannot be fetched; then nothing is opened.
 */
export async function follow(link: HTMLAnchorElement, place: LinkPlace): Promise<void> {
  if (!link.href) return;
  const url = new URL(link.href);
  const claim = url.host && disguise(link.innerText, url);
  // Once the browser has forgotten the click it would block a window of ours, but not a link.
  if (!claim && !place.linkConfirm && navigator.userActivation.isActive) {
    window.open(url, '_blank', 'noopener,noreferrer');
    return;
  }
  const {strings, renderRoot} = place;
  await strings.more();
  if (renderRoot.querySelector('dify-chat-link-confirm')) return;
  const element = document.createElement('dify-chat-link-confirm');
  renderRoot.append(Object.assign(element, {link, claim, strings}));
}

/**
 * Asks whether a link is to be followed, and shows where it really leads. It is gone when it is answered.
 *
 * @customElement dify-chat-link-confirm
 */
export class DifyChatLinkConfirm extends LitElement {
  static override styles = [shared, styles];

  /** The link; gets the focus back. */
  @property({attribute: false}) link!: HTMLAnchorElement;

  /** The host that its text shows, when that is not where it leads. */
  @property({attribute: false}) claim: string | undefined;

  @property({attribute: false}) strings: Strings = english;

  @query('dialog') readonly dialog!: HTMLDialogElement | null;

  readonly #words = new Words(this);
  readonly #modal = new Modal(this, () => this.link);

  protected override render() {
    const words = this.#words.value?.link;
    if (!words) return nothing;
    const {claim} = this;
    const url = new URL(this.link.href);
    url.username = url.password = '';
    const {host, hostname, href, pathname} = url;
    const own = registrable(hostname);
    const [before, after] = [hostname.slice(0, -own.length || undefined), host.slice(hostname.length)];
    return html`
      <dialog
        role=${claim ? 'alertdialog' : 'dialog'}
        aria-labelledby="title"
        aria-describedby="about"
      >
        <h2 id="title">${words.title}</h2>
        <div id="about">
          ${claim ? html`<p class="warning">${alertIcon}<span dir="auto">${words.misleading(isolate(shorten(claim)), isolate(shorten(host)))}</span></p>` : nothing}
          <p class="host"><bdi dir="ltr">${host ? html`${before}<strong>${own}</strong>${after}` : html`<strong>${shorten(pathname)}</strong>`}</bdi></p>
        </div>
        <p class="address"><bdi dir="ltr">${shorten(href)}</bdi></p>
        <div class="actions">
          <button type="button" @click=${this.#modal.close}>${words.cancel}</button>
          <a class="open" href=${href} target="_blank" rel="noopener noreferrer" @click=${this.#modal.close}>${words.open}</a>
        </div>
      </dialog>
    `;
  }
}

function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST * 0.75)}…${text.slice(-LONGEST / 4)}`;
}

define('dify-chat-link-confirm', DifyChatLinkConfirm);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-link-confirm': DifyChatLinkConfirm;
  }
}
