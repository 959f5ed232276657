/** What is seen of an answer's steps. */
import type {DifyChat} from '../../src/index.js';
import {ask, deepAll, messages, next, until} from './chat.js';
import type {EmulatorApp} from './emulator.js';
import {stream} from './hostile-server.js';

const LINES = 'dify-chat-run, dify-chat-tool';
const ids = {
  conversation_id: '00000000-0000-4000-8000-000000000001',
  message_id: '00000000-0000-4000-8000-000000000002',
  task_id: 't',
};

/** Elements inside of the steps of the last answer: in the element of a run or a tool, or below. */
export const inSteps = <T extends Element = HTMLElement>(chat: DifyChat, ...selectors: string[]) =>
  deepAll<T>(messages(chat).at(-1)!, 'dify-chat-part', LINES, ...selectors);

/** The lines of the last answer, one a run or a thought. */
export const lines = (chat: DifyChat) => inSteps(chat, '.line');

/** What they say. */
export const said = (chat: DifyChat) => lines(chat).map((line) => clean(line.textContent));

/** Opens the line of that number, once it is there. */
export async function unfold(chat: DifyChat, index = 0): Promise<void> {
  (await until(() => !!said(chat)[index] && lines(chat)[index])).click();
}

/** The lists of steps, from the outermost to the innermost, that are open. */
export function lists(chat: DifyChat): HTMLElement[] {
  const inside = (list: HTMLElement): HTMLElement[] => [list, ...deepAll(list, 'dify-chat-step-list').flatMap(inside)];
  return inSteps(chat, 'dify-chat-step-list').flatMap(inside);
}

/** The rows of all open lists. */
export const rows = (chat: DifyChat) => lists(chat).flatMap((list) => deepAll(list, '.row'));

/** The row of that name, once it is there. */
export const row = (chat: DifyChat, name: string) =>
  until(() => rows(chat).find((el) => el.querySelector('.name')?.textContent.trim().startsWith(name)));

/** What the rows say, with what only a screen reader hears. */
export const rowTexts = (chat: DifyChat) => rows(chat).map((el) => clean(el.textContent));

/** The values that are open, by what they are called. */
export const values = (chat: DifyChat): HTMLElement[] => [
  ...inSteps(chat, 'dify-chat-value'),
  ...lists(chat).flatMap((list) => deepAll(list, 'dify-chat-value')),
];

/** What they show. */
export const valueTexts = (chat: DifyChat) =>
  values(chat).map((el) => [deepAll(el, '.head > bdi')[0]!.textContent, deepAll(el, 'pre')[0]!.textContent] as const);

/** What a screen reader is told of what is being done. */
export const murmured = (chat: DifyChat) => inSteps(chat, '[role=status]').map((el) => el.textContent);

/** Asks, and answers with these events; waits for the end. */
export async function answerWith(app: EmulatorApp, chat: DifyChat, ...events: object[]): Promise<void> {
  await app.fault({
    match: {path: '/chat-messages$'},
    fault: stream(...events.map((event) => ({...ids, ...event})), {event: 'message_end', ...ids}),
  });
  const ended = next(chat, 'dify-chat-message');
  await ask(chat, 'scripted');
  await ended;
}

const clean = (text: string) => text.replace(/\s+/g, ' ').trim();
