import {LitElement, html, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {Modal} from '../controllers/modal.js';
import {RichWords} from '../controllers/rich-words.js';
import {english, type Strings} from '../i18n/index.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {downloadIcon, kindIcons, nextIcon, previousIcon, zoomIcon} from './file-icons.js';
import {downloadUrl, halves} from './file-words.js';
import {closeIcon} from './icons.js';
import {styles} from './viewer.styles.js';
import {around} from './around.js';

/** An image that may be shown. */
export interface Picture {
  readonly src: string;
  /** Empty for none. */
  readonly name: string;
  /** It cannot be loaded. */
  readonly fail?: () => void;
}

/** A finger that has gone so many pixels aside wants to see the next one. */
const SWIPE = 48;

/**
 * Shows images in full size, over all; `opener` gets the focus back.
 *
 * @throws when the words for it cannot be fetched; then nothing is opened.
 */
export async function view(
  opener: HTMLElement,
  pictures: readonly Picture[],
  index: number,
  strings: Strings,
): Promise<void> {
  await (await strings.more()).rich();
  const panel = around(opener, 'dify-chat-panel');
  if (!panel || panel.renderRoot.querySelector('dify-chat-viewer')) return;
  const viewer = document.createElement('dify-chat-viewer');
  panel.renderRoot.append(Object.assign(viewer, {opener, pictures, index, strings}));
}

/**
 * Images in full size, one at a time. Arrow keys and fingers go from one to the next; a click looks closer. It is gone when it
 * is closed.
 *
 * @customElement dify-chat-viewer
 */
export class DifyChatViewer extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) pictures: readonly Picture[] = [];
  @property({type: Number}) index = 0;
  @property({attribute: false}) opener!: HTMLElement;
  @property({attribute: false}) strings: Strings = english;

  @state() private zoomed = false;
  /** Addresses that led nowhere. */
  @state() private failed: ReadonlySet<string> = new Set();

  @query('dialog') readonly dialog!: HTMLDialogElement | null;
  @query('.stage') private stage!: HTMLElement;

  readonly #words = new RichWords(this);
  readonly #modal = new Modal(this, () => this.opener);
  /** Where a finger touched. */
  #from: {readonly x: number; readonly y: number} | undefined;

  protected override render() {
    const words = this.#words.value?.files;
    const {pictures, index, zoomed, failed} = this;
    const picture = pictures[index];
    if (!words || !picture) return nothing;
    const {src, name} = picture;
    const title = name || words.image;
    const [start, end] = halves(title);
    const several = pictures.length > 1;
    return html`
      <dialog aria-label=${title} @keydown=${this.#key} @click=${this.#press}>
        <div class="bar">
          <button type="button" class="icon-button" aria-label=${words.close} title=${words.close} @click=${this.#modal.close}>
            ${closeIcon}
          </button>
          <p class="title" role="status">
            <span class="name" dir="auto"><span>${start}</span><span>${end}</span></span>
            ${several ? html`<span class="count">${words.count(index + 1, pictures.length)}</span>` : nothing}
          </p>
          <button type="button" class="icon-button" aria-label=${words.zoom} title=${words.zoom} aria-pressed=${zoomed} @click=${this.#zoom}>
            ${zoomIcon}
          </button>
          <a
            class="icon-button"
            href=${downloadUrl(src)}
            target="_blank"
            rel="noopener noreferrer"
            download
            aria-label=${words.download(title)}
            title=${words.download(title)}
            >${downloadIcon}</a
          >
        </div>
        <div
          class="stage ${zoomed ? 'zoomed' : ''}"
          tabindex=${zoomed ? 0 : nothing}
          role=${zoomed ? 'group' : nothing}
          aria-label=${zoomed ? title : nothing}
          @touchstart=${this.#touch}
          @touchend=${this.#release}
        >
          ${
            failed.has(src)
              ? html`<p class="gone">${kindIcons.image}${words.gone}</p>`
              : html`<img src=${src} alt=${title} referrerpolicy="no-referrer" draggable="false" @error=${this.#fail} />`
          }
        </div>
        ${
          several
            ? html`
                <button type="button" class="step previous" aria-label=${words.previous} ?disabled=${index === 0} @click=${() => this.#go(index - 1)}>
                  ${previousIcon}
                </button>
                <button type="button" class="step next" aria-label=${words.next} ?disabled=${index === pictures.length - 1} @click=${() => this.#go(index + 1)}>
                  ${nextIcon}
                </button>
              `
            : nothing
        }
      </dialog>
    `;
  }

  #go(index: number): void {
    if (!this.pictures[index]) return;
    this.index = index;
    this.zoomed = false;
  }

  /** A step in the direction of the arrow, as it is written here. */
  #step(arrow: 1 | -1): void {
    this.#go(this.index + (this.matches(':dir(rtl)') ? -arrow : arrow));
  }

  readonly #key = (event: KeyboardEvent): void => {
    const {key, altKey, ctrlKey, metaKey} = event;
    if (altKey || ctrlKey || metaKey || this.zoomed) return; // what is larger than the window is scrolled
    const steps: Record<string, () => void> = {
      ArrowLeft: () => this.#step(-1),
      ArrowRight: () => this.#step(1),
      Home: () => this.#go(0),
      End: () => this.#go(this.pictures.length - 1),
    };
    const step = Object.hasOwn(steps, key) && steps[key];
    if (!step) return;
    event.preventDefault();
    step();
  };

  /** On the image: looks closer, at the place of the click. Beside it: closes. */
  readonly #press = (event: MouseEvent): void => {
    const {target} = event;
    if (target instanceof HTMLImageElement) void this.#zoom(event);
    else if (target === this.stage && !this.zoomed) this.#modal.close();
  };

  readonly #zoom = async ({clientX, clientY, target}: MouseEvent): Promise<void> => {
    const image = target instanceof HTMLImageElement ? target.getBoundingClientRect() : undefined;
    const x = image ? (clientX - image.left) / image.width : 0.5;
    const y = image ? (clientY - image.top) / image.height : 0.5;
    this.zoomed = !this.zoomed;
    await this.updateComplete;
    const {stage} = this;
    const large = stage.querySelector('img')?.getBoundingClientRect();
    if (!large || !this.zoomed) return;
    const view = stage.getBoundingClientRect();
    stage.scrollBy(
      large.left + x * large.width - view.left - view.width / 2,
      large.top + y * large.height - view.top - view.height / 2,
    );
  };

  readonly #touch = ({touches}: TouchEvent): void => {
    const [touch] = touches;
    const zoomed = this.zoomed || (window.visualViewport?.scale ?? 1) > 1.01;
    this.#from = touch && touches.length === 1 && !zoomed ? {x: touch.clientX, y: touch.clientY} : undefined;
  };

  readonly #release = ({changedTouches}: TouchEvent): void => {
    const [touch] = changedTouches;
    if (!this.#from || !touch) return;
    const x = touch.clientX - this.#from.x;
    const y = touch.clientY - this.#from.y;
    this.#from = undefined;
    if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) this.#step(x < 0 ? 1 : -1);
  };

  readonly #fail = (): void => {
    const {src, fail} = this.pictures[this.index]!;
    this.failed = new Set(this.failed).add(src);
    fail?.();
  };
}

define('dify-chat-viewer', DifyChatViewer);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-viewer': DifyChatViewer;
  }
}
