/** Ids that came from outside. A part of lazy chunks. */

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One of Dify's ids; empty for what is none. */
export function asId(value: unknown): string {
  return typeof value === 'string' && UUID.test(value) ? value : '';
}
