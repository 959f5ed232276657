import type {MoreStrings} from '../i18n/index.js';
import type {InputField} from '../state/input-fields.js';
import type {InputValue} from '../state/input-store.js';
import {inputOptions} from './input-field.js';

type Words = MoreStrings['form'];

/** The lists of a form. They may be long: their options are made once, and not looked at again with each letter that is typed elsewhere. */
export class ChoiceLists {
  readonly #filled = new WeakMap<HTMLSelectElement, readonly [InputField, Words]>();

  /** Fills those among `fields` that are drawn, and shows what is chosen. */
  fill(
    root: ParentNode,
    fields: readonly InputField[],
    value: (field: InputField) => InputValue | undefined,
    words: Words,
  ): void {
    for (const list of root.querySelectorAll('select')) {
      const field = fields[Number(list.dataset.index)];
      if (!field) continue;
      const filled = this.#filled.get(list);
      if (filled?.[0] !== field || filled[1] !== words) list.replaceChildren(...inputOptions(field, words));
      this.#filled.set(list, [field, words]);
      const chosen = value(field);
      if (typeof chosen === 'string' && list.value !== chosen) list.value = chosen;
    }
  }
}
