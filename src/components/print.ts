/** A conversation on paper. It is printed from a document of its own, so that nothing of the page changes. */
import {MarkdownView} from '../markdown/view.js';
import {spoken, type TranscriptFrame} from '../state/transcript.js';
import type {Message} from '../state/types.js';
import {around} from './around.js';
import {plain} from './plain.js';
import {withoutControls} from './rich-text.js';
import type {TranscriptPlace} from './transcript-place.js';

/** Images are waited for so many milliseconds at most. */
const PATIENCE = 5000;

/** So many milliseconds are worked at once, that the page can be used meanwhile. */
const SLICE = 40;

/** Some browsers print later than they say: so long the document stays, in milliseconds. */
const STAY = 60_000;

const STYLES = `
  :root { font: 11pt/1.5 system-ui, "Noto Sans", sans-serif; color: #000; background: #fff; overflow-wrap: anywhere }
  h1 { font-size: 16pt } h2 { margin: 18pt 0 4pt; font-size: 10pt; break-after: avoid } h2 span { font-weight: 400; color: #555 }
  .said { white-space: pre-wrap; padding-inline-start: 8pt; border-inline-start: 2pt solid #999 }
  .answer :is(h1, h2, h3, h4, h5, h6) { margin: 10pt 0 4pt; font-size: 12pt; break-after: avoid }
  pre, blockquote, table, img { break-inside: avoid } pre { white-space: pre-wrap; font-size: 9pt; border: .5pt solid #ccc; padding: 6pt }
  table { border-collapse: collapse } td, th { border: .5pt solid #999; padding: 2pt 6pt; text-align: start }
  img { max-inline-size: 100%; max-block-size: 16cm } a { color: inherit }
  @page { margin: 18mm }
`;

/** Prints. Returns false where the browser does not allow it. */
export async function print(
  messages: readonly Message[],
  frame: TranscriptFrame,
  place: TranscriptPlace,
): Promise<boolean> {
  const panel = around(place, 'dify-chat-panel');
  const sheet = document.createElement('iframe');
  sheet.ariaHidden = 'true';
  sheet.tabIndex = -1;
  for (const [name, value] of Object.entries({position: 'absolute', width: '0', height: '0', border: '0'}))
    sheet.style.setProperty(name, value);
  panel?.renderRoot.append(sheet);
  const {contentWindow: view, contentDocument: page} = sheet;
  if (!view || !page) {
    sheet.remove();
    return false;
  }
  try {
    const {CSSStyleSheet} = view as typeof globalThis & Window;
    const styles = new CSSStyleSheet();
    styles.replaceSync(STYLES);
    page.adoptedStyleSheets = [styles];
    page.title = frame.title;
    page.documentElement.lang = place.strings.locale;
    page.documentElement.dir = place.matches(':dir(rtl)') ? 'rtl' : 'ltr';
    await write(page, messages, frame, place);
    await settled(page);
    view.addEventListener('afterprint', () => setTimeout(() => sheet.remove()));
    view.print();
    setTimeout(() => sheet.remove(), STAY);
    return true;
  } catch {
    sheet.remove();
    return false;
  }
}

async function write(page: Document, messages: readonly Message[], frame: TranscriptFrame, place: TranscriptPlace) {
  const {words, when, title} = frame;
  const add = (name: string, text: string, className = '') => {
    const el = Object.assign(page.createElement(name), {textContent: plain(text), dir: 'auto', className});
    page.body.append(el);
    return el;
  };
  add('h1', title);
  let begun = performance.now();
  for (const message of messages) {
    const user = message.role === 'user';
    const head = add('h2', user ? words.you : words.answer);
    const at = when(message.createdAt);
    if (at) head.append(Object.assign(page.createElement('span'), {textContent: ` · ${at}`}));
    if (user) add('div', message.text, 'said');
    else page.body.append(page.adoptNode(draw(spoken(message), place)));
    if (performance.now() - begun < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    begun = performance.now();
  }
}

/** The Markdown of an answer, without what only a screen can use. */
function draw(text: string, {policy}: TranscriptPlace): HTMLElement {
  const box = document.createElement('div');
  const view = new MarkdownView(box, () => policy);
  view.update(text, true);
  view.flush();
  const drawn = withoutControls(box.children);
  drawn.className = 'answer';
  return drawn;
}

/** All images are there, or cannot be had. */
async function settled(page: Document): Promise<void> {
  const loads = [...page.images].map((image) => {
    image.loading = 'eager';
    image.referrerPolicy = 'no-referrer';
    return image.decode().catch(() => undefined);
  });
  await Promise.race([Promise.all(loads), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}
