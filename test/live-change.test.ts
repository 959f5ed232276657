import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {asked, make, posts} from './support/app.js';
import {
  answerTo,
  ask,
  clearStorage,
  connect,
  deepAll,
  field,
  messages,
  mount,
  next,
  ready,
  textIn,
  texts,
  until,
} from './support/chat.js';
import type {EmulatorApp} from './support/emulator.js';
import {choose, file, inCards, taking} from './support/uploads.js';
import {goOffline, goOnline, noted, notes, OFFLINE, queries} from './support/unsent.js';
import {listening, records, talk, voiceApp} from './support/voice.js';

beforeEach(clearStorage);
afterEach(goOnline);

const EVENTS = ['event', 'message', 'error', 'conversation-change', 'send', 'feedback'] as const;

/** What the page hears from now on. */
function hear(chat: DifyChat): string[] {
  const heard: string[] = [];
  for (const name of EVENTS) chat.addEventListener(`dify-chat-${name}`, ({type}) => heard.push(type));
  return heard;
}

/** Each makes the chat another one. */
const CHANGES: Record<string, (chat: DifyChat, app: EmulatorApp, other: EmulatorApp) => void> = {
  user: (chat) => (chat.user = 'bob'),
  'app-code': (chat, _app, other) => (chat.appCode = other.siteCode),
  'base-url': (chat, app) => (chat.baseUrl = `${app.webappUrl}/`),
  'api-key': (chat, app, other) => Object.assign(chat, {...connect(app, 'api-key'), appCode: '', apiKey: other.apiKey}),
  storage: (chat) => (chat.storage = 'session'),
  'several at once': (chat, _app, other) =>
    Object.assign(chat, {...connect(other, 'app-code'), user: 'bob', theme: 'dark', inputs: {a: 1}}),
};

/** What goes on when that happens, in the words of the first visitor. */
const MOMENTS: Record<string, (chat: DifyChat, app: EmulatorApp) => Promise<unknown>> = {
  'an answer runs': async (chat) => {
    await ask(chat, 'LONG, says ann');
    await until(() => messages(chat).length === 4 && textIn(messages(chat)[3]!));
  },
  'an answer waits for its headers': async (chat, app) => {
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: 'no-headers'}});
    await ask(chat, 'ECHO of ann');
    await until(async () => (await posts(app)) === 2);
  },
  'a question counts down': async (chat, app) => {
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: 'busy'}});
    await ask(chat, 'ECHO of ann');
    await until(() => deepAll(messages(chat).at(-1)!, '.note').length);
  },
};

describe('another visitor or another app', () => {
  for (const [moment, begin] of Object.entries(MOMENTS)) {
    for (const [name, change] of Object.entries(CHANGES)) {
      it(`begins afresh while ${moment}: ${name}`, async () => {
        const app = await make({tokensPerSecond: 40});
        const other = await make();
        const chat = await mount(app, {user: 'ann', open: true});
        await ready(chat);
        await answerTo(chat, 'ECHO first of ann');
        await begin(chat, app);
        field(chat).value = 'draft of ann';
        field(chat).dispatchEvent(new Event('input', {bubbles: true}));
        const heard = hear(chat);
        change(chat, app, other);
        await chat.updateComplete;
        await until(
          () => messages(chat).length === 0 && deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '.welcome').length,
        );
        expect(field(chat).value).to.equal('');
        // What the former one left open ends, and nobody hears of it.
        await until(async () =>
          (await asked(app, '/chat-messages'))
            .slice(1)
            .every(({aborted, body}) => aborted || !(body as {query: string}).query.startsWith('LONG')),
        );
        expect(heard).to.deep.equal([]);
        await app.patch({tokensPerSecond: Infinity});
        const {text} = await answerTo(chat, 'ECHO second');
        expect(text).to.equal('second');
        const asks = [app, other].map((one) => asked(one, '/chat-messages'));
        const bodies = (await Promise.all(asks))
          .flat()
          .map(({body}) => body as {query: string; conversation_id: string});
        const second = bodies.filter(({query}) => !query.includes('ann'));
        expect(second).to.have.length(1);
        expect(second[0]).to.include({query: 'ECHO second', conversation_id: ''});
        expect(JSON.stringify(second)).to.not.match(/(?:of|says) ann/);
        // Only what had left before: nothing was sent once more.
        expect(bodies).to.have.length(3);
        expect(texts(chat).join()).to.not.contain('of ann');
      }).timeout(30_000);
    }
  }

  it('gets nothing of a question that waits for a network, which goes out when the first one is back', async () => {
    const app = await make();
    const chat = await mount(app, {user: 'ann', open: true});
    await ready(chat);
    await answerTo(chat, 'ECHO first');
    await goOffline(chat);
    await ask(chat, 'ECHO of ann');
    await noted(chat, OFFLINE);
    chat.user = 'bob';
    await goOnline();
    await ready(chat);
    await answerTo(chat, 'ECHO of bob');
    expect(notes(chat)).to.deep.equal([]);
    expect(await queries(app)).to.deep.equal(['ECHO first', 'ECHO of bob']);
    chat.user = 'ann';
    await until(() => texts(chat).at(-1) === 'of ann', 15_000);
    expect(await queries(app)).to.deep.equal(['ECHO first', 'ECHO of bob', 'ECHO of ann']);
  }).timeout(40_000);

  it('gets neither files on their way nor a message that waits for them', async () => {
    const {app, chat} = await taking({}, {user: 'ann'});
    await app.fault({match: {path: '/files/upload$'}, fault: {hang: true}});
    choose(chat, file('of-ann.txt'));
    await until(() => inCards(chat, '.card').length === 1);
    await ask(chat, 'ECHO of ann');
    chat.user = 'bob';
    await until(() => field(chat).value === '' && inCards(chat, '.card').length === 0);
    await until(async () =>
      (await asked(app, '/files/upload')).every(({method, aborted}) => method !== 'POST' || aborted),
    );
    await answerTo(chat, 'ECHO of bob');
    expect(await queries(app)).to.deep.equal(['ECHO of bob']);
  }).timeout(20_000);

  it('does not hear what the first one was saying', async () => {
    const app = await voiceApp({transcription: 'of ann'});
    const chat = await listening(app, {user: 'ann'});
    await talk(chat);
    chat.user = 'bob';
    await until(() => !records(chat));
    await ready(chat);
    await answerTo(chat, 'Hello');
    expect(await asked(app, '/audio-to-text')).to.deep.equal([]);
    expect(field(chat).value).to.equal('');
  }).timeout(20_000);

  it('is meant by what the page asks for in the same breath', async () => {
    const app = await make();
    const chat = await mount(app, {user: 'bob', open: true});
    await ready(chat);
    await answerTo(chat, 'ECHO of bob');
    chat.user = 'ann';
    await ready(chat);
    await answerTo(chat, 'ECHO of ann');
    chat.user = 'bob';
    chat.newConversation();
    await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '.welcome').length);
    await answerTo(chat, 'ECHO again');
    const last = (await asked(app, '/chat-messages')).at(-1)!;
    expect(last.body).to.include({query: 'ECHO again', conversation_id: ''});
    chat.user = 'ann';
    await until(() => texts(chat).join() === 'ECHO of ann,of ann');
  }).timeout(20_000);
});

