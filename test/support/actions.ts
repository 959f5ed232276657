/** What stands under an answer. */
import {cdp} from './commands.js';
import {deepAll, messages, until} from './chat.js';
import type {DifyChat} from '../../src/index.js';

const ACTIONS = 'dify-chat-actions';

/** The names of the buttons under a message, counted from the end with a minus; without those of suggestions. */
export const names = (chat: DifyChat, index = -1) =>
  deepAll(messages(chat).at(index)!, ACTIONS, '.row button').map((button) => button.ariaLabel);

/** The button of that name under a message, once it is there. */
export const action = (chat: DifyChat, name: string, index = -1) =>
  until(() =>
    deepAll<HTMLButtonElement>(messages(chat).at(index)!, ACTIONS, '.row button').find((el) => el.ariaLabel === name),
  );

/** Presses the button of that name under a message. */
export async function press(chat: DifyChat, name: string, index = -1): Promise<void> {
  (await action(chat, name, index)).click();
}

/** Names of the pressed buttons under a message. */
export const pressed = (chat: DifyChat, index = -1) =>
  deepAll(messages(chat).at(index)!, ACTIONS, '[aria-pressed=true]').map((button) => button.ariaLabel);

/** The card that says what went wrong under a message. */
export const problem = (chat: DifyChat, index = -1) => deepAll(messages(chat).at(index)!, ACTIONS, '.notice')[0];

/** A part of the open comment form under the last message. */
export const inForm = <T extends HTMLElement = HTMLButtonElement>(chat: DifyChat, selector: string) =>
  deepAll<T>(messages(chat).at(-1)!, ACTIONS, 'dify-chat-comment:not([hidden])', selector)[0];

/** Writes into the comment form, once it is there. */
export async function comment(chat: DifyChat, text: string): Promise<void> {
  const field = await until(() => inForm<HTMLTextAreaElement>(chat, 'textarea'));
  field.value = text;
  field.dispatchEvent(new Event('input', {bubbles: true}));
}

/** The suggestions under a message. */
export const chips = (chat: DifyChat, index = -1) =>
  deepAll<HTMLButtonElement>(messages(chat).at(index)!, ACTIONS, 'dify-chat-suggestions', 'button');

/** What is said to a screen reader under the last message. */
export const said = (chat: DifyChat) =>
  [
    ...deepAll(messages(chat).at(-1)!, ACTIONS, '[role=status]'),
    ...deepAll(messages(chat).at(-1)!, ACTIONS, 'dify-chat-suggestions', '[role=status]'),
  ]
    .map((el) => el.textContent.trim())
    .join('');

/** Lets the page use the clipboard, or refuses it. */
export async function allowClipboard(setting: 'granted' | 'denied'): Promise<void> {
  const {targetInfo} = await cdp<{targetInfo: {browserContextId: string}}>('Target.getTargetInfo');
  const {browserContextId} = targetInfo;
  for (const name of ['clipboard-read', 'clipboard-write']) {
    await cdp('Browser.setPermission', {permission: {name}, setting, origin: location.origin, browserContextId});
  }
}
