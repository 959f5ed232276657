/** What a server sent where a text, a number or a list is expected, and may be anything. */
import {isObject} from '../client/guard.js';

/** A text; empty where there is none. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A number that counts or measures something. */
export function asAmount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** The objects of a list. */
export function asList<T>(value: readonly T[] | null | undefined): T[] {
  return Array.isArray(value) ? (value.filter(isObject) as T[]) : [];
}
