import {repr} from '../python-repr.js';

const IS_TYPE = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
  null: (value) => value === null,
};

/** What is wrong with a value by a JSON schema, in the words of Python's `jsonschema`; undefined when nothing is. Knows `type`, `properties`, `required`. */
export function schemaError(value, {type, properties = {}, required = []}) {
  if (type && !IS_TYPE[type](value)) return `${repr(value)} is not of type ${repr(type)}`;
  if (type !== 'object') return undefined;
  for (const [name, schema] of Object.entries(properties)) {
    const wrong = name in value && schemaError(value[name], schema);
    if (wrong) return wrong;
  }
  const missing = required.find((name) => !(name in value));
  return missing && `${repr(missing)} is a required property`;
}
