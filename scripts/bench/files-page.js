// Runs in the page: a chat to which files are given, and watches.
import '../../src/index.js';
import {watch} from './watch.js';

const deep = (root, ...names) => names.reduce((el, name) => el?.shadowRoot?.querySelector(name), root);

let chat;
const uploader = (...names) => deep(chat, 'dify-chat-panel', 'dify-chat-composer', 'dify-chat-uploader', ...names);

async function until(probe) {
  for (let value; ; await new Promise((resolve) => setTimeout(resolve, 20))) if ((value = probe())) return value;
}

const cards = () => [...(uploader('dify-chat-attachments')?.shadowRoot.querySelectorAll('dify-chat-attachment') ?? [])];

/** Puts the chat into the page; its `<input>` is `globalThis.chosen`. */
globalThis.prepare = async (key) => {
  chat = document.createElement('dify-chat');
  const baseUrl = `${location.origin}/v1`;
  Object.assign(chat, {display: 'inline', baseUrl, apiKey: key, user: 'bench', storage: 'none'});
  document.body.replaceChildren(chat);
  globalThis.chosen = await until(() => uploader('dify-chat-file-picker', '.files'));
};

let stop;
globalThis.begin = () => {
  stop = watch();
};

/** Waits until so many files have arrived. */
globalThis.arrived = async (count) => {
  await until(() => cards().filter(({item}) => item.status === 'done').length === count);
  return stop();
};

/** Takes all of them back. */
globalThis.clear = async () => {
  for (const card of cards()) card.dispatchEvent(new Event('remove'));
  await until(() => !cards().length);
};
