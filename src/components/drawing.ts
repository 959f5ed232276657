import {LitElement, html, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {RichWords} from '../controllers/rich-words.js';
import type {FrameKind, FrameTask} from '../frame/protocol.js';
import {english, type Strings} from '../i18n/index.js';
import {shared} from '../styles/shared.js';
import {canCopy, copy} from './copy.js';
import {define} from './define.js';
import {largeIcon} from './drawing-icons.js';
import {titleIn} from './drawing-name.js';
import {styles} from './drawing.styles.js';
import './frame.js';
import type {DifyChatFrame} from './frame.js';
import {holdAround} from './hold-around.js';
import {lookOf, lookStyles} from './look.js';
import {plain} from './plain.js';
import {keepPlace, scrollerOf} from './rich-place.js';

/** So near to the view a frame is there, and no longer: each needs some megabytes. */
const MARGIN = '1200px';

/** How high something is that takes any height, in pixels. */
const HEIGHT = 360;

/** How long it is said that something was copied, in milliseconds. */
const COPIED = 2000;

/** From so many lines on, a source scrolls in its box. */
const LONG = 16;

/**
 * A block that a frame draws: a diagram, a chart, a page. Its source stands there until it is drawn, and when it cannot be.
 *
 * @customElement dify-chat-drawing
 */
export class DifyChatDrawing extends LitElement {
  static override styles = [shared, lookStyles, styles];

  @property({attribute: false}) kind: FrameKind = 'mermaid';
  @property({attribute: false}) source = '';
  @property({attribute: false}) strings: Strings = english;

  /** The visitor wants to see it, and not its source. A page of a stranger is shown on request only. */
  @state() private wanted = true;
  @state() private drawn = false;
  @state() private failed = false;
  @state() private copied = false;
  /** It is in the view, or nearly. */
  @state() private near = false;

  @query('.look') private look!: HTMLElement;
  @query('.frame') private box!: HTMLElement | null;

  readonly #words = new RichWords(this);
  #observer: IntersectionObserver | undefined;
  #task: FrameTask | undefined;
  /** The visitor has turned it: the button stays where it was pressed. */
  #asked = false;
  /** As wide as high, and as wide at the most: of the last drawing. */
  #size = {width: 0, height: 0};

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) this.wanted = this.kind !== 'artifact';
    // A margin around the window would not count in a box that scrolls in it.
    this.#observer = new IntersectionObserver(
      (entries) => (this.near = entries.at(-1)!.isIntersecting || this.#stays),
      {root: scrollerOf(this), rootMargin: MARGIN},
    );
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  /** What a visitor has done in a page would be lost. */
  get #stays(): boolean {
    return this.kind === 'artifact' && this.drawn;
  }

  protected override willUpdate(): void {
    if (this.hasUpdated && this.near) this.#describe();
  }

  protected override updated(): void {
    const {box} = this;
    if (!box) return;
    const {width, height} = this.#size;
    box.style.aspectRatio = width ? `${width} / ${height}` : '';
    box.style.maxInlineSize = width ? `${width}px` : '';
    box.style.blockSize = width ? '' : `${height || HEIGHT}px`;
  }

  protected override render() {
    const words = this.#words.value?.drawings;
    const {kind, wanted, drawn, failed, source} = this;
    const shown = wanted && drawn;
    return html`
      <span class="look" aria-hidden="true" @transitionend=${this.#restyle}></span>
      <div class="bar">
        <span class="title" dir="auto">${this.#title()}</span>
        ${words && !shown && canCopy() ? html`<button type="button" @click=${this.#copy}>${this.copied ? words.copied : words.copy}</button>` : nothing}
        ${words && (shown || !wanted || this.#asked) ? this.#toggle(shown) : nothing}
        ${
          words && shown
            ? html`<button type="button" class="icon-button" aria-label=${words.enlarge} title=${words.enlarge} @click=${this.#enlarge}>
                ${largeIcon}
              </button>`
            : nothing
        }
      </div>
      ${
        shown
          ? nothing
          : html`<pre
              class=${source.split('\n', LONG + 1).length > LONG ? 'long' : ''}
              dir="ltr"
              tabindex="0"
              role="group"
              aria-label=${this.strings.markdown.code}
            ><code>${plain(source)}</code></pre>`
      }
      ${failed && words ? html`<p class="note">${words.failed}</p>` : nothing}
      ${
        wanted
          ? html`<div class=${!drawn ? 'waiting' : kind === 'artifact' ? 'stage page' : 'stage'}>
              <div class="frame">${this.#frame()}</div>
            </div>`
          : nothing
      }
    `;
  }

  #frame() {
    const {near, kind} = this;
    const task = this.#task;
    if (!near || !task) return nothing;
    return html`<dify-chat-frame
      .kind=${kind}
      .task=${task}
      @drawn=${this.#drew}
      @failed=${this.#fail}
    ></dify-chat-frame>`;
  }

  #toggle(shown: boolean) {
    const words = this.#words.value!.drawings;
    const label = shown ? words.source : this.kind === 'artifact' ? words.run : words.show;
    const busy = this.wanted && !shown;
    return html`<button type="button" class=${shown ? '' : 'run'} aria-disabled=${busy} @click=${this.#turn}>${label}</button>`;
  }

  #title(): string {
    const words = this.#words.value?.drawings;
    const {kind, source} = this;
    return titleIn(kind, source) || (words ? words.kinds[kind] : kind);
  }

  /** What the frame is told: another task only where something has changed. */
  #describe(): void {
    const {source, look} = this;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const task = {source, name: this.#title(), look: lookOf(look), large: false, still};
    if (JSON.stringify(task) !== JSON.stringify(this.#task)) this.#task = task;
  }

  readonly #restyle = (): void => this.requestUpdate();

  readonly #drew = ({target}: Event): void => {
    this.#size = (target as DifyChatFrame).size;
    this.#change({drawn: true, failed: false});
  };

  readonly #fail = (): void => {
    this.#change({drawn: false, failed: true, wanted: false});
  };

  /** What is being read stays in its place. */
  #change(state: Partial<Record<'drawn' | 'failed' | 'wanted', boolean>>): void {
    const settle = keepPlace(this);
    Object.assign(this, state);
    void this.updateComplete.then(() => this.isConnected && settle());
  }

  readonly #turn = (): void => {
    if (this.wanted && !this.drawn) return; // it is on its way
    holdAround(this);
    this.#asked = true;
    this.failed = false;
    this.wanted = !this.wanted;
    this.drawn = false;
    this.near ||= this.wanted;
  };

  readonly #copy = async (): Promise<void> => {
    this.copied = await copy(this.source);
    setTimeout(() => (this.copied = false), COPIED);
  };

  readonly #enlarge = async ({currentTarget}: Event): Promise<void> => {
    const {kind, strings} = this;
    const task = this.#task!;
    try {
      const {enlarge} = await import('./enlarged.js');
      await enlarge(currentTarget as HTMLElement, {kind, task, strings});
    } catch {
      // Offline: it can be seen in its place.
    }
  };
}

define('dify-chat-drawing', DifyChatDrawing);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-drawing': DifyChatDrawing;
  }
}
