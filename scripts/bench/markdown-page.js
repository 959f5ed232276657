// Runs in the page: our drawing and the bare yardstick, fed alike.
import {styles} from '../../src/components/markdown.styles.js';
import {MarkdownView} from '../../src/markdown/view.js';
import {englishLabels} from '../../src/markdown/policy.js';
import {texts} from './texts.js';
import {watch} from './watch.js';
import {Yardstick} from './yardstick.js';

/** Milliseconds between two arrivals. Not frames: a page that is asked for frames makes one each time. */
const ARRIVAL = 10;

const policy = {difyOrigin: 'https://dify.example', imageOrigins: [], labels: englishLabels};

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let shadow;
let view;

/** Makes room for one of the two. */
globalThis.prepare = async (who) => {
  const host = document.createElement('div');
  shadow = host.attachShadow({mode: 'open'});
  shadow.adoptedStyleSheets = [styles.styleSheet];
  document.body.replaceChildren(host);
  view = who === 'ours' ? new MarkdownView(shadow, () => policy) : new Yardstick(shadow);
  await wait(100);
};

/** Until nothing was drawn for a while: long texts are drawn over several frames. */
async function quiet() {
  const drawn = () => (shadow.querySelector('.answer') ?? shadow).childNodes.length;
  for (let before = -1; before !== drawn();) {
    before = drawn();
    await wait(300);
  }
}

/** Draws a text that arrives at so many characters a second (0: at once). `every`: looks at each frame. */
globalThis.run = async (_who, {kind, length, rate, every}) => {
  const text = texts[kind](length);
  const stop = watch(every);
  const start = performance.now();
  for (let shown = 0; rate && shown < length; await wait(ARRIVAL)) {
    shown = Math.min(length, Math.floor(((performance.now() - start) / 1000) * rate));
    view.update(text.slice(0, shown), false);
  }
  view.update(text, true);
  if (every) return stop(); // the rest is drawn in no time
  await quiet();
  return stop();
};
