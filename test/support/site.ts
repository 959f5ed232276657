/** Pages of their own in a frame: what a host page is like before the chat comes. */
import {fixture, html} from '@open-wc/testing';
import type {DifyChat} from '../../src/index.js';
import {connect, launcher, until, type Way} from './chat.js';
import type {EmulatorApp} from './emulator.js';

/** A host page. */
export interface Site {
  readonly window: Window & typeof globalThis;
  readonly document: Document;
  /** What was thrown there and not caught, and what the console was warned of. */
  readonly errors: string[];
  readonly warnings: string[];
}

/** Opens a page; the default is empty. */
export async function site(path = '/test/pages/embed.html'): Promise<Site> {
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe title="site" width="800" height="600" style="border:0" src=${path}></iframe>`,
  );
  await until(
    () =>
      frame.contentWindow?.location.pathname === path.split('?')[0] && frame.contentDocument?.readyState === 'complete',
  );
  const window = frame.contentWindow as Site['window'];
  const errors: string[] = [];
  const warnings: string[] = [];
  window.addEventListener('error', ({message}) => errors.push(message));
  window.addEventListener('unhandledrejection', ({reason}) => errors.push(String(reason)));
  window.console.warn = (...words: unknown[]) => void warnings.push(words.join(' '));
  return {window, document: window.document, errors, warnings};
}

/** Adds a script or a style sheet of the host's own. */
export function add({document}: Site, name: 'script' | 'style', text: string): void {
  const element = document.createElement(name);
  element.textContent = text;
  document.head.append(element);
}

/** Loads the element's module there. */
export async function load({document}: Site, src = '/src/index.ts'): Promise<void> {
  const script = document.createElement('script');
  Object.assign(script, {type: 'module', src});
  const settled = new Promise((resolve) => {
    script.addEventListener('load', resolve, {once: true});
    script.addEventListener('error', resolve, {once: true});
  });
  document.head.append(script);
  await settled;
}

/** Adds a chat to the page, loading its code. */
export async function chatIn(
  place: Site,
  app: EmulatorApp,
  {way = 'app-code', ...properties}: Partial<DifyChat> & {way?: Way} = {},
  parent: Element = place.document.body,
): Promise<DifyChat> {
  if (!place.window.customElements.get('dify-chat')) await load(place);
  const chat = place.document.createElement('dify-chat');
  Object.assign(chat, connect(app, way), properties);
  parent.append(chat);
  await until(() => chat.display === 'inline' || launcher(chat));
  return chat;
}
