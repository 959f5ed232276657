/** What a model thinks aloud in the text of its answer: told apart from the words for the visitor. Pure; a part of lazy chunks. */

/** A run of an answer's text. */
export interface Segment {
  /** Whether it is a thought. */
  readonly thought: boolean;
  readonly text: string;
  /** The thought goes on, as far as is known. */
  readonly open: boolean;
}

/** Fenced code, in which nothing is a thought; the beginning of a thought, also as old releases write it; the end of one. */
const OUTSIDE =
  /(?:^|\n)[ \t]*(`{3,}|~{3,})[^]*?(?:\n[ \t]*\1|$)|(?<!`)(?:<think(?:ing)?(?:\s[^<>]*)?>|(<details\b[^<>]*>\s*<summary>\s*Thinking\b[^<>]*<\/summary>)|(<\/think(?:ing)?\s*>))/gi;

const ENDS = {think: /<\/think(?:ing)?\s*>/gi, details: /<\/details\s*>/gi};

/**
 * Takes thoughts out of a text: `<think>…</think>` in any form, and the `<details>` in which old releases wrap them. Of some
 * models only the end comes: then all before it was a thought. What nobody closes is a thought to the end.
 */
export function toSegments(text: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  const add = (to: number, thought: boolean, open = false) => {
    const part = text.slice(at, to);
    if (part.trim()) segments.push({thought, text: thought ? part.trim() : part, open});
  };
  OUTSIDE.lastIndex = 0;
  for (let found = OUTSIDE.exec(text); found; found = OUTSIDE.exec(text)) {
    const [tag, fence, details, closing] = found;
    if (fence) continue;
    if (closing) {
      add(found.index, !segments.length);
      at = OUTSIDE.lastIndex;
      continue;
    }
    add(found.index, false);
    at = found.index + tag.length;
    const ends = details ? ENDS.details : ENDS.think;
    ends.lastIndex = at;
    const end = ends.exec(text);
    add(end ? end.index : text.length, true, !end);
    if (!end) return segments;
    at = OUTSIDE.lastIndex = ends.lastIndex;
  }
  add(text.length, false);
  return segments;
}

/** A text without the thoughts in it: what is copied and read aloud. */
export function withoutThoughts(text: string): string {
  if (!/<\/?think|<summary/i.test(text)) return text;
  return toSegments(text)
    .filter(({thought}) => !thought)
    .map((segment) => segment.text)
    .join('')
    .trim();
}
