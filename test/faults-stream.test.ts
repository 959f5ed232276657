import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {
  answerTo,
  ask,
  clearStorage,
  deep,
  deepAll,
  field,
  messages,
  mount,
  next,
  notice,
  open,
  sendButton,
  textIn,
  texts,
  until,
} from './support/chat.js';
import {asked, make, posts} from './support/app.js';
import type {AppConfig, Era} from './support/emulator.js';
import {everythingIn} from './support/visible.js';

beforeEach(clearStorage);

const send = {method: 'POST', path: '/chat-messages$'};

/** An open chat whose next answer suffers. */
async function suffering(fault: Record<string, unknown>, config: Partial<AppConfig> = {}, era: Era = 'newest') {
  const app = await make(config, era);
  const chat = await mount(app);
  await open(chat);
  await app.fault({match: send, fault});
  return {app, chat};
}

const note = (chat: DifyChat) => deep(messages(chat).at(-1)!, '.note');

describe('an odd stream', () => {
  for (const preset of ['cr', 'array-event', 'number-event', 'wrong-types', 'error-after-end', 'idle-open', 'drip']) {
    it(`gives the same text: ${preset}`, async () => {
      const {app, chat} = await suffering({preset});
      const {message, text} = await answerTo(chat, 'ECHO Grüße 你好');
      expect(message.status).to.equal('done');
      expect(text).to.equal('Grüße 你好');
      await until(() => sendButton(chat).getAttribute('aria-label') === 'Send');
      expect(await posts(app)).to.equal(1);
    });
  }

  it('of 20,000 pieces of one character is complete', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    const {message, text} = await answerTo(chat, 'CHARS:20000');
    expect(message.status).to.equal('done');
    expect(text).to.have.length(20_000);
    await until(() => textIn(messages(chat)[1]!).length > 19_000);
  }).timeout(60_000);
});

describe('an error in the stream', () => {
  it('that comes first: words, and a retry', async () => {
    const {chat} = await suffering({preset: 'error-first'});
    expect((await answerTo(chat, 'ECHO one')).message.status).to.equal('failed');
    await until(() => notice(chat).textContent.includes('The AI model did not answer'));
    expect(deep(notice(chat), 'button').textContent).to.contain('Try again');
    expect(everythingIn(chat)).to.not.contain('[demo]');
  });

  it('that comes in the middle: what arrived stays above the words', async () => {
    const {chat} = await suffering({preset: 'error-mid'});
    expect((await answerTo(chat, 'LONG')).message.status).to.equal('failed');
    await until(() => notice(chat));
    expect(texts(chat)[1]).to.have.length.above(3);
    expect(everythingIn(chat)).to.not.contain('[demo]');
  });

  for (const era of ['1.12', '1.14'] as const) {
    it(`of a chatflow that failed after it had spoken: what it said stays: ${era}`, async () => {
      const app = await make({mode: 'advanced-chat'}, era);
      const chat = await mount(app);
      await open(chat);
      expect((await answerTo(chat, 'ERRORMID')).message.status).to.equal('failed');
      await until(() => /could not finish|went wrong/.test(notice(chat).textContent));
      expect(everythingIn(chat)).to.not.match(/InvokeError|Run failed/);
    });
  }
});

describe('an answer that is none', () => {
  for (const preset of ['html-200', '204', 'empty-200', '502', '503', '504', 'null-body', 'redirect']) {
    it(`is said in words, and nothing of it is shown: ${preset}`, async () => {
      const {app, chat} = await suffering({preset});
      expect((await answerTo(chat, 'ECHO one')).message.status).to.equal('failed');
      await until(() => notice(chat).textContent.trim());
      expect(everythingIn(chat)).to.not.match(/Wi-Fi|nginx|Fault|<|\bnull\b|Internal Server|\d{3}\b/);
      deep(notice(chat), 'button').click();
      await until(() => texts(chat)[1]?.includes('one'));
      expect(texts(chat)[0]).to.equal('ECHO one');
      expect((await posts(app)) - 1).to.be.at.most(1);
    }).timeout(60_000);
  }
});

describe('waiting', () => {
  it('for 15 seconds is explained, and can be stopped', async () => {
    const {chat} = await suffering({preset: 'no-headers'});
    await ask(chat, 'ECHO one');
    field(chat).value = 'meanwhile';
    field(chat).dispatchEvent(new Event('input'));
    await until(() => note(chat).textContent === 'Still working…', 20_000);
    expect(deepAll(messages(chat).at(-1)!, '.notice')).to.have.length(0);
    sendButton(chat).click();
    await until(() => notice(chat).textContent.includes('You stopped this answer.'));
    expect(deep(notice(chat), 'button').textContent).to.contain('Ask again');
    expect([texts(chat)[0], field(chat).value]).to.deep.equal(['ECHO one', 'meanwhile']);
  }).timeout(30_000);

  it('for a worker is explained, and can be stopped', async () => {
    const {chat} = await suffering({}, {mode: 'advanced-chat', queueMs: 40_000}, '1.13');
    await ask(chat, 'ECHO one');
    await until(() => note(chat).textContent.includes('has not started yet'), 20_000);
    expect(deepAll(messages(chat).at(-1)!, '.notice')).to.have.length(0);
    sendButton(chat).click();
    await until(() => notice(chat).textContent.includes('You stopped this answer.'));
    expect(texts(chat)[0]).to.equal('ECHO one');
  }).timeout(30_000);
});

describe('an answer that waits for an input', () => {
  it('shows what is asked, and does not hold up the next question', async () => {
    const app = await make({mode: 'advanced-chat', graph: 'cf-human'}, '1.14');
    const chat = await mount(app);
    await open(chat);
    expect((await answerTo(chat, 'ECHO one')).message.status).to.equal('paused');
    await until(
      () => deepAll(messages(chat).at(-1)!, 'dify-chat-part', 'dify-chat-human-input', '.buttons button').length,
    );
    await ask(chat, 'ECHO two');
    await until(() => messages(chat).length === 4);
  });
});

describe('a stop that Dify ignores', () => {
  it('freezes the text within 100 ms all the same, is posted once, and for the right user', async () => {
    const app = await make({tokensPerSecond: 50});
    const chat = await mount(app, {way: 'api-key', user: 'ann'});
    await open(chat);
    await app.fault({match: send, fault: {preset: 'stop-ignored'}});
    await ask(chat, 'LONG');
    await until(() => messages(chat)[1] && textIn(messages(chat)[1]!).length > 20);
    const ended = next(chat, 'dify-chat-message');
    const pressed = performance.now();
    sendButton(chat).click();
    const {text} = (await ended).detail;
    expect(performance.now() - pressed).to.be.below(100);
    await until(async () => (await app.requests()).some(({aborted}) => aborted), 15_000);
    const [stop, ...others] = await asked(app, '/stop');
    expect(stop).to.include({user: 'ann'});
    expect(others).to.have.length(0);
    expect((await answerTo(chat, 'ECHO next')).text).to.contain('next');
    expect(textIn(messages(chat)[1]!).replace(/\s+/g, '')).to.have.length.at.most(text.length);
  }).timeout(30_000);
});
