/** Accents and the like; not what makes another letter in Japanese, nor the vowels of scripts that write them as marks. */
const ACCENTS = /(?![\u3099\u309a])(?=\p{M})[\p{Script=Inherited}\u0591-\u05c7]/gu;

/** A text without what people leave out when they search: capitals, accents, other forms of the same letter. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(ACCENTS, '').normalize('NFC').toLowerCase().replaceAll('ß', 'ss');
}

/** What is looked for. */
export function foldQuery(text: string): string {
  return fold(text.replace(/\s+/g, ' '));
}
