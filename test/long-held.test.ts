import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {DifyChat} from '../src/index.js';
import {allowClipboard} from './support/actions.js';
import {chord, cdp} from './support/commands.js';
import {asked} from './support/app.js';
import {clearStorage, deep, deepAll, focused, messages, scroller, textIn, thread, until} from './support/chat.js';
import {fromMenu} from './support/conversations.js';
import {all, frame, loaded, long, scrollTo, topmost} from './support/long.js';

beforeEach(clearStorage);

const far = (chat: DifyChat) => scrollTo(chat, scroller(chat).scrollHeight * 0.4);
const seek = (chat: DifyChat) => deepAll(thread(chat), 'dify-chat-seek', '.bar')[0];

/** A message in the middle of what is drawn, after everything was loaded, and scrolled to its half. */
async function middle(count = 120) {
  const {app, chat} = await long(count);
  await all(chat);
  await scrollTo(chat, scroller(chat).scrollHeight * 0.8);
  const view = scroller(chat).getBoundingClientRect();
  const place = messages(chat).find((one) => one.getBoundingClientRect().top > view.top)!;
  return {app, chat, place};
}

describe('a message of a long conversation keeps its element', function () {
  this.timeout(60_000);

  it('while it has the focus', async () => {
    const {chat, place} = await middle();
    place.tabIndex = -1;
    place.focus();
    await far(chat);
    expect(focused()).to.equal(place);
    expect(place.isConnected).to.equal(true);
    scroller(chat).focus();
    await scrollTo(chat, 0);
    await until(() => !place.isConnected);
  });

  it('while it is selected, with all that is selected, and it can be copied', async () => {
    const {chat, place} = await middle();
    const second = place.nextElementSibling!.nextElementSibling! as HTMLElement;
    const inText = (message: Element) =>
      deepAll(message, 'dify-chat-markdown, .bubble').flatMap((el) => {
        const walker = document.createTreeWalker(el.shadowRoot ?? el, NodeFilter.SHOW_TEXT);
        const found: Text[] = [];
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          if ((node as Text).data.trim().length > 3 && !node.parentElement?.closest('style')) found.push(node as Text);
        return found;
      })[0]!;
    getSelection()!.setBaseAndExtent(inText(place), 1, inText(second), 4);
    await far(chat);
    expect([place.isConnected, place.nextElementSibling!.nextElementSibling]).to.deep.equal([true, second]);
    await allowClipboard('granted');
    await chord('Control', 'c');
    expect(await navigator.clipboard.readText()).to.contain(textIn(place.nextElementSibling!));
    getSelection()!.removeAllRanges();
    await scrollTo(chat, 0);
    await until(() => !place.isConnected);
  });

  it('when something was opened or written in it', async () => {
    const {chat} = await middle();
    const question = await until(() => messages(chat).find((one) => deepAll(one, 'dify-chat-question', '.edit')[0]));
    const text = textIn(question);
    deep(question, 'dify-chat-question', '.edit').click();
    const editor = await until(() => deepAll(question, 'dify-chat-question', 'dify-chat-question-editor')[0]);
    const field = await until(() => deepAll<HTMLTextAreaElement>(editor, 'textarea')[0]);
    field.value = 'half a thought';
    field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    scroller(chat).focus();
    await far(chat);
    await scrollTo(chat, 0);
    expect(question.isConnected).to.equal(true);
    expect(field.value).to.equal('half a thought');
    expect(text).to.match(/^Question/);
  });

  it('so few that the page stays small when many were opened', async () => {
    const {chat} = await middle();
    for (let step = 0; step < 40; step++) {
      for (const message of messages(chat)) {
        const button = document.createElement('button');
        message.shadowRoot!.append(button);
        button.click();
      }
      scroller(chat).scrollTop -= 300;
      await frame();
    }
    expect(messages(chat).length).to.be.below(60);
  });
});

