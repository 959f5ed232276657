// Runs in the page: asks for a run, and watches.
import {open} from './chats.js';
import {watch} from './watch.js';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let chat;

/** Puts a chat into the page, ready to be asked. */
globalThis.prepare = async (options) => {
  chat = await open('ours', options);
  await wait(300);
};

/** The line of the run, through shadow roots, once it is there. */
async function line() {
  for (;;) {
    const names = [
      'dify-chat-panel',
      'dify-chat-thread',
      'dify-chat-message:last-child',
      'dify-chat-part',
      'dify-chat-run',
      '.line',
    ];
    const found = names.reduce((el, name) => el?.shadowRoot?.querySelector(name), document.querySelector('dify-chat'));
    if (found?.localName === 'button') return found;
    await wait(20);
  }
}

/** Plays it, with its steps folded or open. */
globalThis.run = async (_options, what, opens) => {
  const stop = watch();
  const start = performance.now();
  const asked = chat.ask(JSON.stringify(what));
  if (opens) (await line()).click();
  const received = await asked;
  const clock = performance.now() - start;
  if (received !== 'Done.') throw new Error(`the answer is ${received}`);
  while (!/^Used [1-9]\d+ steps/.test((await line()).innerText)) await wait(20);
  return {clock, ...stop()};
};