describe('settings of the page in the middle of an answer', () => {
  it('show another conversation, while the answer goes on for the one it belongs to', async () => {
    const app = await make({tokensPerSecond: 60});
    const chat = await mount(app, {user: 'ann', open: true});
    await ready(chat);
    await answerTo(chat, 'ECHO one');
    const session = chat.shadowRoot!.querySelector('dify-chat-panel')!.session;
    const first = session.state.get().conversationId;
    await ask(chat, 'LONG');
    await until(() => messages(chat)[3] && textIn(messages(chat)[3]!));
    const ended = new Promise<string>((resolve) =>
      chat.addEventListener('dify-chat-message', ({detail}) => resolve(detail.message.status), {once: true}),
    );
    const {conversations} = await app.seed({
      user: 'ann',
      via: 'webapp',
      conversations: [{messages: [{query: 'earlier', answer: 'words'}]}],
    });
    chat.conversationId = conversations[0]!.id;
    await until(() => texts(chat).join() === 'earlier,words');
    await app.patch({tokensPerSecond: Infinity});
    expect(await ended).to.equal('done');
    expect(texts(chat).join()).to.equal('earlier,words');
    chat.conversationId = first;
    await until(() => messages(chat).length === 4 && textIn(messages(chat)[3]!).length > 100);
    expect(await posts(app)).to.equal(2);
  }).timeout(20_000);

  it('send other inputs with the next question only', async () => {
    const app = await make({tokensPerSecond: 60});
    const chat = await mount(app, {user: 'ann', open: true, inputs: {city: 'Ghent'}});
    await ready(chat);
    const first = next(chat, 'dify-chat-message');
    await ask(chat, 'ECHO so many words that they take a while to come, one after the other');
    await until(() => messages(chat)[1] && textIn(messages(chat)[1]!));
    chat.inputs = {city: 'Bruges'};
    await first;
    await answerTo(chat, 'ECHO two');
    const cities = (await asked(app, '/chat-messages')).map(({body}) => (body as {inputs: {city: string}}).inputs.city);
    expect(cities).to.deep.equal(['Ghent', 'Bruges']);
  }).timeout(20_000);

  it('leave a question that waits for a network as it was sent, in another language', async () => {
    const app = await make();
    const chat = await mount(app, {user: 'ann', open: true, inputs: {city: 'Ghent'}});
    await ready(chat);
    await goOffline(chat);
    await ask(chat, 'ECHO one');
    await noted(chat, OFFLINE);
    Object.assign(chat, {lang: 'zh-CN', inputs: {city: 'Bruges'}, theme: 'dark', display: 'inline'});
    await noted(chat, '您已离线');
    await goOnline();
    await until(() => texts(chat)[1] === 'one');
    expect((await asked(app, '/chat-messages'))[0]!.body).to.deep.include({query: 'ECHO one', inputs: {city: 'Ghent'}});
  });

  it('have the last words, however fast they change', async () => {
    const app = await make();
    const chat = await mount(app, {open: true});
    await ready(chat);
    chat.strings = {placeholder: 'First'};
    await chat.updateComplete;
    chat.strings = {};
    await chat.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(field(chat).placeholder).to.not.equal('First');
  });
});

describe('a chat whose page sets it up late', () => {
  it('is what was said last, and asks for nothing as somebody else', async () => {
    const app = await make();
    const chat = document.createElement('dify-chat');
    document.body.append(chat);
    after(() => chat.remove());
    await chat.updateComplete;
    chat.open = true;
    await chat.updateComplete;
    Object.assign(chat, connect(app, 'api-key'));
    await Promise.resolve();
    chat.user = 'ann';
    await ready(chat);
    await answerTo(chat, 'ECHO one');
    const users = (await app.requests()).map(({query, body}) => query.user ?? (body as {user?: string} | null)?.user);
    expect(users.at(-1)).to.equal('ann');
  });
});
