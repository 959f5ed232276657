import {expect} from '@open-wc/testing';
import {make} from './support/app.js';
import {answerTo, clearStorage, deepAll, messages, mount, open, until} from './support/chat.js';
import type {DifyChat} from '../src/index.js';

const DAY = 86_400;
/** Noon of today, so that no test meets midnight; in seconds. */
const noon = () => new Date().setHours(12, 0, 0, 0) / 1000;
const before = (days: number) => noon() - days * DAY;

/** The days that are written between the messages, each with the place of its message. */
const days = (chat: DifyChat) =>
  messages(chat).flatMap((message, index) =>
    deepAll(message, 'dify-chat-day', 'time').map((el) => `${index} ${el.textContent}`),
  );

const written = (date: number, options: Intl.DateTimeFormatOptions, locale = 'en') =>
  new Date(date * 1000).toLocaleDateString(locale, options);

/** A chat with questions and answers of these times. */
async function past(times: readonly unknown[], options: Partial<DifyChat> = {}) {
  const app = await make();
  const messagesOf = times.map((at, n) => ({query: `Q${n}`, answer: `A${n}`, created_at: at as number}));
  const {conversations} = await app.seed({user: 'u', via: 'webapp', conversations: [{messages: messagesOf}]});
  const {id, messages: ids} = conversations[0]!;
  // The emulator has no wrong clocks: history is given as it would be with them.
  const data = messagesOf.map((item, n) => ({...item, id: ids[n], parent_message_id: ids[n - 1] ?? null}));
  await app.fault({match: {method: 'GET', path: '/messages$'}, fault: {status: 200, body: {has_more: false, data}}});
  const chat = await mount(app, {user: 'u', conversationId: id, lang: 'en', ...options});
  await open(chat);
  await until(() => messages(chat).length === 2 * times.length);
  return {app, chat};
}

beforeEach(clearStorage);

describe('the days between messages', () => {
  it('have names, from the date to today', async () => {
    const times = [before(400), before(3), before(1), before(0)];
    const {chat} = await past(times);
    await until(() => days(chat).length === 4);
    expect(days(chat)).to.deep.equal([
      `0 ${written(times[0]!, {weekday: 'short', day: 'numeric', month: 'long', year: 'numeric'})}`,
      `2 ${written(times[1]!, {weekday: 'long'})}`,
      '4 yesterday',
      '6 today',
    ]);
  });

  it('are not named while all is of today', async () => {
    const {chat} = await past([before(0), before(0)]);
    await answerTo(chat, 'ECHO one');
    await until(() => messages(chat).length === 6);
    expect(messages(chat).flatMap((message) => deepAll(message, 'dify-chat-day'))).to.have.length(0);
  });

  it('are named once a day', async () => {
    const {chat} = await past([before(2), before(2) + 60, before(1)]);
    await until(() => days(chat).length === 2);
    expect(days(chat).map((text) => text[0])).to.deep.equal(['0', '4']);
  });

  it('begin with today below an older conversation', async () => {
    const {chat} = await past([before(1)]);
    await answerTo(chat, 'ECHO one');
    await until(() => days(chat).length === 2);
    expect(days(chat)).to.deep.equal(['0 yesterday', '2 today']);
  });

  it('speak the visitor’s language', async () => {
    const {chat} = await past([before(1)], {lang: 'zh-CN'});
    await until(() => days(chat)[0] === '0 昨天');
  });

  it('bear a locale that does not exist', async () => {
    const {chat} = await past([before(9)], {strings: {locale: 'not a locale!'}});
    await until(() => days(chat).length);
    expect(days(chat)[0]).to.contain(written(before(9), {day: 'numeric'}, navigator.language));
  });

  it('have a place of their own before they are drawn', async () => {
    const {chat} = await past([before(1)]);
    const day = await until(() => deepAll(messages(chat)[0]!, 'dify-chat-day')[0]);
    expect(day.getBoundingClientRect().height).to.equal(40);
  });

  for (const [what, time] of Object.entries({
    zero: 0,
    nothing: null,
    'a text': 'yesterday <b>',
    'a number as text': '1760000000',
    'the end of time': 1e300,
    'before time': -5,
    'an object': {},
  })) {
    it(`bear a clock that says ${what}`, async () => {
      const {chat} = await past([before(1), time, before(1)]);
      await until(() => days(chat)[0] === '0 yesterday');
      await until(() => deepAll(messages(chat)[5]!, 'dify-chat-actions', 'time').length);
      expect(messages(chat)).to.have.length(6);
    });
  }

  it('of the future are dates', async () => {
    const {chat} = await past([before(-40)]);
    await until(() => days(chat).length);
    expect(days(chat)[0]).to.contain(written(before(-40), {day: 'numeric'}));
  });
});
