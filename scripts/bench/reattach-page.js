// Runs in the page: a chat whose network goes and comes back.
import '../../src/index.js';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let chat;

/** Puts a chat into the page. */
globalThis.open = async (code) => {
  chat = document.createElement('dify-chat');
  Object.assign(chat, {display: 'inline', baseUrl: `${location.origin}/api`, appCode: code, storage: 'none'});
  const ready = new Promise((resolve) => chat.addEventListener('dify-chat-ready', resolve, {once: true}));
  document.body.replaceChildren(chat);
  await ready;
};

const session = () => chat.shadowRoot.querySelector('dify-chat-panel').session;
const answer = () => session().state.get().messages.at(-1);

/** How much of the answer is drawn. */
function drawn() {
  const thread = chat.shadowRoot.querySelector('dify-chat-panel').shadowRoot.querySelector('dify-chat-thread');
  const message = [...thread.shadowRoot.querySelectorAll('dify-chat-message')].at(-1);
  const texts = [...message.shadowRoot.querySelectorAll('dify-chat-markdown')];
  return texts.reduce((sum, el) => sum + el.shadowRoot.textContent.length, 0);
}

/** Asks, and waits until much is drawn. */
globalThis.ask = async (query) => {
  await chat.send(query);
  while (!(answer()?.parts?.length && drawn() > 100)) await wait(5);
};

/** Waits until it is known that the connection broke. */
globalThis.isCut = async () => {
  while (answer().status !== 'incomplete') await wait(5);
};

/** The milliseconds from the network that is back to more text. */
globalThis.firstText = () =>
  new Promise((resolve) => {
    addEventListener(
      'online',
      async () => {
        const start = performance.now();
        const before = drawn();
        while (drawn() <= before) await wait(1);
        resolve(performance.now() - start);
      },
      {once: true},
    );
  });

/** Stops, and begins anew. */
globalThis.leave = async () => {
  chat.stop();
  chat.newConversation();
  await wait(300);
};
