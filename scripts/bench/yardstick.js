// Runs in the page: what one would write without thinking of anything else, to measure ours by.
import DOMPurify from 'dompurify';
import {marked} from 'marked';

/** Milliseconds between two drawings: at most 20 a second. */
const PAUSE = 50;

/** Draws a growing Markdown text with marked and DOMPurify: settled blocks once, the last one again. */
export class Yardstick {
  #root;
  #drawn;
  #text = '';
  #settled = 0;
  #last = null;
  #timer = 0;

  /** `drawn` is called after each drawing. */
  constructor(root, drawn = () => {}) {
    this.#root = root;
    this.#drawn = drawn;
  }

  update(text, done) {
    this.#text = text;
    if (done) {
      clearTimeout(this.#timer);
      this.#draw();
    } else {
      this.#timer ||= setTimeout(() => this.#draw(), PAUSE);
    }
  }

  #draw() {
    this.#timer = 0;
    while (this.#last ? this.#last.nextSibling : this.#root.firstChild) this.#root.lastChild.remove();
    const tokens = marked.lexer(this.#text.slice(this.#settled));
    const open = tokens.pop();
    this.#add(tokens);
    this.#last = this.#root.lastChild;
    this.#settled += tokens.reduce((length, {raw}) => length + raw.length, 0);
    if (open) this.#add([open]);
    this.#drawn();
  }

  #add(tokens) {
    if (tokens.length) this.#root.append(DOMPurify.sanitize(marked.parser(tokens), {RETURN_DOM_FRAGMENT: true}));
  }
}
