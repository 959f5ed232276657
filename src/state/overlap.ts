/** Which sentences of a passage an answer has taken up. Pure. */

/** A piece of a passage. */
export interface Piece {
  readonly text: string;
  /** Most of its words are in the answer, too. */
  readonly shared: boolean;
}

/** So much of a passage, and of an answer, is compared, in UTF-16 units. */
const COMPARED = 20_000;

/** A sentence has at least so many words that count: with fewer it is chance. */
const LEAST = 4;

/** So many of them, at least, are in the answer. */
const MOST = 0.6;

/** A sentence or a line, with what ends it. */
const SENTENCE = /[^.!?。！？\n]*(?:[.!?](?![\s"”’)]|$)[^.!?。！？\n]*)*[.!?。！？\n"”’)]*\s*/g;

/** Words of other scripts than these have no spaces between them: there two signs count as a word. */
const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+|[\p{L}\p{N}]+/gu;
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** Cuts a passage where what it shares with the answer begins and ends. All pieces together are the passage. */
export function overlap(passage: string, answer: string): Piece[] {
  const known = new Set(wordsOf(answer.slice(0, COMPARED)));
  const pieces: Piece[] = [];
  const add = (text: string, shared: boolean) => {
    const last = pieces.at(-1);
    if (last?.shared === shared) pieces[pieces.length - 1] = {text: last.text + text, shared};
    else if (text) pieces.push({text, shared});
  };
  for (const [sentence] of passage.slice(0, COMPARED).matchAll(SENTENCE)) {
    const words = wordsOf(sentence);
    const shared = words.filter((word) => known.has(word)).length;
    add(sentence, words.length >= LEAST && shared >= words.length * MOST);
  }
  add(passage.slice(COMPARED), false);
  return pieces;
}

/** The words that count: short ones are in every text. */
function wordsOf(text: string): string[] {
  return [...text.toLowerCase().matchAll(WORD)].flatMap(([word]) => {
    if (DENSE.test(word)) return Array.from({length: word.length - 1}, (_, index) => word.slice(index, index + 2));
    return word.length > 2 || /\d/.test(word) ? [word] : [];
  });
}
