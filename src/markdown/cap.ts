/**
 * Cuts runs of more than 20 combining marks.
 *
 * One letter with 20,000 of them costs a browser seconds to lay out, in plain text too.
 * For what is shown only: copying and storing use the text as it came.
 */
export function capMarks(text: string): string {
  return text.replace(/(\p{M}{20})\p{M}+/gu, '$1');
}
