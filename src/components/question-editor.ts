import {LitElement, html, nothing} from 'lit';
import {property, query} from 'lit/decorators.js';
import {english, type MoreStrings, type Strings} from '../i18n/index.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {editorStyles} from './question.styles.js';

/** So many lines are shown where the browser cannot size a field by its text. */
const LINES = 12;

/**
 * A sent question that is being changed: Enter sends it, Shift+Enter begins a new line, Escape leaves it as it was.
 *
 * @customElement dify-chat-question-editor
 * @fires input - `text` has changed.
 * @fires save - The visitor wants it asked.
 * @fires cancel - The visitor wants it as it was.
 */
export class DifyChatQuestionEditor extends LitElement {
  static override styles = [shared, editorStyles];

  /** What the visitor has made of it so far. */
  @property({attribute: false}) text = '';

  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) words!: MoreStrings['question'];

  /** Whether it can be asked as it is now. */
  @property({attribute: false}) ready = false;

  /** What becomes of it, where that is not what it looks like. */
  @property({attribute: false}) hint = '';

  @query('textarea') private field!: HTMLTextAreaElement;

  /** Goes to the end of the text. */
  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => {
      this.field.focus(options);
      this.field.setSelectionRange(this.field.value.length, this.field.value.length);
    });
  }

  protected override render() {
    const {text, strings, words, hint} = this;
    const sizes = CSS.supports('field-sizing', 'content');
    return html`
      <textarea
        rows=${sizes ? 1 : Math.min(LINES, text.split('\n').length + 1)}
        dir="auto"
        enterkeyhint="send"
        aria-label=${words.editing}
        aria-describedby=${hint ? 'hint' : nothing}
        .value=${text}
        @input=${this.#input}
        @keydown=${this.#key}
      ></textarea>
      ${hint ? html`<p id="hint">${hint}</p>` : nothing}
      <div class="buttons">
        <button type="button" @click=${this.#cancel}>${words.cancel}</button>
        <button type="button" class="save" ?disabled=${!this.ready} @click=${this.#save}>${strings.send}</button>
      </div>
    `;
  }

  #input() {
    this.text = this.field.value;
    this.dispatchEvent(new Event('input'));
  }

  #key(event: KeyboardEvent) {
    // While an input method composes, the keys belong to it; some browsers say so by the key code only.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells in Safari
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') {
      event.preventDefault(); // the chat around it stays open
      this.#cancel();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (!event.repeat) this.#save();
    }
  }

  #save() {
    if (this.ready) this.dispatchEvent(new Event('save'));
  }

  #cancel() {
    this.dispatchEvent(new Event('cancel'));
  }
}

define('dify-chat-question-editor', DifyChatQuestionEditor);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-question-editor': DifyChatQuestionEditor;
  }
}
