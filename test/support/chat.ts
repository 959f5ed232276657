import {fixture, html} from '@open-wc/testing';
import './elements.js';
import '../../src/index.js';
import type {DifyChat} from '../../src/index.js';
import type {EmulatorApp} from './emulator.js';

/** The three ways in. */
export const WAYS = ['app-code', 'api-key', 'authorize'] as const;
export type Way = (typeof WAYS)[number];

/** Puts a `<dify-chat>` for an emulated app into the page, as a visitor of its own. */
export async function mount(app: EmulatorApp, options: Partial<DifyChat> & {way?: Way} = {}): Promise<DifyChat> {
  const {way = 'app-code', ...properties} = options;
  const chat = document.createElement('dify-chat');
  Object.assign(chat, connect(app, way), properties);
  await fixture(html`${chat}`);
  await chat.updateComplete;
  return chat;
}

/** The properties that lead to an app by one of the ways. */
export function connect(app: EmulatorApp, way: Way): Partial<DifyChat> {
  if (way === 'app-code') return {baseUrl: app.webappUrl, appCode: app.siteCode};
  if (way === 'api-key') return {baseUrl: app.serviceUrl, apiKey: app.apiKey};
  return {baseUrl: app.serviceUrl, authorize: () => ({Authorization: `Bearer ${app.apiKey}`})};
}

/** Elements through shadow roots: each selector is looked for inside the former's shadow root. */
export function deepAll<T extends Element = HTMLElement>(root: Element, ...selectors: string[]): T[] {
  return selectors.reduce<Element[]>(
    (found, selector) => found.flatMap((element) => [...(element.shadowRoot ?? element).querySelectorAll(selector)]),
    [root],
  ) as T[];
}

export function deep<T extends Element = HTMLElement>(root: Element, ...selectors: string[]): T {
  const [first] = deepAll<T>(root, ...selectors);
  if (!first) throw new Error(`nothing at ${selectors.join(' → ')}`);
  return first;
}

/** What a probe may give while there is nothing yet. */
type Nothing = undefined | null | false;

/** Waits until `probe` gives something. */
export async function until<T>(probe: () => T | Nothing | Promise<T | Nothing>, ms = 8000): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    let value: T | Nothing;
    try {
      value = await probe();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    if (value) return value;
    if (performance.now() > end) throw new Error(`waited in vain for ${probe.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const PANEL = 'dify-chat-panel';
const THREAD = 'dify-chat-thread';

export const launcher = (chat: DifyChat) => deep<HTMLButtonElement>(chat, 'dify-chat-launcher', 'button');
export const panel = (chat: DifyChat) => deep(chat, PANEL);
export const thread = (chat: DifyChat) => deep(chat, PANEL, THREAD);
export const scroller = (chat: DifyChat) => deep(chat, PANEL, THREAD, '.scroller');
export const field = (chat: DifyChat) => deep<HTMLTextAreaElement>(chat, PANEL, 'dify-chat-composer', 'textarea');
export const sendButton = (chat: DifyChat) => deep<HTMLButtonElement>(chat, PANEL, 'dify-chat-composer', '.send');
export const welcome = (chat: DifyChat) => deep(chat, PANEL, THREAD, '.welcome');
export const messages = (chat: DifyChat) => deepAll(chat, PANEL, THREAD, 'dify-chat-message');

/** What is written in a message, Markdown drawn. */
export function textIn(message: Element): string {
  const drawn = deepAll(message, 'dify-chat-markdown').map((el) => el.shadowRoot?.textContent.trim());
  return drawn.length ? drawn.join('\n') : (message.shadowRoot?.querySelector('.bubble')?.textContent.trim() ?? '');
}

export const texts = (chat: DifyChat) => messages(chat).map(textIn);

/** What the last message says went wrong, and its button. */
export const notice = (chat: DifyChat) => deep(messages(chat).at(-1)!, '.notice');
export const retry = (chat: DifyChat) => deep<HTMLButtonElement>(notice(chat), 'button').click();

/** The element that has the focus, through shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** The names under which widgets keep something in this browser. */
export const keys = (storage = localStorage) => Object.keys(storage).filter((key) => key.startsWith('dify-chat'));

/** Makes the visitor a new one: for `beforeEach`. */
export function clearStorage(): void {
  localStorage.clear();
  sessionStorage.clear();
}

/** Opens the panel as a visitor does, and waits until it can be used. */
export async function open(chat: DifyChat): Promise<void> {
  launcher(chat).click();
  await ready(chat);
}

/** Waits until something can be written. */
export async function ready(chat: DifyChat): Promise<void> {
  await until(() => field(chat));
  await until(
    () =>
      deepAll(chat, PANEL, THREAD, '.skeleton').length === 0 &&
      deepAll(chat, PANEL, THREAD, '.welcome, dify-chat-message').length > 0,
  );
  await Promise.all(
    panel(chat)
      .getAnimations()
      .map(({finished}) => finished),
  ); // it fades in
}

/** Writes and sends as a visitor does. */
export async function ask(chat: DifyChat, text: string): Promise<void> {
  const input = await until(() => field(chat));
  input.value = text;
  input.dispatchEvent(new Event('input', {bubbles: true}));
  // Not while the button still stops the answer before.
  const sends = (button: HTMLButtonElement) => !button.disabled && !/Stop|停止/.test(button.ariaLabel ?? '');
  const button = await until(() => sends(sendButton(chat)) && sendButton(chat));
  button.click();
}

/** The detail of the next event of that name. */
export function next<K extends keyof HTMLElementEventMap>(chat: DifyChat, type: K): Promise<HTMLElementEventMap[K]> {
  return new Promise((resolve) => chat.addEventListener(type, resolve, {once: true}));
}

/** Asks, and waits until the answer ended. */
export async function answerTo(chat: DifyChat, text: string) {
  const ended = next(chat, 'dify-chat-message');
  await ask(chat, text);
  const {detail} = await ended;
  await chat.updateComplete;
  return detail;
}
