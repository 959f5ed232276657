/** A text from outside, or the empty one in the place of what is none. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
