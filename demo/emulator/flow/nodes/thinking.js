const BLOCK = /<think>([\s\S]*?)<\/think>\s*/g;

/** A reasoning model's text, apart: what it says and what it thought. */
export function splitThinking(text) {
  const thoughts = [...text.matchAll(BLOCK)].map(([, thought]) => thought.trim());
  return {text: text.replace(BLOCK, ''), thoughts: thoughts.join('\n')};
}

/** Takes the thoughts out of a text while it is being written. */
export class ThinkFilter {
  #text = '';
  #shown = 0;

  /** Adds a delta; returns what of the text can be shown now. */
  push(delta) {
    this.#text += delta;
    const {text} = splitThinking(this.#text);
    const shown = text.slice(this.#shown, this.#certain(text));
    this.#shown += shown.length;
    return shown;
  }

  /** Up to where the text certainly does not belong to a thought. */
  #certain(text) {
    const open = text.indexOf('<think>');
    if (open >= 0) return open;
    const tag = /<(t(h(i(n(k)?)?)?)?)?$/.exec(text);
    return tag ? tag.index : text.length;
  }
}
