// Runs in the page: the whole `<dify-chat>`, and the least that shows the same answer. Both ask the same server.
import '../../src/index.js';
import {Yardstick} from './yardstick.js';

/** Both are of this size, in the page. */
const SIZE = {inlineSize: '400px', blockSize: '640px'};

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const event = (target, type) => new Promise((resolve) => target.addEventListener(type, resolve, {once: true}));

/** Elements through shadow roots. */
const deep = (root, ...names) => names.reduce((el, name) => el.shadowRoot.querySelector(name), root);

async function element(key) {
  const chat = document.createElement('dify-chat');
  Object.assign(chat, {display: 'inline', baseUrl: `${location.origin}/v1`, apiKey: key, storage: 'none'});
  Object.assign(chat.style, SIZE);
  const ready = event(chat, 'dify-chat-ready');
  document.body.replaceChildren(chat);
  await ready;
  return {
    scroller: () => deep(chat, 'dify-chat-panel', 'dify-chat-thread', '.scroller'),
    async ask(query) {
      const ended = event(chat, 'dify-chat-message');
      await chat.send(query);
      const {detail} = await ended;
      return detail.text;
    },
  };
}

/** fetch, a decoder, JSON.parse, marked, DOMPurify, and a div that scrolls. */
function bare(key) {
  const scroller = document.createElement('div');
  Object.assign(scroller.style, SIZE, {overflow: 'auto'});
  document.body.replaceChildren(scroller);
  const view = new Yardstick(scroller, () => (scroller.scrollTop = scroller.scrollHeight));
  return {
    scroller: () => scroller,
    async ask(query) {
      const headers = {Authorization: `Bearer ${key}`, 'Content-Type': 'application/json'};
      const body = JSON.stringify({query, inputs: {}, user: 'bench', response_mode: 'streaming'});
      const response = await fetch('/v1/chat-messages', {method: 'POST', headers, body});
      let text = '';
      let rest = '';
      for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
        const frames = (rest + piece).split('\n\n');
        rest = frames.pop();
        for (const frame of frames) {
          const {event, answer} = JSON.parse(frame.slice('data: '.length));
          if (event === 'message') text += answer;
        }
        view.update(text, false);
      }
      view.update(text, true);
      return text;
    },
  };
}

let chat;

/** Puts one of the two into the page, ready to be asked. */
globalThis.prepare = async (who, key) => {
  chat = await (who === 'ours' ? element(key) : bare(key));
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

/**
 * Asks, and waits until the answer is drawn.
 *
 * @returns The longest task, in milliseconds; 0 when none was longer than 50.
 */
globalThis.run = async (_who, _key, query, length) => {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const {duration} of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({type: 'longtask'});
  const {length: received} = await chat.ask(query);
  await quiet();
  observer.disconnect();
  const {scrollTop, scrollHeight, clientHeight} = chat.scroller();
  if (received !== length) throw new Error(`${received} of ${length} characters arrived`);
  if (scrollHeight - clientHeight - scrollTop > 2) throw new Error('the end of the answer is not in view');
  return longest;
};
