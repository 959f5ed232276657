import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {
  ask,
  clearStorage,
  deepAll,
  launcher,
  messages,
  next,
  ready,
  scroller,
  textIn,
  thread,
  until,
} from './support/chat.js';
import {all, frame, loaded, long, scrollTo, topmost} from './support/long.js';

beforeEach(clearStorage);

const errors: string[] = [];
addEventListener('error', ({message}) => errors.push(message));

const FIRST = 'Where is my parcel?';

/** A chat with a conversation of so many questions, and the id of another one. */
async function two(count: number, options: Parameters<typeof long>[1] = {}) {
  const made = await long(count, options);
  const past = Array.from({length: 12}, (_, at) => ({
    query: at ? `And ${at}?` : FIRST,
    answer: 'On its way.',
    created_at: 1_760_000_000 + at,
  }));
  const {conversations} = await made.app.seed({user: 'ann', via: 'service', conversations: [{messages: past}]});
  return {...made, other: conversations[0]!.id};
}

/** Goes to a conversation, and waits until its end is there. */
async function go(chat: DifyChat, id: string): Promise<void> {
  const before = messages(chat)[0];
  chat.conversationId = id;
  await until(() => before?.isConnected === false && messages(chat).length > 1 && textIn(messages(chat).at(-1)!));
  await frame();
  await frame();
}

/** Comes back to a conversation. Returns where it is in the first frame in which it is seen. */
async function back(chat: DifyChat, id: string) {
  const before = messages(chat)[0]!;
  await new Promise((resolve) => setTimeout(resolve)); // as a click does: not in the middle of a frame
  chat.conversationId = id;
  do await frame();
  while (before.isConnected);
  return topmost(chat);
}

const toEnd = (chat: DifyChat) => {
  const {scrollHeight, clientHeight, scrollTop} = scroller(chat);
  return scrollHeight - clientHeight - scrollTop;
};

const latest = (chat: DifyChat) => deepAll(thread(chat), '.latest')[0];

describe('Who comes back to a conversation', function () {
  this.timeout(60_000);

  for (const [what, count] of [
    ['each message has an element', 25],
    ['only some have one', 150],
  ] as const) {
    it(`is where he was when ${what}, from the first frame on`, async () => {
      const {chat, id, other} = await two(count);
      await all(chat);
      for (const part of [0.4, 0, 0.7]) {
        await scrollTo(chat, part * scroller(chat).scrollHeight);
        await frame();
        const was = topmost(chat);
        await go(chat, other);
        expect(toEnd(chat), 'the end of the other one').to.be.below(2);
        const first = await back(chat, id);
        expect(first.text, `${part}`).to.equal(was.text);
        expect(first.top, `${part}`).to.be.closeTo(was.top, 1);
        await frame();
        await frame();
        expect(topmost(chat).top, `${part}, later`).to.be.closeTo(was.top, 1);
        expect(latest(chat)?.ariaLabel).to.equal('Go to the latest text');
      }
      expect(errors).to.deep.equal([]);
    });
  }

  it('is in both where he was', async () => {
    const {chat, id, other} = await two(40);
    await scrollTo(chat, 500);
    const one = topmost(chat);
    await go(chat, other);
    await scrollTo(chat, 150);
    const theOther = topmost(chat);
    expect((await back(chat, id)).text).to.equal(one.text);
    const there = await back(chat, other);
    expect([there.text, Math.round(there.top)]).to.deep.equal([theOther.text, Math.round(theOther.top)]);
  });

  it('is at the end when he was there, or went there', async () => {
    const {chat, id, other} = await two(40);
    await scrollTo(chat, 300);
    await scrollTo(chat, scroller(chat).scrollHeight);
    await go(chat, other);
    await back(chat, id);
    expect(toEnd(chat)).to.be.below(2);
    expect(latest(chat)).to.equal(undefined);
  });

  it('is not moved by an answer that was finished meanwhile, and is told of it', async () => {
    const {chat, id, other} = await two(40, {config: {tokensPerSecond: 150}});
    const ended = next(chat, 'dify-chat-message');
    await ask(chat, 'LONG');
    await until(() => messages(chat).length === 42 && textIn(messages(chat).at(-1)!).length > 20);
    await scrollTo(chat, 400);
    const was = topmost(chat);
    await go(chat, other);
    await ended;
    const first = await back(chat, id);
    expect([first.text, Math.round(first.top)]).to.deep.equal([was.text, Math.round(was.top)]);
    await until(() => latest(chat)?.ariaLabel === 'New text below');
    latest(chat)!.click();
    await until(() => toEnd(chat) < 2);
  });

  it('is where he was when the chat was closed in the meantime', async () => {
    const {chat, id, other} = await two(40, {display: 'bubble', open: true});
    await scrollTo(chat, 400);
    const was = topmost(chat);
    await go(chat, other);
    launcher(chat).click();
    await until(() => !scroller(chat).clientHeight);
    chat.conversationId = id;
    await until(() => loaded(chat).length === 40);
    await frame();
    launcher(chat).click();
    await until(() => scroller(chat).clientHeight);
    await ready(chat);
    expect(topmost(chat).text).to.equal(was.text);
    expect(topmost(chat).top).to.be.closeTo(was.top, 1);
  });
});
