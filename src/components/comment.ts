import {LitElement, html, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {Words} from '../controllers/words.js';
import {english, type Strings} from '../i18n/index.js';
import type {Rating} from '../state/types.js';
import {shared} from '../styles/shared.js';
import {styles} from './comment.styles.js';
import {define} from './define.js';

/**
 * Asks for a few words on a rating.
 *
 * @customElement dify-chat-comment
 * @fires close - There is nothing more to say.
 */
export class DifyChatComment extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) rating: Rating = null;
  @property({attribute: false}) strings: Strings = english;

  /** Sends the words; resolves to whether they were taken. */
  @property({attribute: false}) send!: (text: string) => Promise<boolean>;

  /** What is written so far: kept until it was sent. */
  @state() draft = '';
  @state() private status: 'writing' | 'sending' | 'failed' = 'writing';

  @query('textarea') private field!: HTMLTextAreaElement;

  readonly #words = new Words(this);

  protected override render() {
    const {strings, rating, draft, status} = this;
    const words = this.#words.value?.actions;
    if (!words) return nothing;
    return html`
      <form @submit=${this.#submit} @keydown=${this.#key}>
        <label for="words">${rating === 'dislike' ? words.whyDislike : words.whyLike}</label>
        <textarea
          id="words"
          rows="2"
          dir="auto"
          .value=${draft}
          aria-describedby=${status === 'failed' ? 'failed' : nothing}
          @input=${() => (this.draft = this.field.value)}
        ></textarea>
        ${status === 'failed' ? html`<p id="failed" role="alert">${words.commentFailed}</p>` : nothing}
        <div class="buttons">
          <button type="button" @click=${this.#close}>${words.cancel}</button>
          <button type="submit" class="send" ?disabled=${!draft.trim() || status === 'sending'}>${strings.send}</button>
        </div>
      </form>
    `;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const {draft} = this;
    if (!draft.trim() || this.status === 'sending') return;
    this.status = 'sending';
    const sent = await this.send(draft.trim());
    this.status = sent ? 'writing' : 'failed';
    if (!sent || this.draft !== draft) return; // what was written meanwhile stays
    this.#close();
    this.draft = '';
  }

  /** Escape closes the form, not the chat around it. */
  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    this.#close();
  }

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }
}

define('dify-chat-comment', DifyChatComment);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-comment': DifyChatComment;
  }
}
