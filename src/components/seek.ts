/** The way to the first message of a conversation, and to the last one. A lazy chunk. */
import {LitElement, html, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {HistoryWords} from '../controllers/history-words.js';
import {walkOf} from '../controllers/walk.js';
import {english, type Strings} from '../i18n/index.js';
import type {SessionCore} from '../state/core.js';
import {loadWhole} from '../state/load-whole.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {barStyles} from './seek.styles.js';
import type {ThreadPlace} from './thread-place.js';

/** What a long conversation needs may be on its way: so many frames it is waited for. */
const FRAMES = 120;

/** Goes to the first message, as soon as all before the loaded ones is there. */
export async function toStart(thread: ThreadPlace): Promise<void> {
  const {session, strings, renderRoot} = thread;
  const {core} = session;
  const walk = walkOf(thread);
  await strings.more().catch(() => undefined); // where one arrives is said
  if (core.get().history !== 'complete') {
    if (renderRoot.querySelector('dify-chat-seek')) return;
    const element = Object.assign(document.createElement('dify-chat-seek'), {core, strings});
    renderRoot.append(element);
    const whole = await element.done;
    if (core.kept) return; // the visitor is somewhere else
    const scroller = renderRoot.querySelector<HTMLElement>('.scroller')!;
    scroller.focus({preventScroll: true});
    if (!whole) {
      // What could not be loaded is said above the first message that could.
      if (core.get().history === 'failed') scroller.scrollTop = 0;
      return;
    }
  }
  for (let frames = 0; frames < FRAMES && !isReady(thread); frames++) await new Promise(requestAnimationFrame);
  walk.to(0);
}

/** All is drawn, or can be where one goes. */
function isReady({nearby, session, renderRoot}: ThreadPlace): boolean {
  return !!nearby || renderRoot.querySelectorAll('dify-chat-message').length === session.core.get().messages.length;
}

/** Goes to the last message. */
export function toEnd(thread: ThreadPlace): void {
  walkOf(thread).to(-1);
}

/**
 * Fetches what came before, says how far it is, and can be stopped. It is gone when it is done.
 *
 * @customElement dify-chat-seek
 */
export class DifyChatSeek extends LitElement {
  static override styles = [shared, barStyles];

  @property({attribute: false}) core!: SessionCore;
  @property({attribute: false}) strings: Strings = english;

  /** How many messages there are so far. */
  @state() private count = 0;

  @query('button') private button!: HTMLButtonElement | null;

  /** Fulfilled with whether all is there. */
  readonly done: Promise<boolean>;
  readonly #words = new HistoryWords(this);
  readonly #ending = new AbortController();
  #begin!: () => void;

  constructor() {
    super();
    const begun = new Promise<void>((resolve) => (this.#begin = resolve));
    this.done = begun.then(() => this.#load());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ending.abort();
  }

  protected override updated(): void {
    if (this.button && !this.shadowRoot?.activeElement) this.button.focus({preventScroll: true});
  }

  protected override render() {
    const words = this.#words.value?.seek;
    if (!words) return nothing;
    return html`
      <div class="bar" @keydown=${this.#key}>
        <div class="row">
          <span class="text" role="status"><bdi>${words.loading}</bdi></span>
          <span class="number" aria-hidden="true">${this.count}</span>
          <button type="button" class="action" @click=${this.#cancel}>${words.cancel}</button>
        </div>
      </div>
    `;
  }

  async #load(): Promise<boolean> {
    const {core} = this;
    const progress = () => (this.count = core.get().messages.length);
    progress();
    const whole = await loadWhole(core, {signal: this.#ending.signal, progress});
    this.remove();
    return whole;
  }

  readonly #cancel = (): void => this.#ending.abort();

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation(); // the panel stays open
    this.#cancel();
  };
}

define('dify-chat-seek', DifyChatSeek);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-seek': DifyChatSeek;
  }
}
