import {LitElement, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {RichWords} from '../controllers/rich-words.js';
import {Select} from '../controllers/select.js';
import {english, type Strings} from '../i18n/index.js';
import {
  formMessage,
  readForm,
  type AnswerField,
  type AnswerForm,
  type AnswerFormItem,
} from '../markdown/answer-form.js';
import type {ChatSession} from '../state/session.js';
import {fieldStyles} from '../styles/fields.js';
import {shared} from '../styles/shared.js';
import {styles} from './answer-form.styles.js';
import {define} from './define.js';
import {doneIcon} from './form-icons.js';
import {plain} from './plain.js';
import {directionAround} from './rich-place.js';
import type {RichBlock, RichContext} from './rich-types.js';

/** What the browser calls these types. Nothing is hidden as a password: what is entered will stand in the conversation. */
const NATIVE: Readonly<Record<string, string>> = {datetime: 'datetime-local', password: 'text'};

/**
 * A form that an answer has written. Where the page allows such, its values are sent as the visitor's next message; else it
 * is only read.
 *
 * @customElement dify-chat-answer-form
 */
export class DifyChatAnswerForm extends LitElement {
  static override styles = [shared, fieldStyles, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) form: AnswerForm = {format: 'text', items: []};
  @property({attribute: false}) strings: Strings = english;

  @state() private sent = false;

  readonly #allowed = new Select(this, () => !!this.session.core.options.page?.answerForms);
  /** An answer is being written: no other question is taken. */
  readonly #busy = new Select(this, () => !!this.session.running);
  readonly #words = new RichWords(this);
  readonly #values = new Map<string, string | boolean>();

  protected override updated(changed: PropertyValues<this>): void {
    // The focus does not get lost with the fields.
    if ((changed as Map<string, unknown>).get('sent') === false) {
      this.renderRoot.querySelector<HTMLElement>('.sent')?.focus();
    }
  }

  protected override render() {
    const words = this.#words.value?.answerForms;
    const {items} = this.form;
    if (!this.#allowed.value) {
      return html`<div class="inert">
        ${items.map((item) => inert(item))}${words ? html`<p class="note">${words.off}</p>` : nothing}
      </div>`;
    }
    const {sent} = this;
    return html`
      <form class="card" autocomplete="off" novalidate aria-label=${words?.form ?? nothing} @submit=${this.#submit} @input=${this.#input}>
        <fieldset ?disabled=${sent}>${items.map((item, index) => this.#item(item, index))}</fieldset>
        ${items.some(({kind}) => kind === 'button') || !words || sent ? nothing : this.#button(words.send)}
        ${sent && words ? html`<p class="sent" tabindex="-1">${doneIcon}${words.sent}</p>` : nothing}
      </form>
    `;
  }

  #item(item: AnswerFormItem, index: number) {
    switch (item.kind) {
      case 'text':
        return html`<p dir="auto">${plain(item.text)}</p>`;
      case 'button':
        return this.sent ? nothing : this.#button(item.text);
      case 'field':
        return item.type === 'hidden' ? nothing : this.#field(item, index);
    }
  }

  #button(text: string) {
    return html`<button class="send" aria-disabled=${this.#busy.value} dir="auto">${plain(text)}</button>`;
  }

  #field(field: AnswerField, index: number) {
    const {label, name, type} = field;
    const id = `field-${index}`;
    const control = this.#control(field, id);
    const text = plain(label || name);
    return html`<div class="field">
      ${
        type === 'checkbox'
          ? html`<label class="check">${control}<span dir="auto">${text}</span></label>`
          : html`<label for=${id} dir="auto">${text}</label>${control}`
      }
    </div>`;
  }

  #control({type, name, value, checked, placeholder, options}: AnswerField, id: string) {
    const hint = plain(placeholder);
    switch (type) {
      case 'checkbox':
        return html`<input type="checkbox" name=${name} ?checked=${checked} />`;
      case 'area':
        return html`<textarea id=${id} name=${name} rows="3" dir="auto" placeholder=${hint} .defaultValue=${value}></textarea>`;
      case 'select':
        return html`<select id=${id} name=${name} dir="auto">
          ${options.includes(value) ? nothing : html`<option value="">${this.#words.value?.answerForms.choose}</option>`}
          ${options.map((option) => html`<option value=${option} ?selected=${option === value}>${plain(option)}</option>`)}
        </select>`;
      default:
        return html`<input
          type=${NATIVE[type] ?? type}
          id=${id}
          name=${name}
          dir=${type === 'text' ? 'auto' : nothing}
          placeholder=${hint}
          value=${value}
        />`;
    }
  }

  readonly #input = ({target}: Event): void => {
    const field = target as HTMLInputElement;
    this.#values.set(field.name, field.type === 'checkbox' ? field.checked : field.value);
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.#busy.value || this.sent) return;
    this.sent = this.session.send(formMessage(this.form, this.#values));
  };
}

/** What a form says, without anything to fill in. */
function inert(item: AnswerFormItem) {
  const text = item.kind !== 'field' ? item.text : item.type === 'hidden' ? '' : item.label || item.name;
  return text ? html`<p dir="auto">${plain(text)}</p>` : nothing;
}

/** A form of Dify's: `<form data-format="json">`. */
export function render({el, source}: RichBlock, {host}: RichContext): HTMLElement | undefined {
  if (!host?.session) return undefined;
  const {session, strings} = host;
  const form = readForm(source);
  return Object.assign(document.createElement('dify-chat-answer-form'), {
    dir: directionAround(el),
    form,
    session,
    strings,
  });
}

define('dify-chat-answer-form', DifyChatAnswerForm);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-answer-form': DifyChatAnswerForm;
  }
}
