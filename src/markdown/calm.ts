/**
 * Where to cut a long stretch of a paragraph: behind white space or a stop, with nothing open if there is such a place.
 *
 * @param from - Not before this.
 */
export function calmEnd(part: string, from: number): number {
  let best = 0;
  for (const {index} of part.matchAll(/[\s。！？；，、]/g)) {
    best = index + 1;
    if (best > from && isCalm(part.slice(0, best))) return best;
  }
  // Never between the halves of a character, nor before a combining mark.
  return best || part.length - (/\P{M}\p{M}*$/u.exec(part)?.[0].length ?? 0) || part.length;
}

/** No emphasis, code or link seems to be open at the end. */
function isCalm(text: string): boolean {
  const count = (char: string): number => text.split(char).length - 1;
  return !((count('*') | count('`') | count('~')) & 1) && count('[') <= count(']') && count('(') <= count(')');
}
