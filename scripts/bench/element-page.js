// Runs in the page: asks one of the two, and watches.
import {open} from './chats.js';
import {watch} from './watch.js';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let chat;

/** Puts one of the two into the page, ready to be asked. */
globalThis.prepare = async (who, options) => {
  chat = await open(who, options);
  await wait(300);
};

/** Until nothing was drawn for a while: long texts are drawn over several frames. */
async function quiet() {
  for (let same = 0, drawn = -1; same < 4; await wait(100)) {
    const {scrollHeight} = chat.scroller();
    same = scrollHeight === drawn ? same + 1 : 0;
    drawn = scrollHeight;
  }
}

/** Asks for a text of that length, and waits until the answer is drawn. `every`: looks at each frame. */
globalThis.run = async (_who, _options, {kind, length, rate, size, every}) => {
  const stop = watch(every);
  const received = await chat.ask(JSON.stringify({kind, length, rate, size}));
  await quiet();
  const seen = stop();
  const {scrollTop, scrollHeight, clientHeight} = chat.scroller();
  if (received.length !== length) throw new Error(`${received.length} of ${length} characters arrived`);
  if (scrollHeight - clientHeight - scrollTop > 2) throw new Error('the end of the answer is not in view');
  return seen;
};
