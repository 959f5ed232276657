/** One field of the app's form. Every text of the settings is only ever text. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import type {MoreStrings, Strings} from '../i18n/index.js';
import {capMarks} from '../markdown/cap.js';
import {obstacle, type InputError} from '../state/input-check.js';
import {isFileKind, type InputField} from '../state/input-fields.js';
import type {InputValue} from '../state/input-store.js';
import type {ChatSession} from '../state/session.js';
import {icon} from './icon.js';
import {alertIcon} from './icons.js';
import {inputErrorText} from './input-words.js';

type Words = MoreStrings['form'];

const chevronIcon = icon(svg`<path d="m5.5 8 4.5 4.5L14.5 8"/>`, 16);

/** No files. */
const NONE: InputValue = [];

/** A counter is of use when a text is about to get too long. */
const NEAR = 10;

/** Where a field stands. */
export interface FieldPlace {
  readonly session: ChatSession;
  readonly strings: Strings;
}

/**
 * Draws a field with its label, hint, control and what is wrong with it. Its looks are those of the form.
 *
 * @param quiet - What stands before it is its label: the label itself is only heard.
 */
export function inputField(
  field: InputField,
  index: number,
  value: InputValue = '',
  error: InputError | undefined,
  words: Words,
  place: FieldPlace,
  quiet = false,
): TemplateResult {
  const blocked = obstacle(field);
  const label = capMarks(field.label);
  if (blocked)
    return html`<p class="obstacle" tabindex="-1">${alertIcon}<span>${inputErrorText(blocked, field, words)}</span></p>`;
  const id = `field-${index}`;
  const count = error?.code === 'long' ? '' : counter(field, value, words);
  const notes = [field.hint && `${id}-hint`, count && `${id}-count`, error && `${id}-error`].filter(Boolean).join(' ');
  const optional =
    field.required || field.kind === 'checkbox' ? nothing : html` <span class="optional">${words.optional}</span>`;
  const text = html`<span dir="auto">${label}</span>${optional}`;
  const drawn = isFileKind(field.kind)
    ? fileField(field, index, value, label, error && inputErrorText(error, field, words), place)
    : control(field, {id, index, value, invalid: !!error, notes: notes || nothing});
  return html`
    <div class="field">
      ${field.kind === 'checkbox' ? html`<label class="check">${drawn}${text}</label>` : html`<label for=${isFileKind(field.kind) ? nothing : id} class=${quiet ? 'visually-hidden' : nothing}>${text}</label>`}
      ${field.hint ? html`<p class="hint" id="${id}-hint"><span dir="auto">${capMarks(field.hint)}</span></p>` : nothing}
      ${field.kind === 'checkbox' ? nothing : drawn}
      ${count ? html`<p class="count" id="${id}-count">${count}</p>` : nothing}
      ${
        error
          ? html`<p class="error" id="${id}-error">${alertIcon}<span dir="auto">${inputErrorText(error, field, words)}</span></p>`
          : nothing
      }
    </div>
  `;
}

/** A label does not reach what is no control of the browser's: it is named again. */
function fileField(
  field: InputField,
  index: number,
  value: InputValue,
  label: string,
  error: string | undefined,
  {session, strings}: FieldPlace,
): TemplateResult {
  void import('./file-field.js').catch(() => undefined);
  return html`<dify-chat-file-field
    role="group"
    aria-label=${[label, capMarks(field.hint), error].filter(Boolean).join('. ')}
    ?data-invalid=${!!error}
    data-index=${index}
    .field=${field}
    .session=${session}
    .strings=${strings}
    .given=${typeof value === 'object' ? value : NONE}
  ></dify-chat-file-field>`;
}

interface Control {
  readonly id: string;
  readonly index: number;
  readonly value: InputValue;
  readonly invalid: boolean;
  /** The ids of what is said about it. */
  readonly notes: string | typeof nothing;
}

function control(
  {kind, required, placeholder}: InputField,
  {id, index, value, invalid, notes}: Control,
): TemplateResult {
  switch (kind) {
    case 'checkbox':
      return html`<input
        type="checkbox"
        id=${id}
        data-index=${index}
        aria-describedby=${notes}
        aria-invalid=${invalid}
        .checked=${value === true}
      />`;
    case 'select':
      return html`<div class="list">
        <select
          id=${id}
          data-index=${index}
          aria-describedby=${notes}
          aria-invalid=${invalid}
          aria-required=${required}
        ></select
        >${chevronIcon}
      </div>`;
    case 'paragraph':
    case 'json_object': {
      const json = kind === 'json_object';
      return html`<textarea
        id=${id}
        class=${kind}
        data-index=${index}
        rows="3"
        dir=${json ? 'ltr' : value ? 'auto' : nothing}
        spellcheck=${json ? 'false' : nothing}
        autocapitalize=${json ? 'off' : nothing}
        placeholder=${placeholder || (json ? '{ … }' : '')}
        aria-describedby=${notes}
        aria-invalid=${invalid}
        aria-required=${required}
        .value=${value}
      ></textarea>`;
    }
    default:
      return html`<input
        type="text"
        id=${id}
        data-index=${index}
        dir=${value ? 'auto' : nothing}
        autocomplete="off"
        inputmode=${kind === 'number' ? 'decimal' : nothing}
        placeholder=${placeholder}
        aria-describedby=${notes}
        aria-invalid=${invalid}
        aria-required=${required}
        .value=${value}
      />`;
  }
}

function counter({kind, limit}: InputField, value: InputValue, words: Words): string {
  if (!limit || !value || typeof value !== 'string' || (kind !== 'text-input' && kind !== 'paragraph')) return '';
  const left = limit - [...value].length;
  if (left > Math.max(NEAR, limit / NEAR)) return '';
  return left < 0 ? words.over(-left) : words.left(left);
}

/**
 * What a list offers. "None" is offered where that can be sent; of one with a default the server would make the default.
 */
export function inputOptions({required, options, initial}: InputField, words: Words): readonly HTMLOptionElement[] {
  const none = new Option(required ? words.choose : words.none, '');
  none.hidden = required;
  const preset = typeof initial === 'string' && options.includes(initial);
  const own = options.map((option) => new Option(capMarks(option), option));
  return options.includes('') || (preset && !required) ? own : [none, ...own];
}
