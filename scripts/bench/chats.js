// Runs in the page: the whole `<dify-chat>`, and the least that shows the same. Both ask the same server.
import DOMPurify from 'dompurify';
import {marked} from 'marked';
import '../../src/index.js';
import {Yardstick} from './yardstick.js';

/** Both are of this size, in the page. */
const SIZE = {inlineSize: '400px', blockSize: '640px'};

/** Questions with their answers that `<dify-chat>` asks for at a time. */
const PAGE = 20;

const event = (target, type) => new Promise((resolve) => target.addEventListener(type, resolve, {once: true}));

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Elements through shadow roots. */
const deep = (root, ...names) => names.reduce((el, name) => el?.shadowRoot?.querySelector(name), root);

/** Waits frame by frame until `probe` gives something. */
async function until(probe) {
  for (;;) {
    const value = probe();
    if (value) return value;
    await frame();
  }
}

/** `<dify-chat>`, ready to be asked, and with the newest page of `conversation` where one is given. */
async function element({key, user, conversation = ''}) {
  const chat = document.createElement('dify-chat');
  const baseUrl = `${location.origin}/v1`;
  Object.assign(chat, {display: 'inline', baseUrl, apiKey: key, user, conversationId: conversation, storage: 'none'});
  Object.assign(chat.style, SIZE);
  const ready = event(chat, 'dify-chat-ready');
  document.body.replaceChildren(chat);
  await ready;
  const thread = () => deep(chat, 'dify-chat-panel', 'dify-chat-thread');
  const scroller = () => deep(thread(), '.scroller');
  const messages = () => deep(thread(), '.list')?.children ?? [];
  const drawn = () => deep(messages().item(messages().length - 1), 'dify-chat-markdown', '.answer > *');
  await until(() => (conversation ? messages().length && drawn() : scroller()));
  await frame();
  /** Of a long conversation only the messages near the view have elements. */
  const loaded = () => thread().session.state.get().messages.length;
  return {
    scroller,
    thread,
    loaded,
    chat,
    async ask(query) {
      const ended = event(chat, 'dify-chat-message');
      await chat.send(query);
      const {detail} = await ended;
      return detail.text;
    },
    /** Scrolls up to the first message, page by page, and back down. */
    async all(count) {
      while (loaded() < count) {
        const known = loaded();
        await until(() => {
          scroller().scrollTop = 0;
          return loaded() > known;
        });
        await frame();
      }
      scroller().scrollTop = scroller().scrollHeight;
      await frame();
    },
    remove: () => chat.remove(),
  };
}

/** fetch, a decoder, JSON.parse, marked, DOMPurify, and a div that scrolls. */
async function bare({key, user, conversation = '', page = PAGE}) {
  const headers = {Authorization: `Bearer ${key}`, 'Content-Type': 'application/json'};
  const scroller = document.createElement('div');
  const place = document.createElement('div');
  Object.assign(scroller.style, SIZE, {overflow: 'auto'});
  scroller.append(place);
  document.body.replaceChildren(scroller);
  const toEnd = () => (scroller.scrollTop = scroller.scrollHeight);

  function message({query, answer}) {
    const question = document.createElement('div');
    question.textContent = query;
    const drawn = document.createElement('div');
    drawn.append(DOMPurify.sanitize(marked.parse(answer), {RETURN_DOM_FRAGMENT: true}));
    return [question, drawn];
  }

  let first;
  async function older() {
    const query = new URLSearchParams({
      conversation_id: conversation,
      user,
      limit: page,
      ...(first && {first_id: first}),
    });
    const {data} = await (await fetch(`/v1/messages?${query}`, {headers})).json();
    scroller.prepend(...data.flatMap(message));
    first = data[0].id;
    await frame();
  }

  if (conversation) await older();
  toEnd();
  await frame();
  const view = new Yardstick(place, toEnd);
  return {
    scroller: () => scroller,
    async ask(query) {
      const body = JSON.stringify({query, inputs: {}, user, response_mode: 'streaming'});
      const response = await fetch('/v1/chat-messages', {method: 'POST', headers, body});
      let text = '';
      let rest = '';
      for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
        const frames = (rest + piece).split('\n\n');
        rest = frames.pop();
        for (const sent of frames) {
          const {event: name, answer} = JSON.parse(sent.slice('data: '.length));
          if (name === 'message') text += answer;
        }
        view.update(text, false);
      }
      view.update(text, true);
      return text;
    },
    async all(count) {
      while (scroller.children.length <= count) {
        scroller.scrollTop = 0;
        await older();
      }
      toEnd();
      await frame();
    },
    remove: () => scroller.remove(),
  };
}

/** Puts one of the two into the page: `ours` or `yardstick`. */
export const open = (who, options) => (who === 'ours' ? element(options) : bare(options));
