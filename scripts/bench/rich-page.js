// Runs in the page: asks for an answer full of code, and writes while it gets its colours.
import {open} from './chats.js';
import {watch} from './watch.js';

/** Milliseconds between two letters. */
const LETTER = 40;

/** So much is read on with each letter, in pixels. */
const STEP = 400;

let chat;

/** Puts a chat into the page, ready to be asked. */
globalThis.prepare = async (options) => {
  chat = await open('ours', options);
};

const deep = (...names) =>
  names.reduce((el, name) => el?.shadowRoot?.querySelector(name), document.querySelector('dify-chat'));

const answer = () =>
  deep('dify-chat-panel', 'dify-chat-thread', 'dify-chat-message:last-child', 'dify-chat-markdown')?.shadowRoot;

const count = (selector) => answer()?.querySelectorAll(selector).length ?? 0;

/** Writes a letter when it is due; gives how long it took until it was shown. */
async function letter(field) {
  const due = performance.now() + LETTER;
  await new Promise((resolve) => setTimeout(resolve, LETTER));
  field.value += 'a';
  field.dispatchEvent(new Event('input', {bubbles: true}));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - due;
}

/** Asks for `blocks` blocks of code; `what` goes to the server. */
globalThis.run = async (_options, what, blocks) => {
  await chat.ask(JSON.stringify(what));
  const field = deep('dify-chat-panel', 'dify-chat-composer', 'textarea');
  while (count('.code') < blocks) await new Promise((resolve) => requestAnimationFrame(resolve));
  chat.scroller().scrollTop = 0;
  for (let i = 0; i < 10; i++) await new Promise((resolve) => requestAnimationFrame(resolve)); // the way up is not ours
  const stop = watch();
  const start = performance.now();
  const times = [];
  // Code is coloured when it comes near: who reads on sees to it that all of it does.
  while (count('.code:has(span[class])') < blocks) {
    times.push(await letter(field));
    chat.scroller().scrollTop += STEP;
  }
  const clock = performance.now() - start;
  const {longest} = stop();
  const typing = times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
  return {longest, typing, clock};
};
