/** The list of conversations as a visitor uses it. */
import type {DifyChat} from '../../src/index.js';
import type {DifyChatConversationRow} from '../../src/components/conversation-row.js';
import {deep, deepAll, until, type Way} from './chat.js';
import type {EmulatorApp, Seeded} from './emulator.js';

const LIST = ['dify-chat-panel', 'dify-chat-conversations'] as const;
const INNER = [...LIST, 'dify-chat-conversation-list'] as const;

/** Puts conversations into an app, as many as there are names, the newest first, an hour between two. */
export async function seedConversations(
  app: EmulatorApp,
  user: string,
  names: readonly string[],
  way: Way = 'app-code',
): Promise<Seeded['conversations']> {
  const now = Math.floor(Date.now() / 1000);
  const {conversations} = await app.seed({
    user,
    via: way === 'app-code' ? 'webapp' : 'service',
    conversations: names.map((name, index) => ({
      name,
      messages: [{query: `ECHO about ${name}`, answer: `All about ${name}.`, created_at: now - index * 3600 - 60}],
    })),
  });
  return conversations;
}

/** What the header has beside its title. */
export const tools = (chat: DifyChat) => deep(chat, 'dify-chat-panel', 'dify-chat-header', 'dify-chat-header-tools');
export const listButton = (chat: DifyChat) => deep<HTMLButtonElement>(tools(chat), '[aria-label^=Conversations]');
export const drawer = (chat: DifyChat) => deepAll(chat, ...LIST, '.drawer')[0];
export const list = (chat: DifyChat) => deep(chat, ...INNER);
export const inList = <T extends HTMLElement = HTMLElement>(chat: DifyChat, selector: string) =>
  deepAll<T>(chat, ...INNER, selector);
export const rows = (chat: DifyChat) => inList<DifyChatConversationRow>(chat, 'dify-chat-conversation-row');
export const rowNames = (chat: DifyChat) =>
  rows(chat).map((row) => deepAll(row, '.name')[0]?.textContent ?? deepAll<HTMLInputElement>(row, 'input')[0]?.value);
export const headings = (chat: DifyChat) => inList(chat, 'h3').map((el) => el.textContent);

/** The row of that name, as soon as it is there. */
export const rowOf = (chat: DifyChat, name: string) =>
  until(() => rows(chat).find((row) => deepAll(row, '.name')[0]?.textContent === name));

/** Opens the list, and waits for its rows. */
export async function openList(chat: DifyChat, count = 1): Promise<void> {
  (await until(() => listButton(chat))).click();
  await until(() => rows(chat).length >= count);
}

/** Chooses a conversation. */
export async function choose(chat: DifyChat, name: string): Promise<void> {
  deep(await rowOf(chat, name), '.open').click();
}

/** Chooses something of a row's menu. */
export async function chooseFor(chat: DifyChat, name: string, what: string): Promise<void> {
  const row = await rowOf(chat, name);
  deep(row, '.more').click();
  await pick(row, what);
}

/** Chooses something of the menu in `place`. */
export async function pick(place: Element, what: string): Promise<void> {
  const item = await until(() =>
    deepAll(place, 'dify-chat-menu', '[role=menuitem]').find((el) => el.textContent.trim() === what),
  );
  item.click();
}

/** Presses a key where the focus is. */
export function press(el: Element, key: string, init: KeyboardEventInit = {}): void {
  el.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true, ...init}));
}

/** What the header says below the title. */
export const told = (chat: DifyChat) => deep(tools(chat), '[role=alert]').textContent;

/** Opens the menu of what can be done with the conversation as a whole, and chooses something. */
export async function fromMenu(chat: DifyChat, what: string): Promise<void> {
  (await until(() => deep<HTMLButtonElement>(tools(chat), '[aria-label=More]'))).click();
  await pick(tools(chat), what);
}
