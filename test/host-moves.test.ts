import {expect, fixture, html} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {asked, make, posts} from './support/app.js';
import {
  answerTo,
  ask,
  clearStorage,
  connect,
  deep,
  deepAll,
  field,
  keys,
  messages,
  mount,
  next,
  open,
  panel,
  ready,
  textIn,
  texts,
  until,
} from './support/chat.js';
import type {EmulatorApp} from './support/emulator.js';
import {chatIn, site} from './support/site.js';

beforeEach(clearStorage);

const title = (chat: DifyChat) => deep(panel(chat), 'dify-chat-header', 'h2').textContent;

/** An answer that takes some seconds, and the chat in which it has begun. */
async function answering(options: Partial<DifyChat> = {}): Promise<{app: EmulatorApp; chat: DifyChat}> {
  const app = await make({name: 'One', tokensPerSecond: 30});
  const chat = await mount(app, options);
  chat.show();
  await ready(chat);
  await begin(chat);
  return {app, chat};
}

async function begin(chat: DifyChat): Promise<void> {
  await ask(chat, 'LONG');
  await until(() => messages(chat)[1] && textIn(messages(chat)[1]!));
}

/** The answer goes on, in the same element. */
async function goesOn(chat: DifyChat): Promise<void> {
  const before = textIn(messages(chat)[1]!).length;
  await until(() => textIn(messages(chat)[1]!).length > before + 20);
}

/** Every stream of the app was let go. */
const released = (app: EmulatorApp) =>
  until(async () => (await asked(app, '/chat-messages')).every(({aborted}) => aborted));

describe('a chat in the middle of an answer', () => {
  it('goes on when the page gets a new body that takes it along', async () => {
    const app = await make({tokensPerSecond: 30});
    const place = await site();
    const chat = await chatIn(place, app);
    await open(chat);
    await begin(chat);
    const body = place.document.createElement('body');
    body.append(chat);
    place.document.body.replaceWith(body);
    await goesOn(chat);
    expect(await posts(app)).to.equal(1);
    expect(place.errors).to.deep.equal([]);
  });

  it('lets go when its part of the page is written anew; the new one begins with what is known', async () => {
    const app = await make({tokensPerSecond: 30});
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.innerHTML = `<dify-chat open base-url="${app.webappUrl}" app-code="${app.siteCode}"></dify-chat>`;
    const chat = box.querySelector('dify-chat')!;
    await ready(chat);
    await begin(chat);
    const {innerHTML} = box;
    box.innerHTML = innerHTML;
    await released(app);
    const second = box.querySelector('dify-chat')!;
    expect(second).to.not.equal(chat);
    await until(() => messages(second).length === 2);
    expect(await posts(app)).to.equal(1);
  });

  it('is let go by removal; back again it has its conversation, and asks', async () => {
    const {app, chat} = await answering();
    const parent = chat.parentElement!;
    chat.remove();
    await released(app);
    parent.append(chat);
    await until(() => messages(chat).length === 2);
    await app.patch({tokensPerSecond: Infinity});
    await until(() => !panel(chat).shadowRoot!.textContent.includes('Looking'));
    expect((await answerTo(chat, 'ECHO again')).text).to.contain('again');
    expect(await posts(app)).to.equal(2);
  }).timeout(20_000);

  it('does not notice that a copy of it is made', async () => {
    const {app, chat} = await answering();
    const copy = document.importNode(chat, true);
    Object.assign(copy, connect(app, 'app-code'));
    chat.after(copy);
    await until(() => deepAll(copy, 'dify-chat-panel').length);
    await goesOn(chat);
    copy.remove();
    await goesOn(chat);
    expect(await posts(app)).to.equal(1);
  });

  it('goes on through mounting, unmounting and mounting in one go', async () => {
    const {app, chat} = await answering();
    const parent = chat.parentElement!;
    for (let i = 0; i < 3; i++) {
      chat.remove();
      await Promise.resolve();
      parent.append(chat);
    }
    await goesOn(chat);
    expect(await posts(app)).to.equal(1);
  });

  it('goes on when only looks, words and inputs change', async () => {
    const {app, chat} = await answering();
    Object.assign(chat, {
      theme: 'dark',
      placement: 'top-start',
      heading: 'Other',
      lang: 'zh-CN',
      imageOrigins: 'https://a.example',
    });
    await goesOn(chat);
    Object.assign(chat, {
      display: 'inline',
      inputs: {city: 'Ghent'},
      strings: {send: 'Go'},
      linkConfirm: true,
      noFeedback: true,
    });
    await goesOn(chat);
    chat.display = 'bubble';
    chat.hide();
    await chat.updateComplete;
    chat.show();
    await goesOn(chat);
    expect(await posts(app)).to.equal(1);
    expect((await asked(app, '/parameters')).length).to.equal(1);
  }).timeout(20_000);

  it('becomes another app’s, and nothing of the first comes after', async () => {
    const {app, chat} = await answering();
    const two = await make({name: 'Two'});
    Object.assign(chat, connect(two, 'app-code'));
    await until(() => title(chat) === 'Two');
    await released(app);
    expect(messages(chat)).to.have.length(0);
    expect((await answerTo(chat, 'ECHO of two')).text).to.contain('of two');
    await until(() => texts(chat)[1] === 'of two');
    expect(await posts(app)).to.equal(1);
  });

  it('becomes another visitor’s, who sees nothing of the first and has what is his when he is back', async () => {
    const {app, chat} = await answering({user: 'ann'});
    chat.user = 'bob';
    await released(app);
    await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '.welcome').length);
    expect(messages(chat)).to.have.length(0);
    await app.patch({tokensPerSecond: Infinity});
    await answerTo(chat, 'ECHO of bob');
    chat.user = 'ann';
    await until(() => messages(chat).length && texts(chat)[0] === 'LONG');
    chat.user = 'bob';
    await until(() => texts(chat)[1] === 'of bob');
    const users = (await asked(app, '/passport')).map(({query}) => query.user_id);
    expect(new Set(users)).to.deep.equal(new Set(['ann', 'bob']));
  }).timeout(20_000);

  it('asks as whom the page has just named, at once', async () => {
    const app = await make();
    const chat = await mount(app, {way: 'api-key', user: 'ann'});
    await open(chat);
    chat.user = 'bob';
    const ended = next(chat, 'dify-chat-message');
    expect(await chat.send('ECHO who am I')).to.be.true;
    await ended;
    expect((await asked(app, '/chat-messages')).map(({body}) => (body as {user: string}).user)).to.deep.equal(['bob']);
  });

  it('shows another conversation, and drops the rest of the former answer', async () => {
    const {app, chat} = await answering();
    const heard: string[] = [];
    chat.addEventListener('dify-chat-conversation-change', ({detail}) => heard.push(detail.conversationId));
    const {conversations} = await app.seed({
      user: 'ann',
      via: 'webapp',
      conversations: [{messages: [{query: 'earlier', answer: 'words'}]}],
    });
    chat.user = 'ann';
    chat.conversationId = conversations[0]!.id;
    await until(() => texts(chat).join() === 'earlier,words');
    chat.conversationId = '';
    await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '.welcome').length);
    expect(messages(chat)).to.have.length(0);
    expect(heard).to.deep.equal([]); // the page has set it itself
  });
});

