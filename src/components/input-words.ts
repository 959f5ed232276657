import type {MoreStrings} from '../i18n/index.js';
import type {InputError} from '../state/input-check.js';
import type {InputField} from '../state/input-fields.js';

/** The visitor's words for what is wrong with a field. */
export function inputErrorText(error: InputError, {kind, label}: InputField, words: MoreStrings['form']): string {
  switch (error.code) {
    case 'required':
      return kind === 'select' ? words.required.choice : words.required.text;
    case 'long':
      return words.long(error.limit, error.over);
    case 'json':
      return words.json(error.line, error.column);
    case 'schema': {
      const {path, kind: fault, detail} = error.fault;
      return words.schema[fault](path, detail);
    }
    case 'page':
    case 'empty':
      return words[error.code](label);
    default:
      return words[error.code];
  }
}
