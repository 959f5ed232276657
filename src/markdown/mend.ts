import type {Piece} from './split.js';

/** Behind the last place where a leaf begins: a blank line, or a line with the marker of a block. */
const LEAF = /\n(?=[ \t]*(?:\n|[-*+>|#]|\d{1,9}[.)]))/g;

/** Longest leaf that is looked at, in characters. */
const LONGEST = 4096;

/** A line of nothing but markers, which may still become anything. */
const MARKERS = /^[\s>*+\-=_~`|:#]*(?:\d{1,9}[.)]?\s*)?(?:\[[ xX]?\]?\s*)?$/;

/** The opening line of a fence, and what comes before the language that may not be complete. */
const FENCE = /^([\s>*+\-\d.)]*(?:`{3,}|~{3,}))[^`~]*$/;

/** An escaped character; code; a tag; the beginning, the end with or without an address of a link; a run of markers. */
const INLINE =
  /\\[^]|(`+)(?:[^`]|[^`][^]*?[^`])\1(?!`)|<[a-z/!][^<>]*>?|!?\[|\](?:\((?:\\[^]|\([^()]*\)|[^()\\])*\)|\[[^\]]*\])?|([*_~`])\2*/gi;

/** What makes a link of an address without any markup. */
const BARE = /:(?=\/\/)|@|(?<=www)\./gi;

/**
 * Completes the half-written end of an answer for the moment: markers that may still become something are not shown, open
 * emphasis and code are closed, of an open link only the text is shown. Never makes an address of a part of one.
 *
 * A guess, for what is drawn again in a moment; the settled piece is drawn from its source.
 */
export function mend({kind, source}: Piece): string {
  const text = source.replace(/[\uD800-\uDBFF]$/, '');
  const at = text.lastIndexOf('\n') + 1;
  const before = text.slice(0, at);
  const line = text.slice(at);
  if (kind === 'code' || openFence(before)) return before + line.replace(/^[ \t>]*(?:`+|~+)[ \t]*$/, '');
  const fence = FENCE.exec(line);
  if (fence) return `${before}${fence[1]!}\n`;
  if (kind === 'rows') return before + mendLine(line);
  const shown = MARKERS.test(line) ? before : text;
  let leaf = 0;
  for (const {index} of shown.matchAll(LEAF)) leaf = index + 1;
  return table(shown.slice(0, leaf) + mendLine(shown.slice(leaf)));
}

function openFence(text: string): boolean {
  let open = '';
  for (const [, fence] of text.matchAll(/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/gm)) {
    if (!open) open = fence!;
    else if (fence!.startsWith(open)) open = '';
  }
  return !!open;
}

/** A line that begins like a table is shown as one at once, not as text that turns into a table a moment later. */
function table(text: string): string {
  const lines = text.trimEnd().split('\n');
  const header = lines.at(-1)!.trim();
  if (!/^\|./.test(header) || lines.at(-2)?.includes('|')) return text;
  return `${text.trimEnd()}\n${'|-'.repeat(header.replace(/\\\||\|$/g, '').split('|').length - 1)}|`;
}

/** Mends the inline markup of one leaf. */
function mendLine(leaf: string): string {
  if (leaf.length > LONGEST) return leaf;
  const whole = leaf.trimEnd();
  let text = whole;
  const closers: string[] = [];
  const brackets: number[] = [];
  /** Where the last code, link or address in angle brackets ended: what is in them is left alone. */
  let calm = 0;
  for (const {0: run, 1: code, index} of whole.matchAll(INLINE)) {
    const end = index + run.length;
    const next = whole[end] ?? '';
    const top = closers.at(-1);
    const char = run[0]!;
    if (code || run.endsWith('>')) {
      calm = end;
    } else if (run.endsWith('[')) {
      brackets.push(index);
    } else if (char === ']') {
      const open = brackets.pop();
      if (run.length > 1) calm = end;
      if (run.length > 1 || open === undefined || (next && !'[('.includes(next))) continue;
      brackets.push(open);
      text = whole.slice(0, index);
      break;
    } else if (!next) {
      // A tag, the end of a closing marker, or the beginning of an opening one.
      if (char !== '\\') text = whole.slice(0, index);
    } else if (char === '`') {
      closers.push(run);
      break;
    } else if (!/[*_~]/.test(char) || /^\w_\w/.test(whole.slice(index - 1, index) + char + next)) {
      continue;
    } else if (top?.[0] === char && /\S/.test(whole[index - 1]!)) {
      closers.pop();
      if (run.length < top.length) closers.push(top.slice(run.length));
    } else if (/\S/.test(next)) {
      closers.push(run);
    }
  }
  for (const open of brackets.reverse()) text = unlink(text, open);
  const word = Math.max(text.lastIndexOf(' ') + 1, text.lastIndexOf('\n') + 1, calm);
  // The end of a bare address may be missing: it is no link yet.
  if (!closers.at(-1)?.startsWith('`')) text = text.slice(0, word) + text.slice(word).replace(BARE, '\\$&');
  return text.trimEnd() + closers.reverse().join('');
}

/** Takes the bracket at `open` away; of an image and a footnote nothing is left. */
function unlink(text: string, open: number): string {
  return text.slice(0, open) + (/^!|\[\^/.test(text.slice(open, open + 2)) ? '' : text.slice(open + 1));
}
