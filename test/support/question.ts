/** Sent questions: what a visitor does with them. */
import type {DifyChat} from '../../src/index.js';
import {asked} from './app.js';
import {deep, deepAll, messages, mount, next, ready, textIn, until} from './chat.js';
import type {EmulatorApp} from './emulator.js';

/** The elements of the questions on the screen, that know what can be done with them. */
export const questions = (chat: DifyChat) =>
  messages(chat).flatMap((message) => [...(message.shadowRoot?.querySelectorAll('dify-chat-question') ?? [])]);

/** A button under the question at `index`, once it is there, which it is near the screen only. */
export function button(chat: DifyChat, index: number, name: string): Promise<HTMLButtonElement> {
  return until(() => {
    const question = questions(chat).at(index)!;
    question.scrollIntoView({block: 'nearest'});
    return deepAll<HTMLButtonElement>(question, `[aria-label="${name}"]`)[0];
  });
}

/** Presses a button under the question at `index`. */
export async function press(chat: DifyChat, index: number, name: string): Promise<void> {
  const found = await button(chat, index, name);
  await until(() => found.getAttribute('aria-disabled') !== 'true');
  found.focus();
  found.click();
}

/** Which version of the question at `index` is shown, as it is written: `2/3`. */
export function version(chat: DifyChat, index: number): string | undefined {
  const question = questions(chat).at(index);
  return question && deepAll(question, '.count')[0]?.textContent;
}

/** Scrolls to the question at `index`, which has no buttons far from the screen, until this version of it is shown. */
export function seeVersion(chat: DifyChat, index: number, text: string): Promise<true> {
  return until(() => {
    questions(chat).at(index)?.scrollIntoView({block: 'nearest'});
    return version(chat, index) === text;
  });
}

/** What is being edited, in the place of the question at `index`. */
export const editor = (chat: DifyChat, index: number) => deep(questions(chat).at(index)!, 'dify-chat-question-editor');
export const editField = (chat: DifyChat, index: number) => deep<HTMLTextAreaElement>(editor(chat, index), 'textarea');
export const saveButton = (chat: DifyChat, index: number) => deep<HTMLButtonElement>(editor(chat, index), '.save');

/** Begins to edit a question, and writes. */
export async function write(chat: DifyChat, index: number, text: string): Promise<HTMLTextAreaElement> {
  const question = await until(() => questions(chat).at(index));
  if (!deepAll(question, 'dify-chat-question-editor').length) await press(chat, index, 'Edit message');
  const field = await until(() => editField(chat, index));
  field.value = text;
  field.dispatchEvent(new Event('input', {bubbles: true}));
  return field;
}

/** Asks a question in another way, and waits until it is answered. */
export async function change(chat: DifyChat, index: number, text: string) {
  await write(chat, index, text);
  const save = await until(() => !saveButton(chat, index).disabled && saveButton(chat, index));
  const ended = next(chat, 'dify-chat-message');
  save.click();
  const {detail} = await ended;
  await until(() => asks(chat).endsWith(text));
  return detail;
}

/** The questions that are shown, in a line. */
export const asks = (chat: DifyChat) =>
  messages(chat)
    .filter((message) => message.shadowRoot?.querySelector('dify-chat-question'))
    .map(textIn)
    .join(' | ');

/** What was asked, and after which question: `one <`, `two < one`. */
export async function tree(app: EmulatorApp): Promise<string[]> {
  const sent = (await asked(app, '/chat-messages')).map(({body}) => body as Record<string, string | null>);
  const [stored] = (await asked(app, '/messages')).slice(-1);
  const data = stored ? await history(app, String(stored.query.conversation_id)) : [];
  const names = new Map(data.map(({id, query}) => [id, query]));
  return sent.map(({query, parent_message_id: parent}) => `${query} < ${parent ? (names.get(parent) ?? parent) : ''}`);
}

/** What Dify has of a conversation, for the visitor of this browser. */
async function history(app: EmulatorApp, conversationId: string) {
  const [{headers} = {headers: {}}] = (await asked(app, '/messages')).slice(-1) as {headers: Record<string, string>}[];
  const response = await fetch(`${app.webappUrl}/messages?conversation_id=${conversationId}`, {
    headers: {authorization: headers.authorization ?? '', 'x-app-passport': headers['x-app-passport'] ?? ''},
  });
  return ((await response.json()) as {data: {id: string; query: string}[]}).data;
}

/** The same visitor on the next page. */
export async function reload(chat: DifyChat, app: EmulatorApp): Promise<DifyChat> {
  chat.remove();
  const again = await mount(app);
  await ready(again);
  return again;
}
