import {expect} from '@open-wc/testing';
import {held} from './support/commands.js';
import {answerTo, clearStorage, connect, messages, mount, open, textIn, until, welcome} from './support/chat.js';
import {make} from './support/app.js';

beforeEach(clearStorage);

/** Does something often, and expects that the page holds no more afterwards. */
async function often(work: () => Promise<void>): Promise<void> {
  for (let i = 0; i < 3; i++) await work();
  const before = await held();
  for (let i = 0; i < 6; i++) await work();
  // Some is let go a moment later: what a stream leaves behind, what was pressed last.
  await until(async () => {
    const {nodes, listeners} = await held();
    return nodes - before.nodes < 60 && listeners - before.listeners < 6;
  }, 20_000);
}

describe('a page with a chat', () => {
  it('does not grow with chats that come and go', async () => {
    const app = await make();
    await often(async () => {
      // Not by a fixture: that keeps what it has put into the page.
      const chat = Object.assign(document.createElement('dify-chat'), connect(app, 'app-code'));
      document.body.append(chat);
      await chat.updateComplete;
      await open(chat);
      await answerTo(chat, 'LONG');
      await until(() => textIn(messages(chat)[1]!).length > 1000);
      chat.remove();
      clearStorage();
    });
  }).timeout(60_000);

  it('does not grow with conversations that are left', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await often(async () => {
      for (const question of ['LONG', 'ERROR500', 'ECHO end']) await answerTo(chat, question);
      await until(() => messages(chat).length === 6);
      chat.newConversation();
      await until(() => welcome(chat));
    });
    expect(messages(chat)).to.have.length(0);
  }).timeout(60_000);
});