describe('a way in of the page’s own', () => {
  it('may be a new function at each drawing: the chat stays, and the newest is asked', async () => {
    const app = await make({tokensPerSecond: 30});
    const calls: number[] = [];
    let drawing = 0;
    const authorize = () => {
      const mine = ++drawing;
      return () => {
        calls.push(mine);
        return {Authorization: `Bearer ${app.apiKey}`};
      };
    };
    const chat = await mount(app, {way: 'authorize', authorize: authorize()});
    await open(chat);
    await begin(chat);
    for (let i = 0; i < 5; i++) {
      chat.authorize = authorize();
      await chat.updateComplete;
    }
    await goesOn(chat);
    expect((await asked(app, '/parameters')).length).to.equal(1);
    expect(await posts(app)).to.equal(1);
    chat.stop();
    await until(async () => (await asked(app, '/stop')).length);
    expect(new Set(calls.slice(0, -1))).to.deep.equal(new Set([1]));
    expect(calls.at(-1)).to.equal(drawing);
  });

  it('that comes or goes makes it another chat', async () => {
    const app = await make({name: 'One'});
    const chat = await mount(app, {way: 'api-key'});
    await open(chat);
    await answerTo(chat, 'ECHO one');
    chat.authorize = () => ({Authorization: `Bearer ${app.apiKey}`});
    await until(async () => (await asked(app, '/parameters')).length === 2);
    Object.assign(chat, {authorize: undefined});
    await until(async () => (await asked(app, '/parameters')).length === 3);
    await ready(chat);
    expect((await answerTo(chat, 'ECHO two')).text).to.contain('two');
  });
});

describe('several chats of one page', () => {
  it('with one app and two visitors keep apart what they say and store', async () => {
    const app = await make();
    const users = ['ann', 'bob'] as const;
    const chats = await Promise.all(users.map((user) => mount(app, {user, display: 'inline'})));
    for (const chat of chats) await ready(chat);
    await Promise.all(chats.map((chat, index) => answerTo(chat, `ECHO of ${users[index]}`)));
    field(chats[0]!).value = 'draft of ann';
    field(chats[0]!).dispatchEvent(new Event('input'));
    dispatchEvent(new Event('pagehide'));
    for (const chat of chats) chat.remove();
    expect(keys().filter((key) => key.endsWith(':conversation'))).to.have.length(2);
    const again = await Promise.all(users.map((user) => mount(app, {user, display: 'inline'})));
    for (const [index, chat] of again.entries()) await until(() => texts(chat)[1] === `of ${users[index]}`);
    expect(again.map((chat) => field(chat).value)).to.deep.equal(['draft of ann', '']);
  });

  it('of one visitor answer each for itself', async () => {
    const app = await make();
    const [one, two] = [await mount(app, {display: 'inline'}), await mount(app, {display: 'inline'})];
    await ready(one);
    await ready(two);
    await Promise.all([answerTo(one, 'ECHO first'), answerTo(two, 'ECHO second')]);
    await until(() => texts(one)[1] === 'first' && texts(two)[1] === 'second');
    expect(await posts(app)).to.equal(2);
  });
});
