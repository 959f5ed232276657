/** A command, an index or a power: nobody writes that about money. */
const TEX = /\\[a-z]|[\^_]/i;

/**
 * Whether what stands between two dollar signs is a formula, and not what is between two prices or two variables of a
 * shell: “costs $5 and US$ 10”, “$HOME and $PATH”.
 */
export function looksLikeMath(text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  if (TEX.test(text)) return true;
  if (/[a-z]{3}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/iu.test(text)) return false;
  return !/^\s*\d[\d.,]*\s+[a-z]{2}/i.test(text);
}
