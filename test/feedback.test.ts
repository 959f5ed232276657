import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {action, chips, comment, inForm, names, press, pressed, problem, said} from './support/actions.js';
import {asked, ERAS, make} from './support/app.js';
import {
  answerTo,
  ask,
  clearStorage,
  deepAll,
  focused,
  messages,
  mount,
  next,
  open,
  ready,
  sendButton,
  textIn,
  until,
  type Way,
} from './support/chat.js';
import {emulatePhone} from './support/commands.js';
import type {AppConfig, EmulatorApp} from './support/emulator.js';

const LIKE = 'Good answer';
const DISLIKE = 'Bad answer';
const failing = {match: {path: '/feedbacks$'}, fault: {preset: '500'}};

/** A chat with one answer. */
async function answered(config: Partial<AppConfig> = {}, way: Way = 'app-code') {
  const app = await make(config);
  const chat = await mount(app, {way, user: 'u'});
  await open(chat);
  const {message} = await answerTo(chat, 'ECHO one');
  return {app, chat, id: message.id!};
}

const bodies = async (app: EmulatorApp) => (await asked(app, '/feedbacks')).map(({body}) => body);

beforeEach(clearStorage);

describe('a rating', () => {
  for (const era of ERAS) {
    for (const way of ['app-code', 'api-key'] as const) {
      it(`is given, changed, taken back, and found again after a reload: Dify ${era} by ${way}`, async () => {
        const app = await make({}, era);
        const chat = await mount(app, {way, user: 'u'});
        await open(chat);
        await answerTo(chat, 'ECHO one');
        const user = way === 'api-key' ? {user: 'u'} : {};
        for (const [name, after] of [[LIKE, LIKE], [DISLIKE, DISLIKE], [DISLIKE], [LIKE, LIKE]] as const) {
          const taken = next(chat, 'dify-chat-feedback');
          await press(chat, name);
          await taken;
          await until(() => pressed(chat)[0] === after);
        }
        expect(await bodies(app)).to.deep.equal([
          {rating: 'like', ...user},
          {rating: 'dislike', ...user},
          {rating: null, ...user},
          {rating: 'like', ...user},
        ]);
        chat.remove();
        const again = await mount(app, {way, user: 'u'});
        await ready(again);
        await until(() => messages(again).length === 2 && pressed(again)[0] === LIKE);
      });
    }
  }

  it('is told to the page once Dify has taken it', async () => {
    const {app, chat, id} = await answered();
    const heard: unknown[] = [];
    chat.addEventListener('dify-chat-feedback', ({detail}) => heard.push({...detail}));
    await app.fault(failing);
    await press(chat, LIKE);
    await until(() => problem(chat) && !pressed(chat).length);
    expect(heard).to.deep.equal([]);
    const told = next(chat, 'dify-chat-feedback');
    await press(chat, LIKE);
    await told;
    expect(heard).to.deep.equal([{messageId: id, rating: 'like'}]);
  });

  it('comes back as it was when it cannot be saved, says so, and can be tried again', async () => {
    const {app, chat} = await answered();
    await press(chat, LIKE);
    await until(async () => (await bodies(app)).length === 1);
    await app.fault(failing);
    await press(chat, DISLIKE);
    const card = await until(() => problem(chat));
    expect(card.textContent).to.contain('Your rating could not be saved.');
    expect(said(chat)).to.contain('Your rating could not be saved.');
    await until(() => pressed(chat)[0] === LIKE);
    deepAll<HTMLButtonElement>(card, 'button')[0]!.click();
    await until(() => pressed(chat)[0] === DISLIKE && !problem(chat));
    await until(async () => (await bodies(app)).length === 3);
  });

  it('is the last word of somebody who changes his mind faster than the network', async () => {
    const {app, chat} = await answered();
    await app.fault({match: {path: '/feedbacks$'}, fault: {delayMs: 300}});
    for (const name of [LIKE, DISLIKE, LIKE, DISLIKE]) {
      await press(chat, name);
      await until(() => pressed(chat)[0] === name);
    }
    await until(async () => (await bodies(app)).length === 2);
    expect(await bodies(app)).to.deep.equal([{rating: 'like'}, {rating: 'dislike'}]);
    expect(pressed(chat)).to.deep.equal([DISLIKE]);
  });

  it('counts as taken back when Dify has none', async () => {
    const {app, chat} = await answered();
    await app.fault({match: {path: '/feedbacks$'}, fault: {status: 200, body: {result: 'success'}}});
    const told = next(chat, 'dify-chat-feedback');
    await press(chat, LIKE);
    await told;
    await until(() => pressed(chat)[0] === LIKE);
    const back = next(chat, 'dify-chat-feedback');
    await press(chat, LIKE);
    expect((await back).detail.rating).to.equal(null);
    await until(() => !pressed(chat).length);
    expect(problem(chat)).to.equal(undefined);
  });

  it('can be given to a stopped answer', async () => {
    const app = await make({tokensPerSecond: 20});
    const chat = await mount(app);
    await open(chat);
    await ask(chat, 'LONG');
    await until(() => messages(chat)[1] && textIn(messages(chat)[1]!).length > 10);
    sendButton(chat).click();
    await press(chat, DISLIKE);
    await until(() => pressed(chat)[0] === DISLIKE);
    await until(async () => (await bodies(app)).length === 1);
  });

  for (const [what, answer] of Object.entries({
    lost: {answer: ''},
    failed: {answer: '', status: 'error', error: 'Out of tokens'},
  })) {
    it(`can be given to a ${what} answer`, async () => {
      const app = await make();
      const message = {query: 'Q', created_at: Date.now() / 1000 - 3600, ...answer};
      const {conversations} = await app.seed({user: 'u', via: 'webapp', conversations: [{messages: [message]}]});
      const chat = await mount(app, {user: 'u', conversationId: conversations[0]!.id});
      await open(chat);
      await press(chat, LIKE);
      await until(async () => (await bodies(app)).length === 1);
      await until(() => pressed(chat)[0] === LIKE);
    });
  }

  it('is not asked for where the page does not want it, at any time', async () => {
    const {chat} = await answered();
    await action(chat, LIKE);
    chat.noFeedback = true;
    await until(() => !names(chat).includes(LIKE));
    expect(names(chat)).to.deep.equal(['Copy answer', 'Write another answer']);
    chat.noFeedback = false;
    await until(() => names(chat).includes(LIKE));
  });
});

