import {expect} from '@open-wc/testing';
import {clearStorage, deep, messages, thread, until, welcome} from './support/chat.js';
import {all, long} from './support/long.js';

beforeEach(clearStorage);

describe('a conversation of some length', function () {
  this.timeout(60_000);

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
