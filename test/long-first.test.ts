import {expect} from '@open-wc/testing';
import {clearStorage, deep, messages, mount, scroller, textIn, thread, until, welcome} from './support/chat.js';
import {all, answerOf, frame, loaded, long, scrollTo} from './support/long.js';

beforeEach(clearStorage);

describe('a conversation of some length', function () {
  this.timeout(60_000);

  it('shows its end first and the other messages of the page a little later, without a move', async () => {
    const {app, chat, id} = await long(60);
    chat.remove();
    const again = await mount(app, {display: 'inline', user: 'ann', way: 'api-key', conversationId: id});
    again.style.setProperty('--dify-chat-height', '520px');
    const first = await until(() => messages(again).length);
    expect(first).to.be.within(8, 32);
    await until(() => textIn(messages(again).at(-1)!) === answerOf(60).trim());
    const tops = new Set<number>();
    while (messages(again).length < 40) {
      await frame();
      tops.add(messages(again).at(-1)!.getBoundingClientRect().top - scroller(again).getBoundingClientRect().top);
    }
    await frame();
    tops.add(messages(again).at(-1)!.getBoundingClientRect().top - scroller(again).getBoundingClientRect().top);
    expect(loaded(again)).to.have.length(40);
    expect(Math.max(...tops) - Math.min(...tops)).to.be.below(1);
  });

  it('has an element for each message while there are not more than 60', async () => {
    const {chat} = await long(30);
    await all(chat);
    for (const part of [0, 0.5, 1]) {
      await scrollTo(chat, part * scroller(chat).scrollHeight);
      await frame();
      expect(messages(chat)).to.have.length(60);
    }
  });

  it('gives way to an empty one', async () => {
    const {chat} = await long(60);
    await all(chat);
    await until(() => messages(chat).length < 60);
    deep(chat, 'dify-chat-panel', 'dify-chat-header', '[aria-label="New conversation"]').click();
    await until(() => welcome(chat));
    expect(messages(chat)).to.have.length(0);
    expect(deep(thread(chat), '.scroller').scrollTop).to.equal(0);
  });
});
