import {expect} from '@open-wc/testing';
import {make, posts} from '../support/app.js';
import {ask, clearStorage, deepAll, field, keys, messages, mount, next, textIn, until} from '../support/chat.js';
import {STREAM, WORDS} from '../support/survive.js';

beforeEach(clearStorage);

const options = {user: 'ann-who-comes-back', display: 'inline'} as const;

describe('<dify-chat> and an answer that breaks off', () => {
  it('shows that something is missing, to screen readers too, until the end is there', async () => {
    const app = await make({mode: 'advanced-chat', tokensPerSecond: 20}, '1.14');
    await app.fault({match: STREAM, fault: {cut: {frame: 8, how: 'reset'}}});
    const chat = await mount(app, options);
    const long = Array(6).fill(WORDS).join(' ');
    const ended = next(chat, 'dify-chat-message');
    await until(() => field(chat));
    await ask(chat, `ECHO ${long}`);
    const gap = await until(
      () => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', 'dify-chat-message', 'dify-chat-part', '.gap')[0],
    );
    await until(() => gap.textContent.includes('Some words are missing here.'));
    expect(gap.querySelector('[aria-hidden]')!.textContent).to.equal('…');
    const {detail} = await ended;
    expect(detail.message.status).to.equal('done');
    await chat.updateComplete;
    await until(() => textIn(messages(chat).at(-1)!) === long);
    expect(await posts(app)).to.equal(1);
  }).timeout(30_000);

  for (const at of [2, 30, 90]) {
    it(`goes on after a reload when ${at} characters were there`, async () => {
      const app = await make({mode: 'advanced-chat', tokensPerSecond: 30}, '1.14');
      const chat = await mount(app, options);
      await until(() => field(chat));
      await ask(chat, `ECHO ${WORDS} ${WORDS}`);
      await until(() => textIn(messages(chat).at(-1)!).length > at);
      chat.remove();
      const again = await mount(app, options);
      const {detail} = await next(again, 'dify-chat-message');
      expect(detail.message.status).to.equal('done');
      await until(() => textIn(messages(again).at(-1)!) === `${WORDS} ${WORDS}`);
      expect(messages(again)).to.have.length(2);
      expect(await posts(app)).to.equal(1);
      await until(() => !keys().some((key) => key.endsWith(':answers')));
    });
  }

  it('keeps nothing of it where nothing is to be kept', async () => {
    const app = await make({mode: 'advanced-chat', tokensPerSecond: 30}, '1.14');
    const chat = await mount(app, {...options, storage: 'none'});
    await until(() => field(chat));
    const ended = next(chat, 'dify-chat-message');
    await ask(chat, `ECHO ${WORDS}`);
    await until(() => textIn(messages(chat).at(-1)!).length > 20);
    dispatchEvent(new Event('pagehide'));
    expect(keys().concat(keys(sessionStorage))).to.deep.equal([]);
    await ended;
  });

  it('looks at once when the page comes back from the cache', async () => {
    const app = await make({mode: 'advanced-chat'}, '1.14');
    await app.fault({match: STREAM, fault: {silence: {frame: 6}}});
    const chat = await mount(app, options);
    const ended = next(chat, 'dify-chat-message');
    await until(() => field(chat));
    await ask(chat, `ECHO ${WORDS}`);
    await until(() => keys().some((key) => key.endsWith(':answers')));
    dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    expect((await ended).detail.text.trim()).to.equal(WORDS);
  });
});
