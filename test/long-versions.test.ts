import {expect} from '@open-wc/testing';
import type {ThreadPlace} from '../src/components/thread-place.js';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {
  clearStorage,
  deepAll,
  focused,
  messages,
  mount,
  ready,
  scroller,
  textIn,
  thread,
  until,
} from './support/chat.js';
import {all, answerOf, frame, loaded} from './support/long.js';

beforeEach(clearStorage);

/** How many questions are before the one that has versions, and how many follow each version. */
const MIDDLE = {before: 40, a: 50, b: 35, c: 45};
const END = {before: 40, a: 40, b: 0, c: 0};
const SHORT = {before: 3, a: 40, b: 0, c: 0};
type Shape = typeof MIDDLE;

const NAMES = ['a', 'b', 'c'] as const;
type Name = (typeof NAMES)[number];

/** A long conversation of which a question has three versions. The last one is shown. */
async function versioned(shape: Shape): Promise<DifyChat> {
  const app = await make();
  const past: {query: string; answer: string; created_at: number; parent?: number}[] = [];
  const add = (query: string, parent?: number) => {
    const nth = past.length;
    past.push({
      query,
      answer: answerOf(parent === undefined ? nth : 5),
      created_at: 1_760_000_000 + nth,
      ...(parent !== undefined && {parent}),
    });
  };
  for (let nth = 1; nth <= shape.before; nth++) add(`Question ${nth}`);
  for (const name of NAMES) {
    add(`Version ${name}`, shape.before - 1);
    for (let nth = 1; nth <= shape[name]; nth++) add(`After ${name} ${nth}`);
  }
  const {conversations} = await app.seed({user: 'ann', via: 'webapp', conversations: [{messages: past}]});
  const chat = await mount(app, {display: 'inline', user: 'ann', conversationId: conversations[0]!.id});
  chat.style.setProperty('--dify-chat-height', '520px');
  await ready(chat);
  await all(chat);
  await until(() => loaded(chat).length === lengthWith(shape, 'c'));
  return chat;
}

const lengthWith = (shape: Shape, name: Name) => (shape.before + 1 + shape[name]) * 2;

const itemOf = (chat: DifyChat, text: string) => messages(chat).find((message) => textIn(message) === text);
const inItem = (item: Element | undefined, selector: string) =>
  item && deepAll<HTMLButtonElement>(item, 'dify-chat-question', selector)[0];

/** Goes to the question, and waits for its buttons. */
async function goTo(chat: DifyChat, name: Name): Promise<HTMLElement> {
  const nearby = await until(() => (thread(chat) as unknown as ThreadPlace).nearby);
  const {key} = loaded(chat).find((message) => message.role === 'user' && message.text === `Version ${name}`)!;
  const item = await until(() => nearby.show(key, 0.4));
  await until(() => inItem(item, '.pager'));
  await frame();
  return item;
}

/** Where the answer before the versions begins, in each painted frame until `stop`. */
function watch(item: HTMLElement): {tops: number[]; stop: () => void} {
  const tops: number[] = [];
  const end = new AbortController();
  const look = async () => {
    while (!end.signal.aborted) {
      await frame();
      tops.push(item.getBoundingClientRect().top);
    }
  };
  void look();
  return {tops, stop: () => end.abort()};
}

/** Presses a button of the versions, by keyboard. */
async function turn(chat: DifyChat, from: Name, to: Name, direction: 'previous' | 'next'): Promise<void> {
  const item = itemOf(chat, `Version ${from}`)!;
  const button = inItem(item, `.${direction}`)!;
  button.focus({preventScroll: true});
  await frame();
  const before = item.previousElementSibling as HTMLElement;
  const {bottom} = item.getBoundingClientRect();
  const watched = watch(before);
  const start = before.getBoundingClientRect().top;
  button.click();
  const next = await until(() => itemOf(chat, `Version ${to}`));
  await until(() => focused() === inItem(next, `.${direction}`));
  for (let frames = 0; frames < 12; frames++) await frame();
  watched.stop();
  expect(before.isConnected).to.equal(true);
  expect(Math.max(...watched.tops.map((top) => Math.abs(top - start)))).to.be.below(1.5);
  expect(next.getBoundingClientRect().bottom).to.be.closeTo(bottom, 1.5);
  expect(focused()).to.equal(inItem(next, `.${direction}`));
}

describe('versions of a question in the middle of a long conversation', function () {
  this.timeout(60_000);

  it('take each other’s place with all that follows, and nothing jumps, and the focus stays', async () => {
    const chat = await versioned(MIDDLE);
    await goTo(chat, 'c');
    for (const [from, to, direction, shown] of [
      ['c', 'b', 'previous', '2/3'],
      ['b', 'a', 'previous', '1/3'],
      ['a', 'b', 'next', '2/3'],
      ['b', 'c', 'next', '3/3'],
    ] as const) {
      await turn(chat, from, to, direction);
      expect(inItem(itemOf(chat, `Version ${to}`), '.count')!.textContent).to.equal(shown);
      expect(itemOf(chat, `Version ${from}`)).to.equal(undefined);
      expect(loaded(chat).length).to.equal(lengthWith(MIDDLE, to));
      expect(messages(chat).length).to.be.below(60);
      const drawn = messages(chat).map(textIn);
      expect(
        drawn.filter((text) => text.startsWith('After')).every((text) => text.startsWith(`After ${to} `)),
      ).to.equal(true);
    }
  });

  it('lead to their own end', async () => {
    const chat = await versioned(MIDDLE);
    await goTo(chat, 'c');
    await turn(chat, 'c', 'b', 'previous');
    const view = scroller(chat);
    await until(() => {
      view.scrollTop = view.scrollHeight;
      return itemOf(chat, `After b ${MIDDLE.b}`);
    });
    expect(messages(chat).filter((message) => textIn(message).startsWith('After c'))).to.deep.equal([]);
    expect(messages(chat).at(-1)).to.include({
      ariaPosInSet: `${lengthWith(MIDDLE, 'b')}`,
      ariaSetSize: `${lengthWith(MIDDLE, 'b')}`,
    });
  });

  it('stay where they are at the end, too, whatever follows', async () => {
    const chat = await versioned(END);
    await until(() => inItem(itemOf(chat, 'Version c'), '.pager'));
    const {scrollHeight, clientHeight, scrollTop} = scroller(chat);
    expect(scrollHeight - clientHeight - scrollTop).to.be.below(1);
    await turn(chat, 'c', 'b', 'previous');
    await turn(chat, 'b', 'a', 'previous');
    expect(loaded(chat).length).to.equal(lengthWith(END, 'a'));
    await until(() => itemOf(chat, 'After a 1'));
    await turn(chat, 'a', 'b', 'next');
    expect(loaded(chat).length).to.equal(lengthWith(END, 'b'));
  });

  it('stay where they are when a short conversation becomes a long one', async () => {
    const chat = await versioned(SHORT);
    await until(() => inItem(itemOf(chat, 'Version c'), '.pager'));
    await turn(chat, 'c', 'b', 'previous');
    const item = itemOf(chat, 'Version b')!;
    const {bottom} = item.getBoundingClientRect();
    inItem(item, '.previous')!.click();
    const next = await until(() => itemOf(chat, 'Version a'));
    await until(() => focused() === inItem(next, '.previous'));
    await until(() => Math.abs(next.getBoundingClientRect().bottom - bottom) < 1.5);
    expect(loaded(chat).length).to.equal(lengthWith(SHORT, 'a'));
    await until(() => messages(chat).length < 60);
  });
});