describe('a comment on a rating', () => {
  afterEach(() => {
    document.querySelector('dify-chat')?.remove();
    return emulatePhone();
  });

  for (const way of ['app-code', 'api-key'] as const) {
    it(`goes along with the same rating: ${way}`, async () => {
      const {app, chat, id} = await answered({}, way);
      await press(chat, DISLIKE);
      await comment(chat, '  too short 太短\n<b>');
      const told = new Promise<unknown>((resolve) =>
        chat.addEventListener('dify-chat-feedback', ({detail}) => detail.content && resolve(detail)),
      );
      inForm(chat, '.send')!.click();
      expect(await told).to.deep.equal({messageId: id, rating: 'dislike', content: 'too short 太短\n<b>'});
      await until(() => !inForm(chat, 'form') && said(chat) === 'Thank you for your comment.');
      const user = way === 'api-key' ? {user: 'u'} : {};
      expect(await bodies(app)).to.deep.equal([
        {rating: 'dislike', ...user},
        {rating: 'dislike', content: 'too short 太短\n<b>', ...user},
      ]);
    });
  }

  it('is not lost when it cannot be sent', async () => {
    const {app, chat} = await answered();
    await press(chat, LIKE);
    await comment(chat, 'Exactly what I needed');
    await until(async () => (await bodies(app)).length === 1);
    await app.fault(failing);
    inForm(chat, '.send')!.click();
    const failed = await until(() => inForm(chat, '[role=alert]'));
    expect(failed.textContent).to.contain('could not be sent');
    expect(inForm<HTMLTextAreaElement>(chat, 'textarea')!.value).to.equal('Exactly what I needed');
    expect(pressed(chat)).to.deep.equal([LIKE]);
    inForm(chat, '.send')!.click();
    await until(() => !inForm(chat, 'form'));
  });

  it('stays while the rating itself cannot be saved', async () => {
    const {app, chat} = await answered();
    await app.fault({match: {path: '/feedbacks$'}, fault: {delayMs: 300, status: 500}});
    await press(chat, DISLIKE);
    await comment(chat, 'Wrong');
    await until(() => problem(chat));
    expect(inForm<HTMLTextAreaElement>(chat, 'textarea')!.value).to.equal('Wrong');
    inForm(chat, '.send')!.click();
    await until(() => !problem(chat) && pressed(chat)[0] === DISLIKE);
  });

  it('is put away by Escape, which leaves the chat open, and kept', async () => {
    const {chat} = await answered();
    await press(chat, DISLIKE);
    await comment(chat, 'Perhaps');
    inForm(chat, 'textarea')!.focus();
    await sendKeys({press: 'Escape'});
    await until(() => !inForm(chat, 'form'));
    expect(chat.open).to.be.true;
    expect(focused()?.ariaLabel).to.equal(DISLIKE);
    await press(chat, LIKE);
    await until(() => inForm<HTMLTextAreaElement>(chat, 'textarea')?.value === 'Perhaps');
  });

  it('stays in sight while the conversation goes on', async () => {
    const {chat} = await answered();
    await press(chat, LIKE);
    await comment(chat, 'Because');
    await answerTo(chat, 'ECHO two');
    await until(() => messages(chat).length === 4);
    const [actions] = deepAll(messages(chat)[1]!, 'dify-chat-actions');
    const [form] = deepAll(actions!, 'dify-chat-comment:not([hidden])');
    const next = messages(chat)[2]!;
    expect(form!.checkVisibility({opacityProperty: true})).to.be.true;
    await until(() => next.getBoundingClientRect().top - form!.getBoundingClientRect().bottom === 24);
  });

  it('can be left out', async () => {
    const {app, chat} = await answered();
    await press(chat, LIKE);
    const cancel = await until(() => inForm(chat, '.buttons button'));
    expect(inForm(chat, '.send')!.disabled).to.be.true;
    cancel.click();
    await until(() => !inForm(chat, 'form'));
    await until(async () => (await bodies(app)).length === 1);
  });

  for (const theme of ['light', 'dark'] as const) {
    for (const phone of [false, true]) {
      it(`is asked for in an accessible way: ${theme}${phone ? ', phone' : ''}`, async () => {
        if (phone) await emulatePhone({width: 390, height: 844}, {touch: false});
        const app = await make({parameters: {suggested_questions_after_answer: {enabled: true}}});
        const chat = await mount(app, {theme});
        await open(chat);
        await answerTo(chat, 'ECHO one');
        await press(chat, DISLIKE);
        await comment(chat, 'Hm');
        await until(() => chips(chat).length === 3 && !inForm(chat, '.send')!.disabled);
        const fading = [chips(chat)[0]!.closest('ul')!, inForm(chat, 'form')!].flatMap((el) => el.getAnimations());
        await Promise.all(fading.map(({finished}) => finished));
        await app.fault(failing);
        inForm(chat, '.send')!.click();
        await until(() => inForm(chat, '[role=alert]'));
        await expect(chat).to.be.accessible();
      });
    }
  }
});
