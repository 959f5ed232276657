import {LitElement, html, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {HistoryWords} from '../controllers/history-words.js';
import {Modal} from '../controllers/modal.js';
import {english, type Strings} from '../i18n/index.js';
import {eraseConversations} from '../state/erase.js';
import type {ChatSession} from '../state/session.js';
import {noticeStyles} from '../styles/notice.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {styles as eraseStyles} from './erase.styles.js';
import {styles} from './link-confirm.styles.js';
import {notice} from './notice.js';

/** Where it is asked: the panel. */
interface Place extends HTMLElement {
  readonly session: ChatSession;
  readonly strings: Strings;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Asks whether all is to be erased. @param opener - Gets the focus back. */
export function ask(panel: Place, opener: HTMLElement): void {
  if (panel.renderRoot.querySelector('dify-chat-erase')) return;
  const {session, strings} = panel;
  const element = document.createElement('dify-chat-erase');
  panel.renderRoot.append(Object.assign(element, {session, strings, opener}));
}

/**
 * Erases what the visitor leaves behind, in this browser and, if he wants that, in Dify. It is gone when it is done.
 *
 * @customElement dify-chat-erase
 */
export class DifyChatErase extends LitElement {
  static override styles = [shared, noticeStyles, styles, eraseStyles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) opener!: HTMLElement;

  /** How many conversations are deleted; nothing while none is to be. */
  @state() private deleted: number | undefined;
  /** What could not be deleted; -1: not even the list could be had. */
  @state() private failed = 0;

  @query('dialog') readonly dialog!: HTMLDialogElement | null;
  @query('input') private also!: HTMLInputElement;

  readonly #words = new HistoryWords(this);
  readonly #modal = new Modal(this, () => this.opener);
  #work: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#work?.abort();
  }

  protected override render() {
    const words = this.#words.value?.erase;
    if (!words) return nothing;
    const {deleted, failed} = this;
    const busy = deleted !== undefined && !failed;
    return html`
      <dialog aria-labelledby="title" aria-describedby="about">
        <h2 id="title">${words.title}</h2>
        <p id="about">${words.about}</p>
        <label><input type="checkbox" ?disabled=${busy} /><span>${words.conversations}</span></label>
        <p role="status">${busy ? words.progress(deleted) : nothing}</p>
        ${failed ? html`<div role="alert">${notice(failed < 0 ? words.unreachable : words.failed(failed))}</div>` : nothing}
        <div class="actions">
          <button type="button" @click=${this.#modal.close}>${words.cancel}</button>
          ${failed ? html`<button type="button" @click=${this.#forget}>${words.anyway}</button>` : nothing}
          <button type="button" class="erase" ?disabled=${busy} @click=${this.#erase}>
            ${failed ? words.retry : words.erase}
          </button>
        </div>
      </dialog>
    `;
  }

  readonly #erase = async (): Promise<void> => {
    if (!this.also.checked) {
      this.#forget();
      return;
    }
    this.failed = this.deleted = 0;
    const {signal} = (this.#work = new AbortController());
    try {
      const {failed} = await eraseConversations(this.session, signal, (count) => (this.deleted = count));
      if (failed) this.failed = failed;
      else this.#forget();
    } catch {
      if (!signal.aborted) this.failed = -1;
    }
  };

  /** The chat begins anew, as somebody new. */
  readonly #forget = (): void => {
    const panel = (this.getRootNode() as ShadowRoot).host;
    const chat = (panel.getRootNode() as ShadowRoot).host as HTMLElement & {forget?: () => void};
    this.#modal.close();
    chat.forget?.();
    chat.focus();
  };
}

define('dify-chat-erase', DifyChatErase);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-erase': DifyChatErase;
  }
}