describe('going far in a long conversation', function () {
  this.timeout(60_000);

  it('to its beginning by Ctrl+Home, with all that has to be loaded and no more drawn than can be seen', async () => {
    const {app, chat} = await long(330);
    scroller(chat).focus();
    await until(() => messages(chat).at(-1)!.isConnected);
    await app.clearRequests();
    await until(async () => {
      await chord('Control', 'Home');
      return seek(chat) ?? loaded(chat).length === 660;
    });
    await until(() => focused()?.ariaLabel === 'You, message 1 of 660');
    expect(textIn(focused()!)).to.equal('Question 1');
    expect(focused()).to.include({ariaPosInSet: '1', ariaSetSize: '660'});
    expect(messages(chat).length).to.be.below(60);
    const pages = await asked(app, '/messages');
    // Before our code is there, the browser itself scrolls up, which brings a page of the usual size.
    expect(pages.filter(({query}) => query.limit === '100').length).to.be.within(3, 4);
    expect(pages.length).to.be.at.most(5);
    await chord('Control', 'End');
    await until(() => focused()?.ariaLabel === 'Answer, message 660 of 660');
    const view = scroller(chat).getBoundingClientRect();
    expect(focused()!.getBoundingClientRect().bottom).to.be.at.most(view.bottom + 1);
    expect(seek(chat)).to.equal(undefined);
  });

  it('from message to message by arrow keys, through those that had no element', async () => {
    const {chat} = await long(60);
    await all(chat);
    scroller(chat).focus();
    await import('../src/controllers/walk.js');
    await until(async () => {
      await sendKeys({press: 'Home'});
      return textIn(focused()!) === 'Question 1';
    });
    const seen: string[] = [];
    for (let press = 0; seen.length < 40 && press < 200; press++) {
      await sendKeys({press: 'ArrowDown'});
      const text = textIn(focused()!);
      if (text !== seen.at(-1)) seen.push(text);
    }
    expect(seen.filter((text) => text.startsWith('Question')).slice(0, 15)).to.deep.equal(
      Array.from({length: 15}, (_, at) => `Question ${at + 2}`),
    );
  });

  it('from the menu, says how far it is, and can be stopped', async () => {
    const {app, chat} = await long(330);
    await app.fault({match: {path: '/messages$'}, fault: {delayMs: 600}, times: 9});
    await fromMenu(chat, 'Go to the beginning');
    const bar = await until(() => seek(chat));
    expect(deep(bar, '[role=status]').textContent).to.equal('Loading earlier messages…');
    expect(focused()?.textContent).to.equal('Cancel');
    await until(() => Number(deep(bar, '.number').textContent) > 40);
    await frame();
    const {top, text} = topmost(chat);
    await sendKeys({press: 'Escape'});
    await until(() => !seek(chat));
    expect(focused()).to.equal(scroller(chat));
    expect(loaded(chat).length).to.be.within(41, 500);
    await frame();
    expect(topmost(chat).text).to.equal(text);
    expect(topmost(chat).top).to.be.closeTo(top, 1);
  });

  it('says it in words when earlier messages cannot be loaded', async () => {
    const {app, chat} = await long(330);
    await app.fault({match: {path: '/messages$'}, fault: {preset: '500'}, times: 9});
    await fromMenu(chat, 'Go to the beginning');
    await until(() => deepAll(thread(chat), '[role=alert] .notice button')[0], 20_000);
    expect(scroller(chat).scrollTop).to.equal(0);
    expect(seek(chat)).to.equal(undefined);
    expect(focused()).to.equal(scroller(chat));
  });

  it('is told to assistive technology as a place among all', async () => {
    const {chat} = await long(100);
    await until(() => messages(chat)[0]!.isConnected);
    scroller(chat).scrollTop = 0;
    await until(() => loaded(chat).length > 40);
    await until(() => messages(chat).at(-1)!.ariaPosInSet === String(loaded(chat).length));
    expect(messages(chat).at(-1)).to.include({ariaSetSize: '-1'});
    await cdp('Accessibility.enable');
    await all(chat);
    await until(() => messages(chat).at(-1)!.ariaSetSize === '200');
  });
});
