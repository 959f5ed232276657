import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {DifyChat} from '../src/index.js';
import {clearStorage, deep, focused, messages, scroller, texts, thread, until} from './support/chat.js';
import {chord, emulateFeatures, emulatePhone} from './support/commands.js';
import {fromMenu, press} from './support/conversations.js';
import {bar, current, inBar, isSeen, marked, number, open, type} from './support/find.js';
import {all, frame, long, scrollTo, topmost} from './support/long.js';
import {modal} from './support/phone.js';

beforeEach(clearStorage);
afterEach(async () => {
  await emulatePhone();
  await emulateFeatures({});
});

/** The chat with its bar on a phone, which it fills. */
async function onPhone(width: number, dir: 'ltr' | 'rtl' = 'ltr'): Promise<DifyChat> {
  await emulatePhone({width, height: 640});
  const {chat} = await long(60, {display: 'bubble', open: true, dir});
  await modal(chat);
  await open(chat);
  return chat;
}

/** The names of what Tab reaches in the bar, from the field on. */
async function reached(chat: DifyChat): Promise<(string | null | undefined)[]> {
  const names = [];
  for (let at = focused(); at && bar(chat)!.contains(at); at = focused()) {
    names.push(at.ariaLabel ?? at.textContent.trim());
    await sendKeys({press: 'Tab'});
  }
  return names;
}

const NAMES = ['Find in conversation', 'Previous match', 'Next match', 'Close find', 'Search older messages'];

