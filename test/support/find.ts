/** The bar that finds words in a conversation, as a visitor uses it. */
import type {DifyChat} from '../../src/index.js';
import {deepAll, focused, scroller, thread, until} from './chat.js';
import {fromMenu} from './conversations.js';

export const bar = (chat: DifyChat) => deepAll(thread(chat), 'dify-chat-find', '.bar')[0];
export const inBar = <T extends HTMLElement = HTMLElement>(chat: DifyChat, selector: string) =>
  deepAll<T>(thread(chat), 'dify-chat-find', selector)[0];

/** Which of how many, as it is written: `2/3`. */
export const number = (chat: DifyChat) => inBar(chat, '.number')?.textContent;

/** The words that are marked. */
export const marked = (name = 'dify-chat-find') =>
  ([...(CSS.highlights.get(name) ?? [])] as Range[]).map((range) => range.toString());
export const current = () => marked('dify-chat-find-current');

export async function type(chat: DifyChat, text: string): Promise<void> {
  const field = await until(() => inBar<HTMLInputElement>(chat, 'input'));
  field.value = text;
  field.dispatchEvent(new Event('input', {bubbles: true}));
}

export async function open(chat: DifyChat): Promise<void> {
  await fromMenu(chat, 'Find in conversation');
  await until(() => bar(chat) && focused() === inBar(chat, 'input'));
}

/** What has the current mark can be seen, below the bar. */
export function isSeen(chat: DifyChat): boolean {
  const [range] = CSS.highlights.get('dify-chat-find-current') ?? [];
  if (!range) return false;
  const {top, bottom} = (range as Range).getBoundingClientRect();
  return top >= bar(chat)!.getBoundingClientRect().bottom && bottom <= scroller(chat).getBoundingClientRect().bottom;
}
