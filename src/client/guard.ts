import type {JsonObject} from './types.js';

/** Whether a value that came from outside is an object with keys (no list, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