describe('the bar that finds words', function () {
  this.timeout(40_000);

  it('stays where one is with each letter more, as long as it is found there', async () => {
    const {chat} = await long(60);
    await all(chat);
    await open(chat);
    await sendKeys({type: 'a'});
    await until(() => current().length && isSeen(chat) && number(chat)!.includes('/'));
    const {scrollTop} = scroller(chat);
    for (const letter of 'nswer') {
      const before = number(chat);
      await sendKeys({type: letter});
      await until(() => number(chat) !== before || current()[0]?.toLowerCase().endsWith(letter));
    }
    await until(() => current()[0] === 'Answer' && isSeen(chat));
    expect(scroller(chat).scrollTop).to.equal(scrollTop);
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`is used by keyboard, and tells where one is in the order in which it is read: ${dir}`, async () => {
      const {chat} = await long(60, {dir});
      await open(chat);
      expect(await reached(chat)).to.deep.equal(NAMES);
      inBar(chat, 'input')!.focus();
      await sendKeys({type: 'question 41'});
      await until(() => number(chat) === '1/1' && isSeen(chat));
      await sendKeys({press: 'Tab'});
      expect(focused()!.getAttribute('aria-disabled')).to.equal(null);
      const [field, previous, next, close] = [
        'input',
        ...NAMES.slice(1, 4).map((name) => `[aria-label="${name}"]`),
      ].map((selector) => inBar(chat, selector)!.getBoundingClientRect().x) as [number, number, number, number];
      const row = dir === 'ltr' ? [field, previous, next, close] : [close, next, previous, field];
      expect(row).to.deep.equal([...row].sort((a, b) => a - b));
      await sendKeys({press: 'Escape'});
      await until(() => !bar(chat));
      expect(focused()?.ariaLabel).to.equal('More');
    });
  }

  it('reads from left to right what is English, in a page from right to left', async () => {
    const {chat} = await long(60, {dir: 'rtl'});
    await open(chat);
    const text = await until(() => inBar(chat, '.past bdi'));
    const range = new Range();
    const words = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let node = words.nextNode() as Text;
    while (!node.data.includes('40')) node = words.nextNode() as Text;
    const x = (word: string) => {
      const at = node.data.indexOf(word);
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      return range.getBoundingClientRect().x;
    };
    expect(x('40')).to.be.below(x('messages'));
    expect(x('messages')).to.be.below(x('searched'));
  });

  for (const [width, dir, lang] of [
    [320, 'ltr', 'en'],
    [320, 'rtl', 'zh-CN'],
    [390, 'ltr', 'zh-CN'],
  ] as const) {
    it(`has room for its field and for fingers on a phone: ${width} pixels, ${dir}, ${lang}`, async () => {
      const chat = await onPhone(width, dir);
      chat.lang = lang;
      await until(() => inBar(chat, 'input')?.ariaLabel === (lang === 'en' ? NAMES[0] : '在对话中查找'));
      await type(chat, 'e');
      await until(() => /^\d+\/\d{3}$/.test(number(chat) ?? ''));
      const {left, right} = bar(chat)!.getBoundingClientRect();
      expect([left >= 0, right <= width]).to.deep.equal([true, true]);
      expect(bar(chat)!.scrollWidth).to.be.at.most(bar(chat)!.clientWidth);
      expect(inBar(chat, 'input')!.offsetWidth).to.be.at.least(72);
      for (const button of bar(chat)!.querySelectorAll('button')) {
        const box = button.getBoundingClientRect();
        const at = button.ariaLabel ?? button.textContent;
        expect([box.width >= 44, box.height >= 44, box.left >= left, box.right <= right], at).to.not.include(false);
      }
      press(inBar(chat, 'input')!, 'Enter');
      await until(() => isSeen(chat));
    });
  }

  it('shows one ring for the field, and with forced colours one mark: that of the place one is at', async () => {
    const {chat} = await long(60);
    await emulateFeatures({'forced-colors': 'active'});
    await open(chat);
    await type(chat, 'parcel');
    await until(() => current().length === 1 && isSeen(chat));
    expect(marked()).to.deep.equal([]);
    await chord('Shift');
    expect(getComputedStyle(inBar(chat, 'input')!).outlineStyle).to.equal('none');
    expect(getComputedStyle(bar(chat)!).outlineStyle).to.equal('solid');
    await emulateFeatures({});
    await sendKeys({press: 'Enter'});
    await until(() => marked().length > 1 && current().length === 1);
  });

  it('hangs from the top, over the conversation, and what stood at the end stays there', async () => {
    const {chat} = await long(60);
    const last = texts(chat).at(-1);
    await frame();
    await open(chat);
    await frame();
    expect(bar(chat)!.getBoundingClientRect().top).to.equal(
      deep(thread(chat), '.scroller').getBoundingClientRect().top,
    );
    const {scrollTop, scrollHeight, clientHeight} = scroller(chat);
    expect(scrollHeight - clientHeight - scrollTop).to.be.below(1);
    expect(texts(chat).at(-1)).to.equal(last);
  });

  it('moves nothing when it comes and goes', async () => {
    const {chat} = await long(60);
    await all(chat);
    await scrollTo(chat, scroller(chat).scrollHeight * 0.8);
    const {element, top} = topmost(chat);
    const moved = () =>
      Math.abs(element.getBoundingClientRect().top - scroller(chat).getBoundingClientRect().top - top);
    await open(chat);
    await frame();
    expect(moved()).to.be.below(1);
    await sendKeys({press: 'Escape'});
    await until(() => !bar(chat));
    await frame();
    expect(moved()).to.be.below(1);
  });

  it('leaves the first message of all in view', async () => {
    const {chat} = await long(45);
    await all(chat);
    await open(chat);
    await type(chat, 'question 1');
    await until(() => number(chat)?.endsWith('/11') && isSeen(chat));
    for (let nth = Number(number(chat)!.split('/')[0]); nth !== 1; nth = (nth % 11) + 1) {
      await until(() => number(chat) === `${nth}/11`);
      await sendKeys({press: 'Enter'});
    }
    await until(() => number(chat) === '1/11' && isSeen(chat));
    const range = [...CSS.highlights.get('dify-chat-find-current')!][0] as Range;
    expect(range.startContainer.textContent).to.equal('Question 1');
    await scrollTo(chat, 0);
    const {bottom} = bar(chat)!.getBoundingClientRect();
    expect(messages(chat)[0]!.getBoundingClientRect().top).to.be.at.least(bottom);
  });

  it('makes room for the way to the beginning, and is there again after it', async () => {
    const {app, chat} = await long(60);
    await open(chat);
    await type(chat, 'parcel');
    await until(() => number(chat)?.includes('/'));
    await app.fault({match: {path: '/messages$'}, fault: {hang: true}, times: 9});
    await fromMenu(chat, 'Go to the beginning');
    await until(() => focused()?.textContent === 'Cancel');
    expect(inBar(chat, 'input')!.checkVisibility({visibilityProperty: true})).to.equal(false);
    await sendKeys({press: 'Escape'});
    await until(() => inBar(chat, 'input')!.checkVisibility({visibilityProperty: true}));
    expect(inBar<HTMLInputElement>(chat, 'input')!.value).to.equal('parcel');
    await until(() => focused() === scroller(chat));
  });
});
