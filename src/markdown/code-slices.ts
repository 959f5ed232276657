/** So much code is looked at in one go, in characters: a few milliseconds, also when a pattern goes mad. */
const SLICE = 6000;

/** Code longer than this stays as it is, in characters. */
const LONGEST = 100_000;

/** So does code with a line longer than this: it was not written by hand. */
const WIDEST = 3000;

/**
 * Code in slices that can be coloured one by one: cut at line ends, behind an empty line if there is one. Nothing for code that
 * is too much.
 */
export function slicesOf(code: string): string[] | undefined {
  if (code.length > LONGEST || code.split('\n').some(({length}) => length > WIDEST)) return undefined;
  const slices: string[] = [];
  let rest = code;
  while (rest.length > SLICE) {
    const end = cutOf(rest);
    slices.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...slices, rest];
}

function cutOf(rest: string): number {
  const head = rest.slice(0, SLICE);
  // What begins in the first column behind an empty line hardly is within a string or a comment.
  const calm = [...head.matchAll(/\n\s*\n(?=\S)/g)].at(-1);
  if (calm && calm.index > SLICE / 4) return calm.index + calm[0].length;
  return head.lastIndexOf('\n') + 1 || SLICE;
}
