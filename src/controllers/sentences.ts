/** Where sentences end, in text that is still being written. Browsers can tell too, but they cut after “Dr.”, “e.g.” and “am 3.”. */

/** A sentence of more characters is cut, at a space or a comma where there is one. */
const LONGEST = 300;

/** What is not complete yet, such as a link whose address is being written, is waited for so long, in characters. */
const PATIENCE = 4000;

/** What matters in a text: the beginning of code, links and tags, addresses, places for a cut, and what may end a sentence. */
const MARK =
  /\\.|`+|[[<]|(?:https?:\/\/|www\.)[^\s<>（）「」，。！？]*[^\s<>（）「」，。！？.,!?:;)"'*_]|(?<space>[\s，、；：]+)|(?<end>[\p{Sentence_Terminal}…]+[\p{Pe}\p{Pf}"'*_~]*)/giu;

/** Marks after which the next sentence follows without a space. */
const WIDE = /[。．｡！？]/u;

/** Ends in a short word with a full stop. For such are taken, too: a letter, a number of two digits, what has a full stop inside. */
const SHORT =
  /(?<=^|[\s(“„«"'*_])(?:\p{L}|\d{1,2}|[\p{L}.]+\.\p{L}+|mr|mrs|ms|dr|prof|st|jr|sr|vs|etc|cf|no|nr|vol|fig|abb|pp|approx|ca|bzw|usw|evtl|ggf|inc|ltd|co|corp|mio|mrd|tel|sra?|mme|ud)\.$/iu;

/**
 * The length of the first sentence of `text`, the space after it included; 0 when it is not clear yet where it ends.
 *
 * @param text - Markdown inside of one block, as far as it is written.
 * @param complete - Nothing follows `text`.
 */
export function firstSentence(text: string, complete: boolean): number {
  let limit = LONGEST;
  let cut = 0;
  MARK.lastIndex = 0;
  for (let mark = MARK.exec(text); mark && mark.index <= limit; mark = MARK.exec(text)) {
    const {index, groups} = mark;
    let end = MARK.lastIndex;
    if (groups?.space) cut = end;
    else if (groups?.end) {
      end = sentenceEnd(text, mark[0], end);
      if (end > 0) return end;
      if (!end && !complete) return 0;
    } else {
      if (/^[`[<]/.test(mark[0])) end = skip(text, index, mark[0]);
      if (end < 0 && !complete && text.length - index < PATIENCE) return 0;
      if (end > 0) limit += end - index; // nobody hears the address of a link
      if (end > 0) MARK.lastIndex = end;
    }
  }
  if (text.length <= limit) return complete ? text.length : 0;
  return cut || (/[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit);
}

/** Where the next sentence begins, if `mark`, which ends at `after`, ends one; -1 if it does not, 0 when the next letter has to tell. */
function sentenceEnd(text: string, mark: string, after: number): number {
  let next = after;
  while (/\s/.test(text.charAt(next))) next++;
  const letter = text.charAt(next);
  if (!letter) return 0;
  if (WIDE.test(mark)) return next;
  if (next === after || /\p{Ll}/u.test(letter)) return -1;
  return /^\.[^.]*$/.test(mark) &&
    SHORT.test(text.slice(Math.max(0, after - mark.length - 12), after - mark.length + 1))
    ? -1
    : next;
}

/** Where a piece of code, a link or a tag ends that begins with `mark`; what is none ends at once; -1 when it is incomplete. */
function skip(text: string, start: number, mark: string): number {
  const past = (what: string, from: number) => {
    const found = text.indexOf(what, from);
    return found < 0 ? -1 : found + what.length;
  };
  const inside = start + mark.length;
  if (mark === '<') return /[a-z/!]|^$/i.test(text.charAt(inside)) ? past('>', inside) : inside;
  if (mark !== '[') return past(mark, inside);
  const label = past(']', inside);
  if (label < 0 || label === text.length) return -1;
  return text[label] === '(' ? past(')', label) : label;
}
