// Runs in the page: a long conversation in one of the two.
import {open} from './chats.js';
import {watch} from './watch.js';

let chat;

/** What `act` took: milliseconds on the clock, the longest task. */
async function watched(act) {
  const stop = watch();
  const start = performance.now();
  await act();
  return {clock: performance.now() - start, ...stop()};
}

/** Opens a conversation, until its end is on the screen and one can ask. */
globalThis.show = (who, options) =>
  watched(async () => {
    chat = await open(who, options);
  });

/** Brings all messages into the page. */
globalThis.showAll = (count) => watched(() => chat.all(count));

/** Asks below all these messages. */
globalThis.ask = (what) => watched(() => chat.ask(JSON.stringify(what)));

globalThis.leave = () => {
  chat.remove();
  chat = undefined;
};
