// Runs in the page: our drawing and the bare yardstick, fed alike.
import DOMPurify from 'dompurify';
import {marked} from 'marked';
import {styles} from '../../src/components/markdown.styles.js';
import {MarkdownView} from '../../src/markdown/view.js';
import {englishLabels} from '../../src/markdown/policy.js';
import {texts} from './texts.js';

const policy = {difyOrigin: 'https://dify.example', imageOrigins: [], labels: englishLabels};

/**
 * What one would write without thinking of anything else: marked and DOMPurify, settled blocks once, the last one again,
 * at most 20 times a second.
 */
class Yardstick {
  #root;
  #text = '';
  #settled = 0;
  #last = null;
  #timer = 0;

  constructor(root) {
    this.#root = root;
  }

  update(text, done) {
    this.#text = text;
    if (done) {
      clearTimeout(this.#timer);
      this.#draw();
    } else {
      this.#timer ||= setTimeout(() => this.#draw(), 50);
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
  }

  #add(tokens) {
    if (tokens.length) this.#root.append(DOMPurify.sanitize(marked.parser(tokens), {RETURN_DOM_FRAGMENT: true}));
  }
}

function root() {
  const host = document.createElement('div');
  const shadow = host.attachShadow({mode: 'open'});
  shadow.adoptedStyleSheets = [styles.styleSheet];
  document.body.replaceChildren(host);
  return shadow;
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Until nothing was drawn for a while: long texts are drawn over several frames. */
async function quiet(shadow) {
  const drawn = () => (shadow.querySelector('.answer') ?? shadow).childNodes.length;
  for (let before = -1; before !== drawn();) {
    before = drawn();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/**
 * Draws a text that arrives at so many characters a second (0: at once).
 *
 * @returns The longest task, in milliseconds; 0 when none was longer than 50.
 */
globalThis.run = async (who, kind, length, rate) => {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const {duration} of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({type: 'longtask'});
  const text = texts[kind](length);
  const shadow = root();
  const view = who === 'ours' ? new MarkdownView(shadow, () => policy) : new Yardstick(shadow);
  await frame();
  const start = performance.now();
  for (let shown = 0; rate && shown < length; await frame()) {
    shown = Math.min(length, Math.floor(((performance.now() - start) / 1000) * rate));
    view.update(text.slice(0, shown), false);
  }
  view.update(text, true);
  await quiet(shadow);
  observer.disconnect();
  return longest;
};
