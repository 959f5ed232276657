import {LitElement, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {Select} from '../controllers/select.js';
import {enMore} from '../i18n/en-more.js';
import {english, type MoreStrings, type Strings} from '../i18n/index.js';
import type {ChatSession} from '../state/session.js';
import type {FormState} from '../state/types.js';
import {fieldStyles} from '../styles/fields.js';
import {shared} from '../styles/shared.js';
import {ChoiceLists} from './choice-lists.js';
import {define} from './define.js';
import {inputField} from './input-field.js';
import {styles} from './inputs-form.styles.js';

/**
 * What the app wants to know before a question can leave.
 *
 * @customElement dify-chat-inputs-form
 */
export class DifyChatInputsForm extends LitElement {
  static override styles = [shared, fieldStyles, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;

  @state() private more: MoreStrings | undefined;

  readonly #form = new Select(this, (state) => state.form);
  readonly #begun = new Select(this, (state) => state.messages.length > 0);
  readonly #lists = new ChoiceLists();
  /** How often the visitor has been told what is wrong; absent until the form is drawn. */
  #told: number | undefined;
  #summary = '';
  /** The focus came before the fields. */
  #wanted = false;

  /** Goes to the first field, as soon as it is there. */
  override focus(options?: FocusOptions): void {
    const first = this.renderRoot.querySelector<HTMLElement>('input, select, textarea, dify-chat-file-field');
    this.#wanted = !first;
    first?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('strings')) void this.#loadWords(this.strings);
    const form = this.#form.value;
    // While somebody corrects one thing after the other, it is not said again with each letter.
    if (form && this.more && form.attempts !== this.#told) this.#summary = this.#summarize(form, this.more);
  }

  protected override render() {
    const form = this.#form.value;
    const words = this.more?.form;
    if (!form || !words || !this.isOpen(form)) return nothing;
    return html`
      <form novalidate autocomplete="off" aria-labelledby="intro" @submit=${this.#submit} @input=${this.#input}>
        ${this.intro(words)}
        ${form.fields.map((field, index) => {
          const {variable} = field;
          if (!form.asked.has(variable)) return nothing; // its place stays
          return inputField(field, index, form.values.get(variable), form.errors.get(variable), words, this);
        })}
        ${this.foot(words)}
        <div class="visually-hidden" role="alert">${this.#summary}</div>
      </form>
    `;
  }

  /** Whether it is shown. */
  protected isOpen({open}: FormState): boolean {
    return open;
  }

  /** What stands above the fields, and names them. */
  protected intro(words: MoreStrings['form']): unknown {
    return html`<p id="intro"><span dir="auto">${this.#begun.value ? words.again : words.intro}</span></p>`;
  }

  /** What stands below the fields. */
  protected foot(words: MoreStrings['form']): unknown {
    return html`<button type="submit">${this.#begun.value ? words.resume : words.start}</button>`;
  }

  /** The visitor says that all is filled in. */
  protected submit(): void {
    const {session} = this;
    const refused = this.#form.value?.refused;
    if (!session.form?.submit()) return;
    if (refused) session.retry(refused);
  }

  protected override updated() {
    const form = this.#form.value;
    if (!form || !this.more || !this.isOpen(form)) return;
    this.#lists.fill(this.renderRoot, form.fields, (field) => form.values.get(field.variable), this.more.form);
    const first = this.#told === undefined;
    const attempt = form.attempts > (this.#told ?? 0);
    this.#told = form.attempts;
    if (attempt) this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid], .obstacle')?.focus();
    else if (first && (this.#wanted || this.#isAwaited())) this.focus();
  }

  /** English rather than no form at all. */
  async #loadWords(strings: Strings) {
    const more = await strings.more().catch(() => enMore);
    if (strings === this.strings) this.more = more;
  }

  /** Whether the visitor has just opened the chat, or a new conversation, and has not begun to write. */
  #isAwaited(): boolean {
    const root = (this.getRootNode() as Partial<ShadowRoot>).host?.getRootNode() as Partial<ShadowRoot> | undefined;
    const idle = [root?.host, root?.activeElement].some((el) => el?.matches(':focus, dify-chat-composer'));
    // On a touch screen the focus brings up the keyboard, over the form.
    return idle && !this.#begun.value && !this.session.state.get().draft && !matchMedia('(pointer: coarse)').matches;
  }

  #summarize({fields, errors}: FormState, {form: words}: MoreStrings): string {
    const labels = fields.filter(({variable}) => errors.has(variable)).map(({label}) => label);
    return labels.length ? words.summary(labels.length, labels.slice(0, 5).join(', ')) : '';
  }

  #input({target}: Event) {
    const control = target as HTMLInputElement;
    const field = this.#form.value?.fields[Number(control.dataset.index)];
    const value = field?.kind === 'checkbox' ? control.checked : control.value;
    if (field) this.session.form?.set(field.variable, value);
  }

  #submit(event: Event) {
    event.preventDefault();
    this.submit();
  }
}

define('dify-chat-inputs-form', DifyChatInputsForm);
