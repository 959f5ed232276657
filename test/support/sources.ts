/** What stands under an answer of what it rests on. */
import type {DifyChat} from '../../src/index.js';
import {deepAll, messages, until} from './chat.js';

const SOURCES = ['dify-chat-actions', 'dify-chat-sources'];

/** Elements in the sources under a message, counted from the end with a minus. */
export const inSources = <T extends HTMLElement = HTMLElement>(chat: DifyChat, selector: string, index = -1) =>
  deepAll<T>(messages(chat).at(index)!, ...SOURCES, selector);

/** The line that unfolds them, once it is there. */
export const head = (chat: DifyChat, index = -1) => until(() => inSources<HTMLButtonElement>(chat, '.head', index)[0]);

/** Unfolds them. */
export async function unfold(chat: DifyChat, index = -1): Promise<void> {
  (await head(chat, index)).click();
  await until(() => passages(chat, index).length);
}

/** The texts of the passages. */
export const passages = (chat: DifyChat, index = -1) =>
  deepAll(messages(chat).at(index)!, ...SOURCES, 'dify-chat-passage', 'p, .whole');

/** A passage of Dify's metadata. */
export const passage = (number: number, change: object = {}) => ({
  position: number,
  dataset_name: 'Tea',
  document_id: 'd1',
  document_name: 'tea.md',
  segment_id: `s${number}`,
  score: 0.4,
  content: `Passage ${number}.`,
  ...change,
});

/** The end of an answer that rests on these. */
export const restsOn = (...list: unknown[]) => ({event: 'message_end', metadata: {retriever_resources: list}});
