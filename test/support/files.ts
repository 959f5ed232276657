/** Files that came with an answer. */
import type {DifyChat} from '../../src/index.js';
import {make} from './app.js';
import {answerTo, deepAll, messages, mount, open, panel, until} from './chat.js';
import type {AppConfig, EmulatorApp, Era} from './emulator.js';
import {stream} from './hostile-server.js';

const ids = {conversation_id: '0e5e9f4e-7b52-4f0e-8a44-0d9a5a1f6a01', message_id: 'm1', task_id: 't1'};

/** A chat with an agent that makes images: `count` of them, as an answer. */
export async function photos(
  count: number,
  options: Parameters<typeof mount>[1] = {},
  config: Partial<AppConfig> = {},
  era?: Era,
): Promise<{app: EmulatorApp; chat: DifyChat}> {
  const app = await make({mode: 'agent-chat', tools: ['photos'], ...config}, era);
  const chat = await mount(app, options);
  await open(chat);
  await answerTo(chat, `TOOL:photos {"count": ${count}}`);
  await until(() => inGallery(chat, '.tile, .gone').length);
  return {app, chat};
}

/** A chat with a chatflow that makes files of all kinds, as an answer. */
export async function papers(config: Partial<AppConfig> = {}): Promise<{app: EmulatorApp; chat: DifyChat}> {
  const app = await make({mode: 'advanced-chat', graph: 'demo-chatflow', ...config});
  const chat = await mount(app);
  await open(chat);
  await answerTo(chat, 'Show me the catalogue');
  await until(() => inFiles(chat, '.card').length === 4);
  return {app, chat};
}

/** A chat that was sent these files with an answer. */
export async function sentFiles(files: object[], options: Parameters<typeof mount>[1] = {}): Promise<DifyChat> {
  const app = await make();
  const events = files.map((file, index) => ({
    event: 'message_file',
    id: `f${index}`,
    belongs_to: 'assistant',
    ...file,
  }));
  const all = [{event: 'message', answer: 'Here.'}, ...events, {event: 'message_end'}];
  await app.fault({match: {path: '/chat-messages$'}, fault: stream(...all.map((event) => ({...ids, ...event})))});
  const chat = await mount(app, options);
  await open(chat);
  await answerTo(chat, 'question');
  return chat;
}

/** Elements in the galleries of the last answer. */
export const inGallery = <T extends HTMLElement = HTMLElement>(chat: DifyChat, selector: string) =>
  deepAll<T>(messages(chat).at(-1)!, 'dify-chat-part', 'dify-chat-gallery', selector);

/** Elements in the other files of the last answer. */
export const inFiles = <T extends HTMLElement = HTMLElement>(chat: DifyChat, selector: string) =>
  deepAll<T>(messages(chat).at(-1)!, 'dify-chat-part', 'dify-chat-file', selector);

/** Elements in the full-size view. */
export const inViewer = <T extends HTMLElement = HTMLElement>(chat: DifyChat, selector: string) =>
  deepAll<T>(panel(chat), 'dify-chat-viewer', selector);

/** Opens an image in full size. */
export async function enlarge(chat: DifyChat, index = 0): Promise<void> {
  inGallery(chat, '.tile')[index]!.focus();
  inGallery(chat, '.tile')[index]!.click();
  await until(() => inViewer(chat, 'dialog[open]').length);
}
