/** Files of a visitor's. */
import type {DifyChat} from '../../src/index.js';
import {asked, make} from './app.js';
import {deep, deepAll, mount, open, panel, until} from './chat.js';
import type {AppConfig, EmulatorApp, Era} from './emulator.js';

const ROOT = ['dify-chat-panel', 'dify-chat-composer', 'dify-chat-uploader'] as const;

/** What an app takes, unless said otherwise. */
export const TAKES = {
  enabled: true,
  allowed_file_types: ['image', 'document'],
  allowed_file_extensions: [],
  allowed_file_upload_methods: ['local_file'],
  number_limits: 4,
};

/** Elements of what brings files. */
export const inUploader = <T extends HTMLElement = HTMLElement>(chat: DifyChat, ...selectors: string[]) =>
  deepAll<T>(chat, ...ROOT, ...selectors);

/** Elements of the cards. */
export const inCards = <T extends HTMLElement = HTMLElement>(chat: DifyChat, selector: string) =>
  inUploader<T>(chat, 'dify-chat-attachments', 'dify-chat-attachment', selector);

/** What the cards say: name and facts. */
export const cards = (chat: DifyChat) =>
  inCards(chat, '.about').map((el) => [...el.children].map(({textContent}) => textContent.trim()).join(' | '));

/** What was refused, in words. */
export const refused = (chat: DifyChat) =>
  inUploader(chat, 'dify-chat-attachments', '.refused p').map(({textContent}) =>
    textContent.replace(/[\u2068\u2069]/g, ''),
  );

/** What is said of the message that waits. */
export const note = (chat: DifyChat) => inUploader(chat, '.message > span')[0]?.textContent;

/** A chat whose app takes files. */
export async function taking(
  upload: Record<string, unknown> = {},
  options: Parameters<typeof mount>[1] = {},
  config: Partial<AppConfig> = {},
  era?: Era,
): Promise<{app: EmulatorApp; chat: DifyChat}> {
  const parameters = {file_upload: {...TAKES, ...upload}, ...config.parameters};
  const app = await make({...config, parameters}, era);
  const chat = await mount(app, options);
  await open(chat);
  await until(() => inUploader(chat, 'dify-chat-file-picker', '.picker').length);
  return {app, chat};
}

/** A small file. */
export function file(name: string, content: BlobPart = 'hello', type = ''): File {
  return new File([content], name, {type, lastModified: 1});
}

/** Images that a browser can draw. */
export async function photo(name: string, width = 8, height = 8, type = 'image/png'): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#c43';
  context.fillRect(0, 0, width, height / 2);
  return file(name, await canvas.convertToBlob({type}), type);
}

/** A large file that takes no memory: the same bytes again and again. */
export function large(name: string, bytes: number): File {
  const piece = new Blob([new Uint8Array(1024 * 1024)]);
  const all = new Blob(Array<Blob>(Math.ceil(bytes / piece.size)).fill(piece));
  return file(name, all.slice(0, bytes));
}

/** Files as they are dragged and pasted. */
export function transfer(...files: File[]): DataTransfer {
  const data = new DataTransfer();
  for (const one of files) data.items.add(one);
  return data;
}

/** Chooses files as a visitor does. */
export function choose(chat: DifyChat, ...files: File[]): void {
  const input = deep<HTMLInputElement>(chat, ...ROOT, 'dify-chat-file-picker', '.files');
  input.files = transfer(...files).files;
  input.dispatchEvent(new Event('change'));
}

/** Pastes into the field. */
export function paste(chat: DifyChat, data: DataTransfer): boolean {
  const target = deep(chat, 'dify-chat-panel', 'dify-chat-composer', 'textarea');
  return target.dispatchEvent(
    new ClipboardEvent('paste', {clipboardData: data, bubbles: true, composed: true, cancelable: true}),
  );
}

/** Drags over the panel, or elsewhere, and gives the event. */
export function drag(type: string, data: DataTransfer, target: Element): DragEvent {
  const event = new DragEvent(type, {dataTransfer: data, bubbles: true, composed: true, cancelable: true});
  target.dispatchEvent(event);
  return event;
}

/** Waits until all files have arrived, or failed. */
export async function settled(chat: DifyChat, count: number): Promise<void> {
  await until(() => inCards(chat, '.card').length === count && !inCards(chat, '[data-status$="ing"]').length);
}

/** Presses a button of a card. */
export function press(chat: DifyChat, name: 'remove' | 'retry', index = 0): void {
  inCards(chat, '.card')[index]!.querySelector<HTMLButtonElement>(`.${name}`)!.click();
}

/** The uploads that arrived at the emulator: name, size, type of each. */
export async function arrived(app: EmulatorApp): Promise<{filename: string; size: number; type: string}[]> {
  const all = (await asked(app, '/files/upload')).filter(({method}) => method === 'POST');
  return all.flatMap(
    ({body}) => (body as {files?: {filename: string; size: number; type: string}[]} | null)?.files ?? [],
  );
}

/** The questions that arrived. */
export async function questions(app: EmulatorApp): Promise<{query: string; files?: Record<string, string>[]}[]> {
  const all = (await asked(app, '/chat-messages')).filter(({method}) => method === 'POST');
  return all.map(({body}) => body as {query: string; files?: Record<string, string>[]});
}

export {panel};
