/** Cuts text into pieces of `size` characters, never through a surrogate pair. */
export function* sized(text, size) {
  let piece = '';
  let count = 0;
  for (const character of text) {
    piece += character;
    if (++count % size === 0) {
      yield piece;
      piece = '';
    }
  }
  if (piece) yield piece;
}

/** Cuts text as a language model's tokens would: words with the space before them, long words in parts, one CJK character each. */
export function* tokens(text) {
  for (const [piece] of text.matchAll(
    /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\s*[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,9}|\s+/gu,
  )) {
    yield piece;
  }
}

/** Whole words, each with the space before it, the last also with the space behind it. */
export const words = (text) => text.match(/\s*\S+(?:\s+$)?/g) ?? [];
