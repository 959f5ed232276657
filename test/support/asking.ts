/** Chats whose answer asks the visitor for something in its middle. */
import type {DifyChat} from '../../src/index.js';
import {make} from './app.js';
import {ask, deepAll, messages, mount, open, until} from './chat.js';
import type {Era} from './emulator.js';

/** What a form asks for; see `demo/emulator/README.md`. */
interface Asked {
  readonly title?: string;
  readonly form: string;
  readonly inputs?: readonly object[];
  readonly actions?: readonly object[];
  readonly timeout?: number;
}

export const ACTIONS = [
  {id: 'approve', title: 'Approve', style: 'primary'},
  {id: 'ask', title: 'Ask again', style: 'accent'},
  {id: 'reject', title: 'Reject'},
  {id: 'skip', title: 'Skip', style: 'ghost'},
];

export const FORM: Asked = {
  form: 'Please **check** this.\n\nYour *note*: {{#$output.note#}}\n\nGrade\n{{#$output.grade#}}',
  inputs: [
    {type: 'paragraph', name: 'note', default: {type: 'constant', selector: [], value: 'looks fine'}},
    {type: 'select', name: 'grade', options: ['low', 'high']},
  ],
};

/** A chatflow that asks, and then answers. */
export const asking = ({title = 'Refund', actions = ACTIONS, inputs = [], ...asked}: Asked) => ({
  nodes: [
    {id: 'begin', type: 'start', title: 'Start'},
    {id: 'before', type: 'answer', title: 'Before', answer: 'One moment. '},
    {id: 'form', type: 'human-input', title, actions, inputs, ...asked},
    {id: 'late', type: 'answer', title: 'Late', answer: 'Too late.'},
    {id: 'after', type: 'answer', title: 'After', answer: 'Thank you.'},
  ],
  edges: [
    ['begin', 'before'],
    ['before', 'form'],
    ...actions.map((action) => ['form', 'after', (action as {id: string}).id]),
    ['form', 'late', '__timeout'],
  ],
});

/** Opens a chat, asks, and waits for the form. */
export async function opened(
  graph: string | object,
  options: Partial<DifyChat> = {},
  era: Era = 'newest',
  config = {},
) {
  const app = await make({mode: 'advanced-chat', persona: 'scripted', graph: graph as string, ...config}, era);
  const chat = await mount(app, options);
  await (options.display === 'inline' ? undefined : open(chat));
  await ask(chat, 'Refund please');
  await until(() => inForms(chat, '.card').length);
  return {app, chat};
}

/** What is in the forms of the last answer. */
export const inForms = <T extends Element = HTMLElement>(chat: DifyChat, selector: string) =>
  deepAll<T>(messages(chat).at(-1)!, 'dify-chat-part', 'dify-chat-human-input', selector);

/** The buttons' titles. */
export const titles = (chat: DifyChat) => inForms(chat, '.buttons button').map((button) => button.textContent.trim());

/** Presses a button of the form. */
export function press(chat: DifyChat, title: string): void {
  const button = inForms<HTMLButtonElement>(chat, 'button').find((el) => el.textContent.trim() === title);
  if (!button) throw new Error(`no button ${title} among ${titles(chat).join()}`);
  button.click();
}

/** The control that is called so. */
export function control(chat: DifyChat, label: string): HTMLInputElement {
  const found = inForms<HTMLLabelElement>(chat, 'label').find((el) => el.textContent.trim().startsWith(label));
  if (!found?.control) throw new Error(`no field ${label}`);
  return found.control as HTMLInputElement;
}

/** Fills it in. */
export function write(chat: DifyChat, label: string, value: string): void {
  const field = control(chat, label);
  field.value = value;
  field.dispatchEvent(new Event('input', {bubbles: true}));
}

/** What a form that has ended says. */
export const outcome = (chat: DifyChat) => until(() => inForms(chat, '.outcome')[0]?.textContent.trim());
