/**
 * Holds objects against JSON Schemas as the server does: by draft 7, without a look at formats. A chunk of its own, fetched
 * only when the app's form has such a field.
 */
import {validate, type OutputUnit, type Schema} from '@cfworker/json-schema';
import type {SchemaFault} from './input-check.js';

/** Keywords that only lead on to where the fault is. */
const ON_THE_WAY =
  /^(properties|patternProperties|additionalProperties|items|additionalItems|allOf|dependencies|if|\$ref)$/;

/** What is wrong with `value` by `schema`; nothing when all is well. A schema that cannot be read is left to the server. */
export function schemaFault(value: object, schema: object): SchemaFault | undefined {
  try {
    const {errors} = validate(value, asDraft7(schema) as Schema, '7');
    const error = errors.find(({keyword}) => !ON_THE_WAY.test(keyword)) ?? errors[0];
    return error && toFault(error);
  } catch {
    return undefined;
  }
}

function toFault({keyword, instanceLocation, error}: OutputUnit): SchemaFault {
  const path = instanceLocation
    .split('/')
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('/');
  const [, named = ''] = /(?:Expected|property) "(.*)"\.$/s.exec(error) ?? [];
  if (keyword === 'required' && named) return {path, kind: 'missing', detail: named};
  if (keyword === 'type' && named) return {path, kind: 'type', detail: named.replaceAll('"', '')};
  if (keyword === 'false' && path) return {path: '', kind: 'extra', detail: path};
  return {path, kind: 'other', detail: ''};
}

/** Keywords whose values are data. */
const DATA = /^(const|enum|default|examples|required)$/;
/** Keywords whose values are schemas by name. */
const NAMED = /^(properties|patternProperties|definitions|\$defs|dependencies)$/;
/** Keywords that the library heeds, and the server does not. */
const UNHEARD =
  /^(format|prefixItems|dependentRequired|dependentSchemas|unevaluatedItems|unevaluatedProperties|minContains|maxContains|\$recursiveRef)$/;

/** A copy, since the library writes into what it reads, with the keywords that count for the server. */
function asDraft7(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asDraft7);
  return mapValues(schema, (key, value) => {
    if (UNHEARD.test(key)) return undefined;
    if (DATA.test(key)) return value;
    return NAMED.test(key) ? mapValues(value, (_name, named) => asDraft7(named)) : asDraft7(value);
  });
}

/** An object with other values; what is none stays. */
function mapValues(object: unknown, change: (key: string, value: unknown) => unknown): unknown {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return object;
  const entries = Object.entries(object).map(([key, value]) => [key, change(key, value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
