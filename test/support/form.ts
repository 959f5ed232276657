import type {DifyChat} from '../../src/index.js';
import {asked} from './app.js';
import {deepAll, until} from './chat.js';
import type {EmulatorApp} from './emulator.js';

const PATH = ['dify-chat-panel', 'dify-chat-thread', 'dify-chat-inputs-form'] as const;

/** What asks for inputs: with a selector, parts of it. Empty when nothing is asked. */
export const inForm = <T extends Element = HTMLElement>(chat: DifyChat, selector = 'form') =>
  deepAll<T>(chat, ...PATH, selector);

/** Waits until inputs are asked for. */
export const asks = (chat: DifyChat) => until(() => inForm(chat)[0]);

/** Waits until nothing is asked any more. */
export const done = (chat: DifyChat) => until(() => !inForm(chat).length);

/** The labels of what is asked. */
export const labels = (chat: DifyChat) => inForm(chat, 'label > span:first-of-type').map((el) => el.textContent);

/** The control with that label. */
export function control(chat: DifyChat, label: string): HTMLInputElement {
  const found = inForm<HTMLLabelElement>(chat, 'label').find((el) => el.textContent.trim().startsWith(label));
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

/** Says that all is filled in. */
export const submit = (chat: DifyChat) => inForm<HTMLButtonElement>(chat, 'button')[0]!.click();

/** What is wrong, in the order of the fields. */
export const errors = (chat: DifyChat) => inForm(chat, '.error, .obstacle').map((el) => el.textContent.trim());

/** The inputs of every question that arrived. */
export async function sentInputs(app: EmulatorApp): Promise<Record<string, unknown>[]> {
  const requests = (await asked(app, '/chat-messages')).filter(({method}) => method === 'POST');
  return requests.map(({body}) => (body as {inputs: Record<string, unknown>}).inputs);
}

/** A field of the app's settings. */
export const setting = (kind: string, variable: string, label: string, more: Record<string, unknown> = {}) => ({
  [kind]: {variable, label, required: false, ...more},
});

/** A form with every kind that can be asked for. */
export const EVERY_KIND = [
  setting('text-input', 'name', 'Your name', {required: true, max_length: 8}),
  setting('paragraph', 'about', 'About you', {max_length: 50}),
  setting('select', 'city', 'City', {options: ['Paris', 'Rome', '東京']}),
  setting('number', 'age', 'Age'),
  setting('checkbox', 'agree', 'Agree', {default: true}),
  setting('json_object', 'profile', 'Profile', {
    json_schema: {type: 'object', properties: {lang: {type: 'string'}}, required: ['lang']},
  }),
  setting('text-input', 'secret', 'Hidden', {hide: true, default: 'by default'}),
  setting('file', 'photo', 'Photo'),
];

/** One required field. */
export const NAME = [EVERY_KIND[0]!];
