import {LitElement, html, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {Select} from '../controllers/select.js';
import {english, type Strings} from '../i18n/index.js';
import type {ChatSession} from '../state/session.js';
import {isRunning} from '../state/types.js';
import {shared} from '../styles/shared.js';
import {styles} from './composer.styles.js';
import {define} from './define.js';
import {sendIcon, stopIcon} from './icons.js';
import type {tools} from './tools.js';

/**
 * Where the visitor writes: Enter sends, Shift+Enter begins a new line, Send becomes Stop while an answer is being written.
 *
 * @customElement dify-chat-composer
 */
export class DifyChatComposer extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) session!: ChatSession;

  @property({attribute: false}) strings: Strings = english;

  /** What stands beside the field, for an app that has such. */
  @state() private tools: typeof tools | undefined;

  @query('textarea') private field!: HTMLTextAreaElement;

  readonly #draft = new Select(this, (state) => state.draft);
  readonly #files = new Select(this, (state) => state.uploads?.items.length);
  readonly #running = new Select(this, (state) => isRunning(state.messages.at(-1)));
  readonly #ready = new Select(this, (state) => state.status === 'ready');
  readonly #app = new Select(this, (state) => state.app);
  readonly #context = new Select(this, (state) => state.context);

  override focus(options?: FocusOptions): void {
    this.field.focus(options);
  }

  protected override willUpdate() {
    const {file_upload, speech_to_text, text_to_speech} = this.#app.value?.parameters ?? {};
    // An old app's images are enabled one level deeper.
    if (this.tools || !JSON.stringify([file_upload, speech_to_text, text_to_speech]).includes('enabled":true')) return;
    import('./tools.js').then(
      ({tools}) => (this.tools = tools),
      () => undefined,
    );
  }

  protected override updated() {
    const draft = this.#draft.value;
    if (this.field.value !== draft) this.field.value = draft;
    // Where the browser cannot size the field by its text.
    if (CSS.supports('field-sizing', 'content')) return;
    this.field.style.blockSize = 'auto';
    this.field.style.blockSize = `${this.field.scrollHeight}px`;
  }

  protected override render() {
    const {strings} = this;
    const running = this.#running.value;
    const draft = this.#draft.value;
    const disclaimer = this.#app.value?.site.custom_disclaimer;
    const label = running ? strings.stop : strings.send;
    return html`
      ${this.#context.value ? this.#chip() : nothing}
      <div class="box" @focusin=${() => this.session.context?.read()}>
        ${this.tools?.before(this)}
        <textarea
          rows="1"
          dir="auto"
          enterkeyhint="send"
          aria-label=${strings.message}
          placeholder=${strings.placeholder}
          @input=${this.#input}
          @keydown=${this.#key}
        ></textarea>
        ${this.tools?.after(this)}
        <button
          type="button"
          class="send"
          aria-label=${label}
          title=${label}
          ?disabled=${!running && (!(draft.trim() || this.#files.value) || !this.#ready.value)}
          @click=${running ? this.#stop : this.#send}
        >
          ${running ? stopIcon : sendIcon}
        </button>
      </div>
      ${disclaimer ? html`<p class="disclaimer" dir="auto">${disclaimer}</p>` : nothing}
    `;
  }

  /** What goes along of the page. */
  #chip() {
    void import('./context-chip.js').catch(() => undefined);
    const {session, strings} = this;
    return html`<dify-chat-context-chip .session=${session} .strings=${strings}></dify-chat-context-chip>`;
  }

  #input() {
    this.session.setDraft(this.field.value);
  }

  #key(event: KeyboardEvent) {
    // While an input method composes, Enter belongs to it; some browsers say so by the key code only.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells in Safari
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (!event.repeat) this.#send();
  }

  #send() {
    const {session, field} = this;
    if (this.#ready.value && (session.uploads ?? session).send(field.value)) {
      session.setDraft('');
      field.value = ''; // at once: the next letter may come before the next update
    }
    field.focus();
  }

  #stop() {
    this.session.stop();
    this.field.focus();
  }
}

define('dify-chat-composer', DifyChatComposer);
