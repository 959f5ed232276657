/** Chats with an answer that has more in it than text. */
import type {DifyChatDrawing} from '../../src/components/drawing.js';
import type {DifyChat} from '../../src/index.js';
import {make} from './app.js';
import {answerTo, deep, deepAll, messages, mount, ready, texts, until} from './chat.js';
import type {EmulatorApp} from './emulator.js';

/** A chat that was answered with this text. */
export async function answered(
  text: string,
  options: Partial<DifyChat> = {},
): Promise<{chat: DifyChat; app: EmulatorApp}> {
  const app = await make({tokensPerSecond: 10_000, firstTokenMs: 0});
  const chat = await mount(app, {display: 'inline', ...options});
  await ready(chat);
  await answerTo(chat, `ECHO ${text}`);
  await until(() => texts(chat).length === 2);
  return {chat, app};
}

/** A block of code. */
export const fence = (language: string, source: string) => `\`\`\`${language}\n${source}\n\`\`\`\n`;

/** The Markdown of the last answer. */
export const answer = (chat: DifyChat) => deep(messages(chat).at(-1)!, 'dify-chat-markdown');

/** The last answer's drawings. */
export const drawings = (chat: DifyChat) => deepAll<DifyChatDrawing>(answer(chat), 'dify-chat-drawing');

/** The first drawing, once it is there. */
export const drawing = (chat: DifyChat) => until(() => drawings(chat)[0]);

/** Waits until a drawing is shown in the place of its source. */
export const shown = (el: Element) =>
  until(() => !deepAll(el, 'pre').length && deepAll(el, '.stage dify-chat-frame')[0]);

/** The note of a drawing that failed. */
export const note = (el: Element) => until(() => deepAll(el, '.note')[0]?.textContent, 15_000);

/** Its source, while that is shown. */
export const sourceOf = (el: Element) => deepAll(el, 'pre')[0]?.textContent;

/** A button of it, by its name. */
export function button(el: Element, name: string): HTMLButtonElement {
  const found = deepAll<HTMLButtonElement>(el, 'button').find(
    (one) => (one.ariaLabel ?? one.textContent).trim() === name,
  );
  if (!found) throw new Error(`no button ${name}`);
  return found;
}
