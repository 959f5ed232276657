/** Many rows of a file. */
import type {DifyChat} from '../../src/index.js';
import {until} from './chat.js';
import {inTask, usable} from './task.js';

/** What is in the interface for many rows. */
export const inBatch = <T extends Element = HTMLElement>(chat: DifyChat, ...selectors: string[]) =>
  inTask<T>(chat, 'dify-chat-batch', ...selectors);

/** Chooses a way to run the app. */
export async function choose(chat: DifyChat, way: 'once' | 'batch' | 'log'): Promise<void> {
  await usable(chat);
  (await until(() => inTask<HTMLButtonElement>(chat, `#${way}`)[0])).click();
}

/** Gives a file. */
export async function give(chat: DifyChat, content: BlobPart, name = 'rows.csv'): Promise<void> {
  const input = await until(() => inBatch<HTMLInputElement>(chat, 'input')[0]);
  const transfer = new DataTransfer();
  transfer.items.add(new File([content], name));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
}

/** The buttons. */
export const buttons = (chat: DifyChat) => inBatch<HTMLButtonElement>(chat, '.buttons button');

/** Presses one. */
export async function pressButton(chat: DifyChat, label: string): Promise<void> {
  (await until(() => buttons(chat).find((button) => button.textContent.trim() === label))).click();
}

/** The rows on the screen: line, state, problem or result. */
export const rows = (chat: DifyChat) =>
  inBatch(chat, 'dify-chat-batch-list', '.row').map((row) => [...row.children].map((el) => el.textContent.trim()));

/** What is wrong with the file. */
export const problem = (chat: DifyChat) => until(() => inBatch(chat, '.problem')[0]?.textContent.trim());

/** Presses a button that gives a file; gives its text and its name. */
export async function saved(chat: DifyChat, label: string): Promise<{text: string; name: string}> {
  try {
    const link = new Promise<HTMLAnchorElement>((resolve) => {
      Object.defineProperty(HTMLAnchorElement.prototype, 'click', {
        configurable: true,
        value(this: HTMLAnchorElement) {
          resolve(this);
        },
      });
    });
    await pressButton(chat, label);
    const {href, download} = await link;
    const bytes = await (await fetch(href)).arrayBuffer();
    return {text: new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes), name: download};
  } finally {
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click'); // that of all elements
  }
}
