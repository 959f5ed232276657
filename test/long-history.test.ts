import {expect} from '@open-wc/testing';
import {clearStorage, deepAll, messages, next, scroller, textIn, texts, thread, until} from './support/chat.js';
import {all, answerOf, frame, loaded, long, nodesIn, older, scrollTo, topmost} from './support/long.js';

beforeEach(clearStorage);

describe('a long conversation', function () {
  this.timeout(60_000);

  it('moves nothing on the screen by a pixel when older pages come, in each of 20 of them', async () => {
    const {app, chat} = await long(420);
    await app.fault({match: {path: '/messages$'}, fault: {delayMs: 60}, times: 99});
    for (let page = 1; page <= 20; page++) {
      const before = loaded(chat).length;
      await until(() => {
        scroller(chat).scrollTop = 0;
        return deepAll(thread(chat), '.skeleton')[0];
      });
      await frame();
      const {element, top} = topmost(chat);
      await until(() => loaded(chat).length > before);
      await frame();
      const view = scroller(chat).getBoundingClientRect();
      expect(element.isConnected, `page ${page}`).to.equal(true);
      expect(Math.abs(element.getBoundingClientRect().top - view.top - top), `page ${page}`).to.be.below(1);
    }
    expect(loaded(chat).length).to.equal(840);
  });

  it('has few nodes, however many messages are loaded', async () => {
    const {chat} = await long(600);
    await older(chat);
    const few = nodesIn(chat);
    await all(chat);
    expect(loaded(chat)).to.have.length(1200);
    for (const part of [1, 0.7, 0.3, 0]) {
      await scrollTo(chat, part * scroller(chat).scrollHeight);
      await frame();
      expect(nodesIn(chat), `${part}`).to.be.below(2 * few);
      expect(messages(chat).length, `${part}`).to.be.within(4, 80);
    }
  });

  it('shows each message where one scrolls, none twice, none left out', async () => {
    const {chat} = await long(120);
    await all(chat);
    const box = scroller(chat);
    const seen = new Set<string>();
    box.scrollTop = 0;
    for (;;) {
      await frame();
      const view = box.getBoundingClientRect();
      for (const message of messages(chat)) {
        const {top, bottom} = message.getBoundingClientRect();
        if (bottom > view.top && top < view.bottom) seen.add(textIn(message));
      }
      const shown = texts(chat);
      expect(new Set(shown).size).to.equal(shown.length);
      if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) break;
      box.scrollTop += 200;
    }
    for (let nth = 1; nth <= 120; nth++) {
      expect(seen.has(`Question ${nth}`), `${nth}`).to.equal(true);
      expect(seen.has(answerOf(nth).trim()), `${nth}`).to.equal(true);
    }
  });

  it('moves by just what one scrolls, up through messages that were never drawn', async () => {
    const {chat} = await long(150);
    await all(chat);
    await scrollTo(chat, scroller(chat).scrollHeight / 2);
    for (let step = 0; step < 60; step++) {
      const {element, top} = topmost(chat);
      scroller(chat).scrollTop -= 90;
      await frame();
      const moved = element.getBoundingClientRect().top - scroller(chat).getBoundingClientRect().top - top;
      expect(Math.abs(moved - 90), `step ${step}`).to.be.below(1);
    }
  });

  it('follows an answer at its end, and stays where the visitor reads while one comes', async () => {
    const {chat} = await long(100, {config: {tokensPerSecond: 200}});
    await all(chat);
    const box = scroller(chat);
    let ended = next(chat, 'dify-chat-message');
    void chat.send('LONG');
    await ended;
    await frame();
    expect(box.scrollHeight - box.clientHeight - box.scrollTop).to.be.below(2);
    expect(messages(chat).length).to.be.below(60);
    await scrollTo(chat, box.scrollHeight / 3);
    ended = next(chat, 'dify-chat-message');
    void chat.send('LONG');
    await until(() => loaded(chat).length === 204);
    await frame();
    // One's own question is shown; from there he goes back.
    await scrollTo(chat, box.scrollHeight / 3);
    const {element, top} = topmost(chat);
    await ended;
    await frame();
    expect(element.getBoundingClientRect().top - box.getBoundingClientRect().top).to.be.closeTo(top, 1);
    thread(chat).shadowRoot!.querySelector<HTMLElement>('.latest')!.click();
    await until(() => box.scrollHeight - box.clientHeight - box.scrollTop < 2);
    expect(loaded(chat)).to.have.length(204);
  });
});
