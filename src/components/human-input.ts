import {LitElement, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {RichWords} from '../controllers/rich-words.js';
import {Words} from '../controllers/words.js';
import type {RichStrings} from '../i18n/en-rich.js';
import {english, type MoreStrings, type Strings} from '../i18n/index.js';
import {capMarks} from '../markdown/cap.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import {isForm, refusedFields, valueOf} from '../state/forms.js';
import {checkInput, type InputError} from '../state/input-check.js';
import type {ChatSession} from '../state/session.js';
import {FormFiller} from '../state/submit-form.js';
import type {Answer, DifyChatError, FormButton, HumanInputPart} from '../state/types.js';
import {fieldStyles} from '../styles/fields.js';
import {shared} from '../styles/shared.js';
import {ChoiceLists} from './choice-lists.js';
import './countdown.js';
import {define} from './define.js';
import {piecesOf, type FormPieces} from './form-pieces.js';
import {formProblem} from './form-problem.js';
import {clockIcon, doneIcon, formIcon} from './form-icons.js';
import {styles} from './human-input.styles.js';
import {alertIcon} from './icons.js';
import {inputField} from './input-field.js';
import './markdown.js';

/** The words that a form needs. */
interface FormWords {
  readonly own: RichStrings['humanInput'];
  readonly more: MoreStrings;
}

/**
 * A form in the middle of an answer, which goes on when it is filled in.
 *
 * @customElement dify-chat-human-input
 */
export class DifyChatHumanInput extends LitElement {
  static override styles = [shared, fieldStyles, styles];

  @property({attribute: false}) content!: HumanInputPart;
  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) answer!: Answer;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) policy!: MarkdownPolicy;

  /** What is wrong with fields, by their names. */
  @state() private wrong: ReadonlyMap<string, InputError> = new Map();
  /** What was last tried, and what a screen reader hears of it. */
  @state() private summary = '';

  readonly #rich = new RichWords(this);
  readonly #words = new Words(this);
  readonly #lists = new ChoiceLists();
  #form: FormPieces = {pieces: [], fields: [], named: 0};
  #pressed: FormButton | undefined;
  #shown: HumanInputPart | undefined;
  /** Where the focus goes once it is drawn. */
  #goal: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('content')) return;
    const {content: form} = this;
    const before = this.#shown;
    this.#shown = form;
    if (before?.content !== form.content || before.fields !== form.fields) this.#form = piecesOf(form);
    if (before?.id !== form.id && isOpen(form) && !form.values.size) this.#filler.recall();
    if (form.error !== before?.error) this.#hear(form.error);
    // The focus does not get lost with the button that had it.
    if (isOpen(before) && !isOpen(form) && this.renderRoot.querySelector(':focus')) this.#goal = '.outcome';
  }

  protected override render() {
    const own = this.#rich.value?.humanInput;
    const more = this.#words.value;
    if (!own || !more) return nothing;
    const words = {own, more};
    const {content: form} = this;
    return isOpen(form) || form.status === 'elsewhere' ? this.#open(form, words) : this.#ended(form, words);
  }

  protected override updated(): void {
    const words = this.#words.value;
    const {content: form} = this;
    if (words) this.#lists.fill(this.renderRoot, this.#form.fields, (field) => valueOf(form, field), words.form);
    const goal = this.#goal && this.renderRoot.querySelector<HTMLElement>(this.#goal);
    if (!goal) return;
    this.#goal = undefined;
    goal.focus();
  }

  #open(form: HumanInputPart, {own, more}: FormWords) {
    const {named} = this.#form;
    return html`
      <div class="card" role="group" aria-labelledby="title" @input=${this.#input} @change=${this.#input}>
        <div class="head">
          ${formIcon}
          <p id="title"><span dir="auto">${capMarks(form.title) || own.title}</span></p>
          ${
            form.expiresAt
              ? html`<dify-chat-countdown
                  .until=${form.expiresAt}
                  .strings=${this.strings}
                  .words=${own.time}
                  @over=${this.#over}
                ></dify-chat-countdown>`
              : nothing
          }
        </div>
        ${this.#form.pieces.map((piece) =>
          'text' in piece
            ? this.#markdown(piece.text)
            : form.status === 'elsewhere'
              ? nothing
              : inputField(
                  piece.field,
                  piece.index,
                  valueOf(form, piece.field),
                  this.wrong.get(piece.field.variable),
                  more.form,
                  this,
                  piece.index < named,
                ),
        )}
        ${form.status === 'elsewhere' ? html`<p class="note">${clockIcon}${this.#stands(own.elsewhere, own)}</p>` : this.#buttons(form, own)}
        <div role="alert">${this.#problem(form, {own, more})}</div>
        <div class="visually-hidden" role="alert">${this.summary}</div>
      </div>
    `;
  }

  #buttons({buttons, status}: HumanInputPart, own: FormWords['own']) {
    if (!buttons.length) return html`<p class="error">${alertIcon}<span>${own.noButtons}</span></p>`;
    const sending = status === 'sending';
    return html`<div class="buttons">
      ${buttons.map(
        (button) =>
          html`<button
            type="button"
            class=${button.look}
            aria-disabled=${sending || nothing}
            @click=${() => this.#submit(button)}
          >
            <span dir="auto">${sending && button.id === this.#pressed?.id ? own.sending : capMarks(button.title)}</span>
          </button>`,
      )}
    </div>`;
  }

  #problem({error}: HumanInputPart, {own, more}: FormWords) {
    if (!error || this.wrong.size) return nothing;
    return html`<p class="error">${alertIcon}<span>${formProblem(error, own, this.strings, more)}</span></p>`;
  }

  #ended(form: HumanInputPart, {own}: FormWords) {
    const {status, chosen, result} = form;
    const icon = status === 'filled' ? doneIcon : clockIcon;
    const title = chosen && capMarks(chosen);
    const text =
      status !== 'filled'
        ? own[status as 'expired' | 'over']
        : title
          ? (form.own ? own.chose : own.chosen)(title)
          : own.filled;
    return html`
      <div class="card ended">
        <p class="outcome" tabindex="-1">${icon}<span dir="auto">${text}</span></p>
        ${result?.trim() ? this.#markdown(result) : nothing}
        ${this.#isStuck(form) ? html`<p class="note">${this.#stands(own.waiting, own)}</p>` : nothing}
      </div>
    `;
  }

  /** Why the run stands still, and a way to look whether it does. */
  #stands(text: string, own: FormWords['own']) {
    return html`<span>
      ${text} <button type="button" class="link" @click=${() => this.#filler.goOn()}>${own.check}</button>
    </span>`;
  }

  #markdown(text: string) {
    return html`<dify-chat-markdown .text=${text} .policy=${this.policy}></dify-chat-markdown>`;
  }

  /** Nobody is waited for, and yet the run does not go on: the last form says so. */
  #isStuck(form: HumanInputPart): boolean {
    const forms = this.answer.parts.filter(isForm);
    const done = forms.every((other) => !isOpen(other) && other.status !== 'elsewhere');
    return this.answer.status === 'paused' && done && forms.at(-1)?.id === form.id;
  }

  readonly #input = ({target}: Event): void => {
    const {value, dataset} = target as HTMLInputElement;
    const field = this.#form.fields[Number(dataset.index)];
    if (!field) return;
    this.#filler.set(field.variable, value);
    if (this.wrong.has(field.variable)) {
      this.wrong = new Map([...this.wrong].filter(([name]) => name !== field.variable));
    }
  };

  /** Sends it, unless something is missing. */
  #submit(button: FormButton): void {
    const {form} = this.#filler;
    if (form?.status !== 'open') return;
    const wrong = new Map<string, InputError>();
    for (const field of form.fields) {
      const {error} = checkInput(field, valueOf(form, field));
      if (error) wrong.set(field.variable, error);
    }
    this.#show(wrong);
    if (wrong.size) return;
    this.#pressed = button;
    void this.#filler.submit(button);
  }

  /** Why Dify did not take it: it may name fields. */
  #hear(error: DifyChatError | undefined): void {
    if (!error) return;
    this.#show(new Map(refusedFields(error.message, this.content.fields).map((name) => [name, {code: 'refused'}])));
  }

  #show(wrong: ReadonlyMap<string, InputError>): void {
    this.wrong = wrong;
    const labels = this.#form.fields.filter(({variable}) => wrong.has(variable)).map(({label}) => label);
    this.summary = labels.length ? this.#words.value!.form.summary(labels.length, labels.slice(0, 5).join(', ')) : '';
    if (labels.length) this.#goal = '[aria-invalid=true], [data-invalid], .obstacle';
  }

  readonly #over = (): void => void this.#filler.expire();

  get #filler(): FormFiller {
    return new FormFiller(this.session.core, this.answer.key, this.content.id);
  }
}

/** Whether it can be filled in here. */
function isOpen(form: HumanInputPart | undefined): boolean {
  return form?.status === 'open' || form?.status === 'sending';
}

define('dify-chat-human-input', DifyChatHumanInput);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-human-input': DifyChatHumanInput;
  }
}
