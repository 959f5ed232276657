import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {setOffline} from './support/commands.js';
import {
  answerTo,
  ask,
  clearStorage,
  connect,
  deep,
  deepAll,
  field,
  focused,
  messages,
  mount,
  notice,
  open,
  retry,
  sendButton,
  texts,
  until,
  welcome,
} from './support/chat.js';
import {asked, make, posts} from './support/app.js';
import type {EmulatorApp} from './support/emulator.js';
import {goOffline, noted, pressUnsent} from './support/unsent.js';
import {everythingIn} from './support/visible.js';

beforeEach(clearStorage);

const send = {method: 'POST', path: '/chat-messages$'};
const button = (chat: DifyChat) => deepAll<HTMLButtonElement>(notice(chat), 'button')[0];

/** An open chat whose next question is refused so. */
async function refused(app: EmulatorApp, fault: Record<string, unknown>, options: Parameters<typeof mount>[1] = {}) {
  const chat = await mount(app, options);
  await open(chat);
  await app.fault({match: send, fault});
  expect((await answerTo(chat, 'ECHO one')).message.status).to.equal('failed');
  await until(() => notice(chat));
  return chat;
}

/** What the page's console was told. */
function console_(): string[] {
  const said: string[] = [];
  const own = console.warn;
  console.warn = (...words: unknown[]) => said.push(words.join(' '));
  after(() => (console.warn = own));
  return said;
}

describe('credentials that are refused in the middle of a session', () => {
  it('are renewed once for all calls at the same time, and the message goes out as if nothing had been', async () => {
    const app = await make();
    let asks = 0;
    let token = app.apiKey;
    const authorize = async () => {
      asks++;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return {Authorization: `Bearer ${token}`};
    };
    const chat = await mount(app, {...connect(app, 'authorize'), authorize});
    await open(chat);
    await app.fault({match: send, fault: {preset: '401'}});
    asks = 0;
    token = app.apiKey;
    expect((await answerTo(chat, 'ECHO one')).message.status).to.equal('done');
    expect(asks).to.equal(2);
    expect(await posts(app)).to.equal(2);
  });

  it('and stay so: said in words, with a way on, without a loop; nothing typed is lost', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await app.fault({match: send, fault: {preset: '401'}, times: 2});
    field(chat).value = 'ECHO one';
    expect((await answerTo(chat, 'ECHO one')).message.status).to.equal('failed');
    await until(() => notice(chat).textContent.includes('Your access has expired'));
    expect(await posts(app)).to.equal(2);
    expect(texts(chat)[0]).to.equal('ECHO one');
    field(chat).value = 'and this';
    field(chat).dispatchEvent(new Event('input'));
    retry(chat);
    await until(() => texts(chat)[1]?.includes('one'));
    expect(field(chat).value).to.equal('and this');
    expect(messages(chat)).to.have.length(2);
  });
});

describe('one question too many', () => {
  it('counts down and is sent again, while Stop is at hand', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await app.fault({match: send, fault: {preset: 'busy'}});
    await ask(chat, 'ECHO my turn');
    await until(() => /Trying again in \d second/.test(deep(messages(chat)[1]!, '.note').textContent));
    expect(sendButton(chat).ariaLabel).to.equal('Stop');
    await until(() => texts(chat)[1]?.includes('my turn'));
    expect(everythingIn(chat)).to.not.contain('maximum concurrent');
  });
});

describe('what only the owner of the app can mend', () => {
  for (const [what, status, code] of [
    ['no credentials for the model', 400, 'provider_not_initialize'],
    ['no quota', 400, 'provider_quota_exceeded'],
    ['the app is off', 403, 'forbidden'],
  ] as const) {
    it(`has words and no button: ${what}`, async () => {
      const said = console_();
      const secret = `Incorrect API key provided: sk-abcdef123456 (${code})`;
      const app = await make();
      const chat = await refused(app, {status, body: {code, message: secret, status}});
      await until(() => notice(chat).textContent.trim());
      expect(button(chat)).to.equal(undefined);
      expect(everythingIn(chat)).to.not.match(/sk-|API key|provided/);
      expect(await posts(app)).to.equal(1);
      await until(() => said.length);
      expect(said.join()).to.contain(`Incorrect API key provided: … (${code})`).and.not.contain('sk-');
    });
  }
});

describe('a conversation that takes no more', () => {
  for (const [what, fault] of [
    ['it has ended', {preset: 'conversation-completed'}],
    ['it is gone', {preset: '404'}],
    ['the message is not accepted', {preset: '400'}],
  ] as const) {
    it(`offers a new one, with the question as the draft: ${what}`, async () => {
      const app = await make();
      const chat = await refused(app, fault);
      field(chat).value = 'and more';
      field(chat).dispatchEvent(new Event('input'));
      await until(() => button(chat)?.textContent.trim() === 'New conversation');
      button(chat)!.focus();
      button(chat)!.click();
      await until(() => welcome(chat));
      await until(() => field(chat).value === 'ECHO one\nand more');
      await until(() => focused() === field(chat));
      expect(await posts(app)).to.equal(1);
    });
  }
});

describe('a chat that cannot be reached', () => {
  it('says so, tells the page’s owner once where to look, and is there after a retry', async () => {
    const said = console_();
    const app = await make();
    await app.fault({match: {path: '/(parameters|site|passport)$'}, fault: {cors: false}, times: 12});
    const chat = await mount(app, {display: 'inline'});
    const card = await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '[role=alert] .notice')[0]);
    await until(() => card.textContent.includes('cannot be reached'));
    await until(() => said.length);
    expect(said.filter((text) => text.includes('network_error'))).to.have.length(1);
    expect(said.join()).to.match(/CORS/).and.contain(new URL(app.serviceUrl).origin);
    await until(async () => {
      deepAll<HTMLButtonElement>(chat, 'dify-chat-panel', 'dify-chat-thread', '.notice button')[0]?.click();
      return deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '.welcome').length > 0;
    }, 20_000);
  }).timeout(40_000);
});

describe('a question without a network', () => {
  afterEach(() => setOffline(false));

  it('is said at once to be not sent, stays, and goes out once on request', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO zero');
    await goOffline(chat);
    await ask(chat, 'ECHO one');
    await noted(chat, 'Not sent', 5000);
    expect(texts(chat)[2]).to.equal('ECHO one');
    await pressUnsent(chat, 'cancel');
    await setOffline(false);
    await pressUnsent(chat, 'send');
    await until(() => texts(chat)[3]?.includes('one'));
    expect(messages(chat)).to.have.length(4);
    expect((await asked(app, '/chat-messages')).map(({body}) => (body as {query: string}).query)).to.deep.equal([
      'ECHO zero',
      'ECHO one',
    ]);
  });
});
