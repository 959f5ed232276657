import {expect} from '@open-wc/testing';
import {make, posts} from './support/app.js';
import {ask, clearStorage, texts, until} from './support/chat.js';
import {answerIn, rest, sessionOf, tab, textIn, writing, type Tab} from './support/tabs.js';

beforeEach(clearStorage);
afterEach(clearStorage);

const WORDS = Array.from({length: 30}, (_, index) => `word${index}`).join(' ');
const whole = {mode: 'advanced-chat', tokensPerSecond: 12} as const;

/** How many of the tabs follow the answer themselves. */
const leading = (tabs: readonly Tab[]) => tabs.filter((one) => answerIn(one) && !answerIn(one)!.mirrored).length;

describe('the tab that has asked', function () {
  this.timeout(60_000);

  for (const crash of [false, true]) {
    it(`is ${crash ? 'killed' : 'closed'}: the other one brings the answer to its end, without asking again`, async () => {
      const app = await make(whole);
      const [one, two] = [await tab(app, {user: 'ann'}), await tab(app, {user: 'ann'})];
      await ask(one.chat, `ECHO ${WORDS}`);
      await writing(two);
      one.close(crash);
      await until(() => answerIn(two)?.mirrored === undefined);
      expect(await rest(two)).to.include({status: 'done'});
      await until(() => textIn(two).trim() === WORDS);
      expect(texts(two.chat)).to.have.length(2);
      expect(await posts(app)).to.equal(1);
    });
  }

  it('is one of five: exactly one of the others takes over, and when that is killed another one', async () => {
    const app = await make(whole);
    const tabs: Tab[] = [];
    for (let count = 0; count < 5; count++) tabs.push(await tab(app, {user: 'ann'}));
    const [one, ...others] = tabs;
    await ask(one!.chat, `ECHO ${WORDS}`);
    for (const other of others) await writing(other);
    one!.close(true);
    await until(() => leading(others) === 1);
    const second = others.find((other) => !answerIn(other)!.mirrored)!;
    const left = others.filter((other) => other !== second);
    second.close(true);
    await until(() => leading(left) === 1);
    for (const other of left) {
      expect(await rest(other)).to.include({status: 'done'});
      await until(() => textIn(other).trim() === WORDS);
      expect(texts(other.chat)).to.have.length(2);
    }
    expect(leading(left)).to.equal(1);
    expect(await posts(app)).to.equal(1);
  });

  it('is reloaded: its new page shows what the other one follows', async () => {
    const app = await make(whole);
    const [one, two] = [await tab(app, {user: 'ann'}), await tab(app, {user: 'ann'})];
    await ask(one.chat, `ECHO ${WORDS}`);
    await writing(two);
    one.close();
    const again = await tab(app, {user: 'ann'});
    await Promise.all([rest(two), rest(again)]);
    for (const each of [two, again]) {
      await until(() => textIn(each).trim() === WORDS);
      expect(texts(each.chat)).to.have.length(2);
    }
    expect(await posts(app)).to.equal(1);
  });

  it('is gone, and so is the answer where Dify forgets it: what was received stays, marked as cut off', async () => {
    const app = await make({tokensPerSecond: 12});
    const [one, two] = [await tab(app, {user: 'ann'}), await tab(app, {user: 'ann'})];
    await ask(one.chat, `ECHO ${WORDS}`);
    await until(() => textIn(two).includes('word2'));
    one.close(true);
    await until(() => answerIn(two)?.status === 'incomplete');
    expect(textIn(two)).to.contain('word2');
    expect(await posts(app)).to.equal(1);
  });

  it('has a page without locks: the others draw lots', async () => {
    const app = await make(whole);
    const prepare = (window: Window) => Object.defineProperty(window.navigator, 'locks', {value: undefined});
    const tabs = [
      await tab(app, {user: 'ann', prepare}),
      await tab(app, {user: 'ann', prepare}),
      await tab(app, {user: 'ann', prepare}),
    ];
    const [one, ...others] = tabs;
    await ask(one!.chat, `ECHO ${WORDS}`);
    for (const other of others) await writing(other);
    one!.close();
    await until(() => leading(others) === 1);
    for (const other of others) {
      expect(await rest(other)).to.include({status: 'done'});
      await until(() => textIn(other).trim() === WORDS);
    }
    expect(leading(others)).to.equal(1);
    expect(await posts(app)).to.equal(1);
    expect(sessionOf(others[0]!).running).to.be.undefined;
  });
});
