/** Apps that are no chats: a form that makes something. */
import type {DifyChat} from '../../src/index.js';
import {deepAll, next, panel, until} from './chat.js';

const TASK = ['dify-chat-panel', 'dify-chat-task'] as const;

/** What is in the interface of such an app. */
export const inTask = <T extends Element = HTMLElement>(chat: DifyChat, ...selectors: string[]) =>
  deepAll<T>(chat, ...TASK, ...selectors);

/** What is in its form. */
export const inTaskForm = <T extends Element = HTMLElement>(chat: DifyChat, selector: string) =>
  inTask<T>(chat, 'dify-chat-task-form', selector);

/** Waits until it can be run. */
export async function usable(chat: DifyChat): Promise<void> {
  await until(() => inTaskForm(chat, '[type=submit]')[0]);
  await Promise.all(
    panel(chat)
      .getAnimations()
      .map(({finished}) => finished),
  );
}

/** The control with that label. */
export function control(chat: DifyChat, label: string): HTMLInputElement {
  const found = inTaskForm<HTMLLabelElement>(chat, 'label').find((el) => el.textContent.trim().startsWith(label));
  if (!found?.control) throw new Error(`no field "${label}"`);
  return found.control as HTMLInputElement;
}

/** Fills controls in by their labels, as a visitor does. */
export async function fill(chat: DifyChat, values: Record<string, string | boolean>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    const field = await until(() => control(chat, label));
    if (typeof value === 'boolean') field.checked = value;
    else field.value = value;
    field.dispatchEvent(new Event('input', {bubbles: true}));
  }
}

/** Presses Run. */
export async function run(chat: DifyChat): Promise<void> {
  (await until(() => inTaskForm<HTMLButtonElement>(chat, '[type=submit]')[0])).click();
}

/** Fills in, runs, and waits for the end. */
export async function made(chat: DifyChat, values: Record<string, string | boolean>) {
  await usable(chat);
  await fill(chat, values);
  const ended = next(chat, 'dify-chat-message');
  await run(chat);
  return (await ended).detail;
}

/** The results on the screen, the newest first. */
export const results = (chat: DifyChat) => inTask(chat, 'dify-chat-result');

/** The words of a result, Markdown drawn. */
export function wordsOf(result: Element): string {
  const texts = [
    ...deepAll(result, '.body > dify-chat-markdown'),
    ...deepAll(result, 'dify-chat-part', 'dify-chat-outputs', 'dify-chat-markdown'),
  ];
  return texts.map((el) => el.shadowRoot?.textContent.trim()).join('\n');
}

/** What a result says beside its words. */
export const noteOf = (result: Element) =>
  deepAll(result, '.body > :is(.note, .notice)').map((el) => el.textContent.trim());

/** The buttons under a result. */
export const labels = (result: Element) =>
  deepAll(result, 'dify-chat-result-actions', 'button').map((button) => button.ariaLabel);

/** Presses a button under a result. */
export async function press(result: Element, label: string): Promise<void> {
  const button = await until(() =>
    deepAll<HTMLButtonElement>(result, 'dify-chat-result-actions', 'button').find((el) => el.ariaLabel === label),
  );
  button.click();
}
