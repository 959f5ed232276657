// Runs in the page: the life of a `<dify-chat>`, from its insertion to its removal.
import {open} from './chats.js';

/** One whole life with so many questions; some time later, since a removed element waits whether it was only moved. */
globalThis.live = async (options, questions, what) => {
  const chat = await open('ours', options);
  for (let asked = 0; asked < questions; asked++) await chat.ask(JSON.stringify(what));
  chat.remove();
  await new Promise((resolve) => setTimeout(resolve, 500));
};
