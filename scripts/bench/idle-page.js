// Runs in the page: a chat that nobody uses, and pages to compare it with.
import {open} from './chats.js';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Puts a chat with a conversation into the page, or nothing, or a field to write in. */
globalThis.prepare = async (who, options, focus) => {
  document.body.replaceChildren();
  if (who === 'ours') {
    await open(who, options);
    if (focus) document.querySelector('dify-chat').focus();
  } else if (focus) {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
  }
  await wait(3000); // animations, and what a browser puts off
};

globalThis.run = (_who, _options, _focus, ms) => wait(ms);
