import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {asked, make} from './support/app.js';
import {
  answerTo,
  ask,
  clearStorage,
  deepAll,
  field,
  focused,
  messages,
  mount,
  next,
  open,
  sendButton,
  texts,
  until,
} from './support/chat.js';
import {editField, reload, saveButton} from './support/question.js';
import {
  begun,
  goOffline,
  goOnline,
  noted,
  notes,
  OFFLINE,
  pressUnsent,
  queries,
  stored,
  waiting,
} from './support/unsent.js';

beforeEach(clearStorage);
afterEach(goOnline);

const type = (chat: DifyChat, text: string) => {
  field(chat).value = text;
  field(chat).dispatchEvent(new Event('input', {bubbles: true}));
};

describe('a question without a network', () => {
  it('waits where everybody sees it, and goes out once when the network is back', async () => {
    const {app, chat} = await waiting();
    expect(texts(chat)[2]).to.equal('ECHO one');
    await goOnline();
    await until(() => texts(chat)[3]?.includes('one'));
    expect(notes(chat)).to.deep.equal([]);
    expect(messages(chat)).to.have.length(4);
    await until(() => stored().length === 0);
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO one']);
  });

  it('begins a conversation when the network is back', async () => {
    const app = await make();
    const chat = await mount(app, {way: 'api-key'});
    await open(chat);
    await goOffline(chat);
    await ask(chat, 'ECHO one');
    await noted(chat, OFFLINE);
    const changed = next(chat, 'dify-chat-conversation-change');
    await goOnline();
    expect((await changed).detail.conversationId).to.not.equal('');
    await until(() => texts(chat)[1]?.includes('one'));
    expect(await queries(app)).to.deep.equal(['ECHO one']);
  });

  it('is sent at once where the browser is wrong about the network', async () => {
    const {app, chat} = await begun();
    Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => false});
    try {
      await answerTo(chat, 'ECHO one');
    } finally {
      delete (navigator as {onLine?: boolean}).onLine;
    }
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO one']);
  });

  it('does not go out when the visitor has cancelled it, but can still be sent', async () => {
    const {app, chat} = await begun();
    const looks = (await asked(app, '/parameters')).length;
    await goOffline(chat);
    await ask(chat, 'ECHO one');
    await noted(chat, OFFLINE);
    await pressUnsent(chat, 'cancel');
    await noted(chat, 'Not sent.');
    await until(() => focused()?.className === 'send');
    expect(stored()).to.deep.equal([]);
    await goOnline();
    await until(() => navigator.onLine);
    await answerTo(chat, 'ECHO two');
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO two']);
    // Nobody waits, so nobody has looked whether Dify is there.
    expect(await asked(app, '/parameters')).to.have.length(looks);
    const answered = next(chat, 'dify-chat-message');
    await pressUnsent(chat, 'send');
    await answered;
    await until(
      () => texts(chat).filter((text) => text === 'ECHO one').length === 1 && texts(chat).at(-1)?.includes('one'),
    );
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO two', 'ECHO one']);
  });

  it('is cancelled by Stop, too', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await goOffline(chat);
    await ask(chat, 'ECHO one');
    await noted(chat, OFFLINE);
    const ended = next(chat, 'dify-chat-message');
    sendButton(chat).click();
    expect((await ended).detail.message.status).to.equal('stopped');
    await noted(chat, 'Not sent.');
  });

  it('comes back to where the visitor writes when he wants to change it', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await goOffline(chat);
    await ask(chat, 'ECHO one');
    await noted(chat, OFFLINE);
    await pressUnsent(chat, 'edit');
    await until(() => field(chat).value === 'ECHO one' && messages(chat).length === 0);
    expect(focused()).to.equal(field(chat));
    expect(stored()).to.deep.equal([]);
    await goOnline();
    await answerTo(chat, 'ECHO other');
    expect(await queries(app)).to.deep.equal(['ECHO other']);
  });

  it('is changed in its place while something else stands there, and does not go meanwhile', async () => {
    const {app, chat} = await waiting();
    type(chat, 'a draft');
    await pressUnsent(chat, 'edit');
    const input = await until(() => editField(chat, -1));
    expect(input.value).to.equal('ECHO one');
    await until(() => focused() === input);
    input.value = 'ECHO better';
    input.dispatchEvent(new Event('input', {bubbles: true}));
    await goOnline();
    await until(() => navigator.onLine);
    // A question of the network: the chat has looked, and could send.
    await until(async () => (await app.requests()).at(-1)?.path.endsWith('/parameters'));
    expect(await queries(app)).to.deep.equal(['ECHO zero']);
    (await until(() => !saveButton(chat, -1).disabled && saveButton(chat, -1))).click();
    await until(() => texts(chat)[3]?.includes('better'));
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO better']);
    expect(field(chat).value).to.equal('a draft');
  });

  it('holds the next one back, whose words stay where they are', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await goOffline(chat);
    await ask(chat, 'ECHO one');
    await noted(chat, OFFLINE);
    type(chat, 'ECHO two');
    field(chat).dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true}));
    expect(field(chat).value).to.equal('ECHO two');
    expect(await chat.send('ECHO three')).to.equal(false);
    await goOnline();
    await until(() => texts(chat)[1]?.includes('one'));
    expect(await queries(app)).to.deep.equal(['ECHO one']);
    expect(field(chat).value).to.equal('ECHO two');
  });

  it('goes out from several conversations, each once', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO first');
    await until(() => chat.conversationId || true);
    await goOffline(chat);
    await ask(chat, 'ECHO one');
    await noted(chat, OFFLINE);
    chat.newConversation();
    await until(() => messages(chat).length === 0);
    await ask(chat, 'ECHO two');
    await noted(chat, OFFLINE);
    // A second new one would hide the first: it is shown instead.
    chat.newConversation();
    await until(() => texts(chat)[0] === 'ECHO two');
    await goOnline();
    await until(() => texts(chat)[1]?.includes('two'));
    await until(async () => (await queries(app)).length === 3);
    expect((await queries(app)).sort()).to.deep.equal(['ECHO first', 'ECHO one', 'ECHO two']);
    await until(() => stored().length === 0);
  });

  it('is told to a screen reader once', async () => {
    const {chat} = await begun();
    const heard: string[] = [];
    const region = await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '[role=status]').at(-1));
    const watch = new MutationObserver(() => region.textContent && heard.push(region.textContent));
    watch.observe(region, {childList: true, characterData: true, subtree: true});
    await goOffline(chat);
    await ask(chat, 'ECHO one');
    await until(() => heard.some((text) => text.includes(OFFLINE)));
    await goOnline();
    await until(() => heard.some((text) => text.includes('End of the answer')));
    watch.disconnect();
    expect(heard.filter((text) => text.includes(OFFLINE))).to.have.length(1);
  });

  it('is still there after a reload, and then goes out once', async () => {
    const {app, chat} = await waiting();
    const again = await reload(chat, app);
    await noted(again, OFFLINE, 15_000);
    expect(field(again).value).to.equal('');
    await goOnline();
    await until(() => texts(again).at(-1)?.includes('one') && texts(again).length === 4, 15_000);
    expect(texts(again)[2]).to.equal('ECHO one');
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO one']);
    expect(stored()).to.deep.equal([]);
  }).timeout(40_000);
});
