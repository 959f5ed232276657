import {invalidParam} from './errors.js';
import {repr, typeName} from './python-repr.js';
import {isUuid} from './time.js';

// A check looks at a value and returns `[error type, text]`, or undefined when it is right.

export const string = (value) => typeof value !== 'string' && ['string_type', 'Input should be a valid string'];
export const dict = (value) => typeName(value) !== 'dict' && ['dict_type', 'Input should be a valid dictionary'];
export const list = (value) => !Array.isArray(value) && ['list_type', 'Input should be a valid list'];

/** A boolean, or one of the words that pydantic takes for one. */
export function bool(value) {
  if (typeof value === 'boolean' || value === 0 || value === 1) return undefined;
  if (typeof value === 'string' && /^(0|1|true|false|t|f|yes|no|y|n|on|off)$/i.test(value)) return undefined;
  return ['bool_parsing', 'Input should be a valid boolean, unable to interpret input'];
}

/** One of these texts. */
export function literal(...options) {
  const names = options.map(repr);
  const text = names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : names[0];
  return (value) => !options.includes(value) && ['literal_error', `Input should be ${text}`];
}

/** A UUID, also an empty text; `say(value)` words the refusal. */
export function uuidText(say) {
  return (value) => string(value) || (value !== '' && !isUuid(value) && ['value_error', `Value error, ${say(value)}`]);
}

/** A whole number, also as text, from `min` to `max`. */
export function integer(min, max = Infinity) {
  return (value) => {
    if (!/^\s*-?\d+\s*$/.test(String(value))) {
      return ['int_parsing', 'Input should be a valid integer, unable to parse string as an integer'];
    }
    if (Number(value) < min) return ['greater_than_equal', `Input should be greater than or equal to ${min}`];
    return Number(value) > max && ['less_than_equal', `Input should be less than or equal to ${max}`];
  };
}

/** Marks a field that may be absent or null. */
export const optional = (check) => ({check, nullable: true, required: false});

/** Marks a field that may be absent, but not null. */
export const defaulted = (check) => ({check, nullable: false, required: false});

/** Checks an object as the pydantic model `name` does; refuses with the same text. */
export function validate(name, value, fields) {
  const errors = Object.entries(fields).flatMap(([field, spec]) => {
    const {check, nullable = false, required = true} = typeof spec === 'function' ? {check: spec} : spec;
    if (!(field in value)) return required ? [[field, 'missing', 'Field required', value]] : [];
    if (value[field] === null && nullable) return [];
    const wrong = check(value[field]);
    return wrong ? [[field, ...wrong, value[field]]] : [];
  });
  if (errors.length) invalidParam(describe(name, errors));
}

/** Refuses with the text of a model-wide check. */
export function refuseModel(name, text, value) {
  invalidParam(describe(name, [[undefined, 'value_error', `Value error, ${text}`, value]]));
}

function describe(name, errors) {
  const head = `${errors.length} validation error${errors.length > 1 ? 's' : ''} for ${name}`;
  const lines = errors.map(([field, type, text, value]) => {
    const input = `input_value=${shorten(repr(value))}, input_type=${typeName(value)}`;
    const where = field === undefined ? '' : `\n${field}`;
    return `${where}\n  ${text} [type=${type}, ${input}]\n    For further information visit https://errors.pydantic.dev/2.12/v/${type}`;
  });
  return head + lines.join('');
}

/** pydantic shows the first 25 and the last 24 characters of a long value. */
const shorten = (text) => (text.length > 50 ? `${text.slice(0, 25)}...${text.slice(-24)}` : text);
