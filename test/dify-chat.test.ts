import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {zhHans} from '../src/i18n/zh-hans.js';
import '../src/index.js';
import {chord} from './support/commands.js';
import {
  answerTo,
  ask,
  clearStorage,
  deepAll,
  field,
  focused,
  launcher,
  messages,
  mount,
  next,
  open,
  panel,
  ready,
  sendButton,
  textIn,
  until,
} from './support/chat.js';
import {make, posts} from './support/app.js';

beforeEach(clearStorage);

describe('<dify-chat> before intent', () => {
  it('is one named button, asks Dify for nothing, and moves nothing on the page', async () => {
    const app = await make();
    const before = document.documentElement.scrollHeight;
    const chat = await mount(app);
    expect(launcher(chat).getAttribute('aria-label')).to.equal('Open chat');
    expect(launcher(chat).getAttribute('aria-expanded')).to.equal('false');
    expect(deepAll(chat, 'dify-chat-panel')).to.have.length(0);
    expect(document.documentElement.scrollHeight).to.equal(before);
    expect(await app.requests()).to.have.length(0);
  });

  it('speaks the nearest language of the page, and the words of the page itself', async () => {
    const app = await make();
    const chat = await mount(app, {lang: 'zh-CN'});
    expect(launcher(chat).getAttribute('aria-label')).to.equal('打开聊天');
    chat.strings = {open: 'Ask us'};
    await chat.updateComplete;
    expect(launcher(chat).getAttribute('aria-label')).to.equal('Ask us');
    await open(chat);
    await until(() => field(chat).placeholder === '输入消息…');
    chat.lang = 'en';
    await until(() => field(chat).placeholder === 'Write a message…');
  });

  it('names what is on the screen in the language that it has now', async () => {
    const chat = await mount(await make(), {lang: 'zh-CN'});
    await open(chat);
    await answerTo(chat, 'ECHO one');
    expect(messages(chat).map(({ariaLabel}) => ariaLabel)).to.deep.equal([zhHans.you, zhHans.answer]);
    chat.lang = 'en';
    await until(() => messages(chat)[0]!.ariaLabel === 'You');
    expect(messages(chat)[1]!.ariaLabel).to.equal('Answer');
  });

  it('shows the label of the page, and that answers are unread', async () => {
    const app = await make();
    const chat = await mount(app, {launcherLabel: 'Need help?'});
    expect(launcher(chat).textContent).to.contain('Need help?');
    expect(launcher(chat).getAttribute('aria-label')).to.equal('Need help?');
    const ended = next(chat, 'dify-chat-message');
    expect(await chat.send('ECHO unseen')).to.be.true;
    await ended;
    await until(() => launcher(chat).getAttribute('aria-label') === 'Need help?, 1 unread message');
  });
});

describe('<dify-chat> opened and closed', () => {
  it('brings the focus to the field, and back to the launcher with Escape', async () => {
    const app = await make();
    const chat = await mount(app);
    const seen: string[] = [];
    for (const type of ['dify-chat-open', 'dify-chat-close'] as const)
      chat.addEventListener(type, () => seen.push(type));
    await open(chat);
    await until(() => focused() === field(chat));
    expect(chat.open).to.be.true;
    expect(panel(chat).getAttribute('role')).to.equal('dialog');
    await sendKeys({press: 'Escape'});
    await until(() => focused() === launcher(chat));
    expect(chat.hasAttribute('open')).to.be.false;
    expect(seen).to.deep.equal(['dify-chat-open', 'dify-chat-close']);
  });

  it('by the page tells the page nothing, and takes no focus', async () => {
    const app = await make();
    const chat = await mount(app);
    let told = 0;
    for (const type of ['dify-chat-open', 'dify-chat-close'] as const) chat.addEventListener(type, () => told++);
    chat.show();
    await ready(chat);
    expect(focused()).to.equal(document.body);
    chat.hide();
    await chat.updateComplete;
    expect(panel(chat).hidden).to.be.true;
    chat.toggle();
    expect(chat.open).to.be.true;
    expect(told).to.equal(0);
  });

  it('stays open over pages, until it is closed', async () => {
    const app = await make();
    await open(await mount(app));
    document.querySelector('dify-chat')?.remove();
    const second = await mount(app);
    expect(second.open).to.be.true;
    second.hide();
    second.remove();
    expect((await mount(app)).open).to.be.false;
  });

  it('keeps its chat when it is moved, and lets it go when it is removed', async () => {
    const app = await make({tokensPerSecond: 30});
    const chat = await mount(app);
    await open(chat);
    void ask(chat, 'LONG');
    await until(() => messages(chat)[1] && textIn(messages(chat)[1]!));
    const other = await fixture<HTMLElement>(html`<div></div>`);
    other.append(chat);
    const before = textIn(messages(chat)[1]!).length;
    await until(() => textIn(messages(chat)[1]!).length > before + 20);
    chat.remove();
    await until(async () => (await app.requests()).some(({aborted}) => aborted));
  });
});

describe('<dify-chat> by keyboard', () => {
  it('can be opened, used and left without a pointer', async () => {
    const app = await make();
    const chat = await mount(app);
    await sendKeys({press: 'Tab'});
    expect(focused()).to.equal(launcher(chat));
    await sendKeys({press: 'Enter'});
    await ready(chat);
    await until(() => focused() === field(chat));
    await sendKeys({type: 'ECHO first'});
    await chord('Shift', 'Enter');
    await sendKeys({type: 'second'});
    expect(field(chat).value).to.equal('ECHO first\nsecond');
    const ended = next(chat, 'dify-chat-message');
    await sendKeys({press: 'Enter'});
    expect((await ended).detail.text).to.contain('second');
    expect(focused()).to.equal(field(chat));
    expect(field(chat).value).to.equal('');
    await until(() => deepAll(messages(chat)[0]!, 'dify-chat-question', '.edit').length);
    await until(() => deepAll(messages(chat)[1]!, 'dify-chat-actions', 'button').length === 4);
    const names: (string | null)[] = [];
    for (let i = 0; i < 30 && focused() !== launcher(chat); i++) {
      await chord('Shift', 'Tab');
      names.push(focused()?.getAttribute('aria-label') ?? null);
    }
    expect(names).to.deep.equal([
      'Write another answer',
      'Bad answer',
      'Good answer',
      'Copy answer',
      'Edit message',
      'Copy message',
      'Conversation',
      'Close chat',
      'New conversation',
      'Close chat',
    ]);
  });

  it('leaves Enter to an input method that is composing', async () => {
    const app = await make();
    const chat = await mount(app, {display: 'inline'});
    await ready(chat);
    field(chat).value = 'にほん';
    field(chat).dispatchEvent(new Event('input'));
    const enter = (init: KeyboardEventInit) =>
      field(chat).dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, ...init}));
    expect(enter({isComposing: true})).to.be.true;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is what some browsers say
    expect(enter({keyCode: 229})).to.be.true;
    expect(messages(chat)).to.have.length(0);
    await until(() => !sendButton(chat).disabled);
    expect(enter({})).to.be.false;
    await until(() => messages(chat).length === 2);
  });

  it('sends once, however often Enter comes', async () => {
    const app = await make({tokensPerSecond: 50});
    const chat = await mount(app, {display: 'inline'});
    await ready(chat);
    await sendKeys({press: 'Tab'});
    field(chat).focus();
    await sendKeys({type: 'LONG'});
    for (let i = 0; i < 3; i++) await sendKeys({press: 'Enter'});
    sendButton(chat).dispatchEvent(new MouseEvent('click', {detail: 2}));
    expect(await posts(app)).to.equal(1);
  });
});
