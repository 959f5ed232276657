import {expect, fixture, html} from '@open-wc/testing';

import '../src/index.js';
import type {DifyChat} from '../src/index.js';

import {
  answerTo,
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
  until,
} from './support/chat.js';
import {asked, make, posts} from './support/app.js';

beforeEach(clearStorage);

describe('<dify-chat> and its page', () => {
  it('lets the page edit or prevent a question', async () => {
    const app = await make();
    const chat = await mount(app, {display: 'inline', inputs: {city: 'Ghent'}});
    await ready(chat);
    chat.addEventListener('dify-chat-send', (event) => {
      if (event.detail.query === 'never') event.preventDefault();
      event.detail.query = 'ECHO edited';
    });
    expect(await chat.send('never')).to.be.false;
    const ended = next(chat, 'dify-chat-message');
    expect(await chat.send('ECHO plain')).to.be.true;
    expect((await ended).detail.text).to.contain('edited');
    const sent = (await asked(app, '/chat-messages'))[0]?.body as {inputs: object};
    expect(sent.inputs).to.deep.equal({city: 'Ghent'});
  });

  it('tells the page what happens, in order', async () => {
    const app = await make();
    const chat = await mount(app);
    const seen: string[] = [];
    for (const type of [
      'dify-chat-ready',
      'dify-chat-send',
      'dify-chat-conversation-change',
      'dify-chat-message',
      'dify-chat-event',
    ] as const) {
      document.addEventListener(type, () => seen.at(-1) !== type && seen.push(type), {
        once: type !== 'dify-chat-event',
      });
    }
    await open(chat);
    await answerTo(chat, 'ECHO hello');
    expect(seen).to.deep.equal(
      [
        'dify-chat-ready',
        'dify-chat-send',
        'dify-chat-event',
        'dify-chat-conversation-change',
        'dify-chat-event',
        'dify-chat-message',
      ].filter((type, i, all) => all.indexOf(type) === i || i > 3),
    );
  });

  it('keeps a draft over a reload, and gives it up when it is sent', async () => {
    const app = await make();
    const chat = await mount(app, {display: 'inline'});
    await ready(chat);
    field(chat).value = 'half a thought';
    field(chat).dispatchEvent(new Event('input'));
    dispatchEvent(new Event('pagehide'));
    chat.remove();
    const again = await mount(app, {display: 'inline'});
    await until(() => field(again).value === 'half a thought');
    await answerTo(again, 'ECHO sent');
    await until(() => !keys().some((key) => key.endsWith(':drafts')));
  });

  it('stores neither keys nor answers, and forgets all on request', async () => {
    const app = await make();
    const chat = await mount(app, {way: 'api-key'});
    await open(chat);
    await answerTo(chat, 'ECHO secret answer');
    const stored = JSON.stringify(localStorage);
    expect(stored).to.not.contain(app.apiKey);
    expect(stored).to.not.contain('secret answer');
    expect(keys()).to.have.length.above(1);
    chat.forget();
    const left = keys();
    expect(left.filter((key) => !key.endsWith(':user'))).to.deep.equal([]);
  });

  it('leaves nothing behind with storage="none"', async () => {
    const app = await make();
    const chat = await mount(app, {storage: 'none'});
    await open(chat);
    await answerTo(chat, 'ECHO one');
    expect(keys()).to.deep.equal([]);
  });

  it('ignores stored values that are not what they should be', async () => {
    const app = await make();
    const first = await mount(app);
    await open(first);
    await answerTo(first, 'ECHO one');
    first.remove();
    for (const key of keys()) localStorage.setItem(key, '<img src=x onerror=alert(1)>../../{"__proto__":1}');
    const chat = await mount(app);
    expect(chat.open).to.be.false;
    await open(chat);
    expect(messages(chat)).to.have.length(0);
    expect((await answerTo(chat, 'ECHO fine')).message.status).to.equal('done');
  });

  it('shares nothing with another chat on the page', async () => {
    const [one, two] = [await make({site: {title: 'One'}}), await make({site: {title: 'Two'}})];
    const first = await mount(one, {display: 'inline'});
    const second = await mount(two, {display: 'inline'});
    await ready(first);
    await ready(second);
    await answerTo(first, 'ECHO only here');
    expect(messages(second)).to.have.length(0);
    expect(deep(panel(second), 'dify-chat-header', 'h2').textContent).to.equal('Two');
    expect(await posts(two)).to.equal(0);
  });

  it('becomes another chat when its app changes', async () => {
    const [one, two] = [await make({site: {title: 'One'}}), await make({site: {title: 'Two'}})];
    const chat = await mount(one, {display: 'inline'});
    await ready(chat);
    await answerTo(chat, 'ECHO of one');
    Object.assign(chat, connect(two, 'app-code'));
    await until(() => deep(panel(chat), 'dify-chat-header', 'h2').textContent === 'Two');
    expect(messages(chat)).to.have.length(0);
  });

  it('shows what the page puts into its slots', async () => {
    const app = await make();
    const chat = await mount(app, {display: 'inline'});
    chat.innerHTML =
      '<b slot="header">My header</b><p slot="empty">Nothing yet</p><small slot="footer">Small print</small>';
    await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-header', 'h2').every((el) => !el.checkVisibility()));
    for (const child of chat.children)
      await until(() => child.checkVisibility() && child.getBoundingClientRect().height > 0);
  });

  it('does nothing once it is removed', async () => {
    const app = await make();
    const chat = await mount(app);
    chat.remove();
    chat.show();
    expect(chat.open).to.be.false;
    expect(await chat.send('ECHO x')).to.be.false;
    chat.stop();
    chat.newConversation();
    expect(await app.requests()).to.have.length(0);
  });

  it('works in a strict page with Trusted Types, without a report', async () => {
    const app = await make();
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe title="strict page" width="420" height="640" src=${`/test/pages/strict.html?${new URLSearchParams({base: app.webappUrl, code: app.siteCode}).toString()}`}></iframe>`,
    );
    const chat = await until(() => frame.contentDocument?.querySelector<DifyChat>('dify-chat'));
    await until(() => field(chat));
    await answerTo(chat, 'LONG');
    await until(() => deepAll(messages(chat)[1]!, 'dify-chat-markdown', 'p').length > 1);
    expect((frame.contentWindow as unknown as {violations: string[]}).violations).to.deep.equal([]);
  });
});
