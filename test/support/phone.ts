/** A phone in the hand of a visitor. */
import type {DifyChat} from '../../src/index.js';
import {cdp, emulatePhone} from './commands.js';
import {deep, deepAll, launcher, mount, open, panel, ready, until} from './chat.js';
import type {EmulatorApp} from './emulator.js';

export const PORTRAIT = {width: 390, height: 844};
export const LANDSCAPE = {width: 844, height: 390};

/** Opens a chat on a phone, and waits until it behaves like an app of its own. */
export async function openPhone(app: EmulatorApp, options: Partial<DifyChat> = {}, size = PORTRAIT): Promise<DifyChat> {
  await emulatePhone(size, {touch: false});
  const chat = await mount(app, options);
  await open(chat);
  await modal(chat);
  return chat;
}

export const modal = (chat: DifyChat) => until(() => panel(chat).ariaModal === 'true');

/** Opens it again. */
export async function reopen(chat: DifyChat): Promise<void> {
  launcher(chat).click();
  await ready(chat);
  await modal(chat);
}

export const closeButton = (chat: DifyChat) =>
  deep<HTMLButtonElement>(chat, 'dify-chat-panel', 'dify-chat-header', 'button[aria-label="Close chat"]');

/**
 * Sets what the visual viewport says of itself. No browser can be told to open an on-screen keyboard, so the numbers that one
 * would give are put in the place of the real ones, and the browser's own events follow. Without numbers they are real again.
 */
export function setViewport(values: Partial<Record<'height' | 'width' | 'offsetTop' | 'scale', number>> = {}): void {
  const viewport = window.visualViewport!;
  for (const name of ['height', 'width', 'offsetTop', 'scale'] as const) {
    delete (viewport as Partial<VisualViewport>)[name];
    const value = values[name];
    if (value !== undefined) Object.defineProperty(viewport, name, {configurable: true, get: () => value});
  }
  viewport.dispatchEvent(new Event('resize'));
  viewport.dispatchEvent(new Event('scroll'));
}

/** The parts of the screen that notch and home indicator take. */
export async function setInsets(
  insets: Partial<Record<'top' | 'bottom' | 'left' | 'right', number>> = {},
): Promise<void> {
  await cdp('Emulation.setSafeAreaInsetsOverride', {insets: {top: 0, bottom: 0, left: 0, right: 0, ...insets}});
}

/** Everything below an element, through shadow roots. */
export function everything(root: Element): HTMLElement[] {
  return deepAll(root, '*').flatMap((element) => [element, ...(element.shadowRoot ? everything(element) : [])]);
}
