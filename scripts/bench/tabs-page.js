// Runs in each of two pages: `<dify-chat>` of one visitor.
import '../../src/index.js';

const event = (target, type) => new Promise((resolve) => target.addEventListener(type, resolve, {once: true}));

let chat;

globalThis.clear = async () => {
  document.body.replaceChildren();
  await new Promise((resolve) => setTimeout(resolve)); // it lets go of its chat, and writes down what it keeps
  localStorage.clear();
};

globalThis.prepare = async ({key, user}) => {
  chat = document.createElement('dify-chat');
  Object.assign(chat, {display: 'inline', baseUrl: `${location.origin}/v1`, apiKey: key, user});
  Object.assign(chat.style, {inlineSize: '400px', blockSize: '640px'});
  const ready = event(chat, 'dify-chat-ready');
  document.body.replaceChildren(chat);
  await ready;
  if (document.hidden) throw new Error('a tab that nobody sees draws nothing');
};

/** Asks, and waits for the end of the answer: how long it is. */
globalThis.ask = async (query) => {
  const ended = event(chat, 'dify-chat-message');
  await chat.send(query);
  return (await ended).detail.text.length;
};

/** Waits for the end of the answer to what is asked in the other tab. */
globalThis.mirrored = async () => (await event(chat, 'dify-chat-message')).detail.text.length;
