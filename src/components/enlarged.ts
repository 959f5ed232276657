import {LitElement, html, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {Modal} from '../controllers/modal.js';
import {RichWords} from '../controllers/rich-words.js';
import type {FrameKind, FrameTask} from '../frame/protocol.js';
import {english, type Strings} from '../i18n/index.js';
import {shared} from '../styles/shared.js';
import {around} from './around.js';
import {define} from './define.js';
import {inIcon, outIcon} from './drawing-icons.js';
import {styles} from './enlarged.styles.js';
import './frame.js';
import {closeIcon} from './icons.js';

/** What is shown. */
export interface Enlarged {
  readonly kind: FrameKind;
  readonly task: FrameTask;
  readonly strings: Strings;
}

/** How much closer one step looks, and how close it goes. */
const STEP = 1.5;
const CLOSEST = STEP ** 6;

/**
 * Shows a drawing as large as the window; `opener` gets the focus back.
 *
 * @throws when the words for it cannot be fetched; then nothing is opened.
 */
export async function enlarge(opener: HTMLElement, shown: Enlarged): Promise<void> {
  await (await shown.strings.more()).rich();
  const panel = around(opener, 'dify-chat-panel');
  if (!panel || panel.renderRoot.querySelector('dify-chat-enlarged')) return;
  panel.renderRoot.append(Object.assign(document.createElement('dify-chat-enlarged'), {opener, ...shown}));
}

/**
 * A drawing as large as the window. It is gone when it is closed.
 *
 * @customElement dify-chat-enlarged
 */
export class DifyChatEnlarged extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) kind: FrameKind = 'mermaid';
  @property({attribute: false}) task!: FrameTask;
  @property({attribute: false}) opener!: HTMLElement;
  @property({attribute: false}) strings: Strings = english;

  /** Times the size in which it fits. */
  @state() private scale = 1;
  @state() private failed = false;

  @query('dialog') readonly dialog!: HTMLDialogElement | null;

  readonly #words = new RichWords(this);
  readonly #modal = new Modal(this, () => this.opener);
  #task: FrameTask | undefined;

  protected override willUpdate(): void {
    if (this.#task?.scale !== this.scale) this.#task = {...this.task, large: true, scale: this.scale};
  }

  protected override render() {
    const words = this.#words.value?.drawings;
    if (!words) return nothing;
    const {kind, task, scale} = this;
    return html`
      <dialog aria-label=${task.name}>
        <div class="bar">
          <button type="button" class="icon-button" aria-label=${words.close} title=${words.close} @click=${this.#modal.close}>
            ${closeIcon}
          </button>
          <p class="title" dir="auto">${task.name}</p>
          ${
            kind.startsWith('mermaid')
              ? html`
                  <button type="button" class="icon-button" aria-label=${words.out} title=${words.out} ?disabled=${scale <= 1} @click=${() => this.#zoom(1 / STEP)}>
                    ${outIcon}
                  </button>
                  <button type="button" class="icon-button" aria-label=${words.in} title=${words.in} ?disabled=${scale >= CLOSEST} @click=${() => this.#zoom(STEP)}>
                    ${inIcon}
                  </button>
                `
              : nothing
          }
        </div>
        <div class=${kind === 'artifact' ? 'stage page' : 'stage'}>
          ${
            this.failed
              ? html`<p role="alert">${words.failed}</p>`
              : html`<dify-chat-frame
                  .kind=${kind}
                  .task=${this.#task}
                  @escape=${this.#modal.close}
                  @failed=${() => (this.failed = true)}
                ></dify-chat-frame>`
          }
        </div>
      </dialog>
    `;
  }

  #zoom(times: number): void {
    this.scale = Math.min(CLOSEST, Math.max(1, this.scale * times));
    if (Math.abs(this.scale - 1) < 0.01) this.scale = 1;
  }
}

define('dify-chat-enlarged', DifyChatEnlarged);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-enlarged': DifyChatEnlarged;
  }
}
