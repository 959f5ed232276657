import {expect} from '@open-wc/testing';
import {chips, names, said} from './support/actions.js';
import {asked, ERAS, make} from './support/app.js';
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
  ready,
  scroller,
  sendButton,
  textIn,
  texts,
  until,
  type Way,
} from './support/chat.js';
import type {AppConfig, EmulatorApp} from './support/emulator.js';

const ON = {suggested_questions_after_answer: {enabled: true}};
const PATH = '/suggested(-questions)?$';

const make3 = (config: Partial<AppConfig> = {}) => make({parameters: ON, ...config});

const shown = (...args: Parameters<typeof chips>) => chips(...args).map((el) => el.textContent.trim());

/** How often suggestions were asked for. */
const times = async (app: EmulatorApp) => (await app.requests()).filter(({path}) => new RegExp(PATH).test(path)).length;

/** A chat whose model suggests these. */
async function suggesting(data: unknown, way: Way = 'app-code') {
  const app = await make3();
  await app.fault({match: {path: PATH}, fault: {status: 200, body: {data}}});
  const chat = await mount(app, {way});
  await open(chat);
  await answerTo(chat, 'ECHO one');
  return {app, chat};
}

/** Waits until they have come, or will not come any more. */
const over = (app: EmulatorApp) => until(async () => (await times(app)) > 0);

beforeEach(clearStorage);

describe('suggestions after an answer', () => {
  for (const era of ERAS) {
    for (const way of ['app-code', 'api-key'] as const) {
      it(`are asked when pressed: Dify ${era} by ${way}`, async () => {
        const app = await make({parameters: ON}, era);
        const chat = await mount(app, {way, user: 'u'});
        await open(chat);
        const {message} = await answerTo(chat, 'ECHO one');
        const chip = await until(() => chips(chat)[2]);
        const end = way === 'api-key' ? 'suggested' : 'suggested-questions';
        expect(await asked(app, `/messages/${message.id!}/${end}`)).to.have.length(1);
        const ended = next(chat, 'dify-chat-message');
        chip.focus();
        chip.click();
        await ended;
        await until(() => texts(chat)[2] === 'help');
        await until(() => focused() === field(chat));
      });
    }
  }

  it('are not asked for where the app does not make them', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO one');
    await until(() => names(chat).length);
    expect(await times(app)).to.equal(0);
  });

  it('stand under the last answer only', async () => {
    const chat = await mount(await make3());
    await open(chat);
    await answerTo(chat, 'ECHO one');
    await until(() => chips(chat).length === 3);
    await answerTo(chat, 'ECHO two');
    await until(() => chips(chat).length === 3);
    expect(chips(chat, 1)).to.have.length(0);
  });

  it('do not come to restored answers', async () => {
    const app = await make3();
    const chat = await mount(app, {user: 'u'});
    await open(chat);
    await answerTo(chat, 'ECHO one');
    await until(() => chips(chat).length === 3);
    chat.remove();
    await app.clearRequests();
    const again = await mount(app, {user: 'u'});
    await ready(again);
    await until(() => names(again).length);
    expect(await times(app)).to.equal(0);
  });

  it('do not follow a stopped answer', async () => {
    const app = await make3({tokensPerSecond: 20});
    const chat = await mount(app);
    await open(chat);
    await ask(chat, 'LONG');
    await until(() => messages(chat)[1] && textIn(messages(chat)[1]!).length > 10);
    sendButton(chat).click();
    await until(() => names(chat).length);
    expect(await times(app)).to.equal(0);
  });

  for (const [what, fault] of Object.entries({
    'a 500': {preset: '500'},
    'a 403': {preset: '403'},
    'a page of HTML': {preset: 'html-200'},
    null: {status: 200, body: 'null'},
    'no list': {status: 200, body: {data: {0: 'one'}}},
    'a broken connection': {preset: 'reset-before-headers'},
  })) {
    it(`are none after ${what}, without a word`, async () => {
      const app = await make3();
      await app.fault({match: {path: PATH}, fault, times: 9});
      const chat = await mount(app);
      const errors: unknown[] = [];
      chat.addEventListener('dify-chat-error', (event) => errors.push(event));
      await open(chat);
      await answerTo(chat, 'ECHO one');
      await over(app);
      await answerTo(chat, 'ECHO two');
      expect([shown(chat), said(chat), errors]).to.deep.equal([[], '', []]);
    });
  }

  it('are at most three, each once, and none that nobody would ask', async () => {
    const {chat} = await suggesting([
      '',
      ' \n',
      'One?',
      'One?',
      ' One? ',
      7,
      null,
      ['x'],
      'x'.repeat(301),
      'Two?',
      'Three?',
      'Four?',
    ]);
    await until(() => chips(chat).length);
    expect(shown(chat)).to.deep.equal(['One?', 'Two?', 'Three?']);
  });

  it('are text, whatever the model writes', async () => {
    const hostile = [
      '<img src=x onerror="window.hacked=1">',
      `\u202Eevil ${'z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309'.repeat(20)}`,
      'verylongword'.repeat(24),
    ];
    const {chat} = await suggesting(hostile);
    await until(() => chips(chat).length === 3);
    expect(shown(chat)[0]).to.equal(hostile[0]);
    expect(deepAll(messages(chat).at(-1)!, 'dify-chat-actions', 'dify-chat-suggestions', 'img')).to.have.length(0);
    expect(scroller(chat).scrollWidth).to.be.at.most(scroller(chat).clientWidth);
    expect('hacked' in window).to.be.false;
  });

  it('are told to a screen reader by their number, once', async () => {
    const app = await make3({suggestedMs: 200});
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO one');
    const status = await until(
      () => deepAll(messages(chat).at(-1)!, 'dify-chat-actions', 'dify-chat-suggestions', '[role=status]')[0],
    );
    const heard: string[] = [];
    new MutationObserver(() => heard.push(status.textContent.trim())).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await until(() => chips(chat).length === 3);
    await until(() => heard.length);
    expect(heard).to.deep.equal(['3 suggestions']);
  });

  it('are given up when the visitor asks something else', async () => {
    const app = await make3({suggestedMs: 5000});
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO one');
    await over(app);
    await answerTo(chat, 'ECHO two');
    const [first] = await until(async () => {
      const all = (await app.requests()).filter(({path}) => new RegExp(PATH).test(path));
      return all[0]?.aborted && all;
    });
    expect(first?.aborted).to.be.true;
  });

  it('move nothing when they come', async () => {
    const app = await make3({suggestedMs: 300});
    const chat = await mount(app, {display: 'inline'});
    chat.style.setProperty('--dify-chat-height', '360px');
    await ready(chat);
    await answerTo(chat, 'LONG');
    await until(() => names(chat).length);
    const box = scroller(chat);
    const atEnd = () => box.scrollTop > 500 && box.scrollHeight - box.scrollTop - box.clientHeight < 1;
    await until(() => textIn(messages(chat)[1]!).length > 2000 && atEnd());
    const top = () => deepAll(messages(chat)[1]!, 'dify-chat-actions')[0]!.getBoundingClientRect().top;
    const before = top();
    await until(() => chips(chat).length === 3);
    expect(top()).to.be.closeTo(before, 0.1); // lengths are rounded
    expect(box.scrollHeight - box.scrollTop - box.clientHeight).to.be.below(1);
  });
});
