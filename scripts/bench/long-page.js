// Runs in the page: a very long conversation, and a very long list of them.
import {open} from './chats.js';

let chat;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Elements through shadow roots. */
const deep = (root, ...names) => names.reduce((el, name) => el?.shadowRoot?.querySelector(name), root);

/** Opens a conversation, until its end is on the screen and one can ask. Returns the milliseconds. */
globalThis.show = async (options) => {
  const start = performance.now();
  chat = await open('ours', options);
  return performance.now() - start;
};

/** Goes to the beginning as a visitor does, which loads all that is before, and back to the end. */
globalThis.loadAll = async (count) => {
  const scroller = chat.scroller();
  scroller.focus();
  const press = (key) =>
    scroller.dispatchEvent(new KeyboardEvent('keydown', {key, ctrlKey: true, bubbles: true, composed: true}));
  while (chat.loaded() === 40) {
    press('Home'); // what listens comes with the first focus
    for (let i = 0; i < 30 && chat.loaded() === 40; i++) await frame();
  }
  while (chat.loaded() < count) await frame();
  await new Promise((resolve) => setTimeout(resolve, 500));
  scroller.scrollTop = scroller.scrollHeight;
  await new Promise((resolve) => setTimeout(resolve, 500));
};

/** How many nodes the chat consists of, through its shadow roots. */
globalThis.nodes = () => {
  const count = (root) => {
    let sum = 0;
    for (const walker = document.createTreeWalker(root); walker.nextNode();) {
      sum++;
      if (walker.currentNode.shadowRoot) sum += count(walker.currentNode.shadowRoot);
    }
    return sum;
  };
  return count(chat.chat.shadowRoot);
};

/** Types, letter by letter. Returns how many milliseconds each took until it was drawn. */
globalThis.type = async (letters) => {
  const field = deep(chat.chat, 'dify-chat-panel', 'dify-chat-composer', 'textarea');
  field.focus();
  const took = [];
  for (let i = 0; i < letters; i++) {
    const start = performance.now();
    document.execCommand('insertText', false, 'a');
    await frame();
    await new Promise((resolve) => setTimeout(resolve));
    took.push(performance.now() - start);
  }
  return took;
};

/** Makes sure that the list's code is there, and that it is closed. */
globalThis.warmList = async () => {
  await globalThis.openList();
  deep(chat.chat, 'dify-chat-panel', 'dify-chat-conversations').remove();
};

/** Opens the list of conversations, and waits for its rows. */
globalThis.openList = async () => {
  const button = () =>
    deep(chat.chat, 'dify-chat-panel', 'dify-chat-header', 'dify-chat-header-tools', '[aria-label^=Conversations]');
  const rows = () =>
    deep(
      chat.chat,
      'dify-chat-panel',
      'dify-chat-conversations',
      'dify-chat-conversation-list',
      'dify-chat-conversation-row',
    );
  while (!button()) await frame();
  button().click();
  while (!rows()) await frame();
  await frame();
};

globalThis.leave = () => {
  chat.remove();
  chat = undefined;
};
