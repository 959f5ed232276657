import {expect} from '@open-wc/testing';
import type {DifyChat} from '../../src/index.js';
import {asked, make, posts} from '../support/app.js';
import {answerTo, clearStorage, field, keys, messages, mount, open, ready, texts, until} from '../support/chat.js';
import {denied, fill, nowhere, replaceStorages, restoreStorages, TAMPERED} from '../support/storage.js';

beforeEach(clearStorage);
afterEach(restoreStorages);

/** Who asked, in which conversation. */
async function visitor(app: Parameters<typeof asked>[0]) {
  const bodies = (await asked(app, '/chat-messages')).map(({body}) => body as {user: string; conversation_id?: string});
  return {
    users: new Set(bodies.map(({user}) => user)).size,
    conversations: bodies.map((body) => body.conversation_id ?? ''),
  };
}

describe('<dify-chat> and a storage that fails', () => {
  /** Asks twice, closing the panel between; the second question goes on in the conversation of the first. */
  async function conversation(chat: DifyChat, between = () => {}) {
    await open(chat);
    await answerTo(chat, 'ECHO one');
    chat.hide();
    between();
    await chat.updateComplete;
    await open(chat);
    expect((await answerTo(chat, 'ECHO two')).message.status).to.equal('done');
    expect(texts(chat)).to.have.length(4);
  }

  const FAULTS: Record<string, () => void> = {
    denied: () => replaceStorages(denied),
    absent: () => replaceStorages(nowhere),
    full: fill,
  };
  for (const [fault, arm] of Object.entries(FAULTS)) {
    it(`opens, chats and remembers as long as the page does: ${fault}`, async () => {
      const app = await make();
      arm();
      const chat = await mount(app, {way: 'api-key'});
      await conversation(chat);
      const {users, conversations} = await visitor(app);
      expect(users).to.equal(1);
      expect(conversations[0]).to.equal('');
      expect(conversations[1]).to.match(/^[0-9a-f-]{36}$/);
      chat.forget();
      await until(() => messages(chat).length === 0);
    });
  }

  it('goes on when the page clears its storage in the middle', async () => {
    const app = await make();
    await conversation(await mount(app, {way: 'api-key'}), clearStorage);
    const {users, conversations} = await visitor(app);
    expect(users).to.equal(1);
    expect(conversations[1]).to.match(/^[0-9a-f-]{36}$/);
  });

  it('begins as somebody new when what it kept was tampered with', async () => {
    const app = await make();
    const first = await mount(app, {way: 'api-key'});
    await open(first);
    await answerTo(first, 'ECHO one');
    first.remove();
    for (const value of Object.values(TAMPERED)) {
      if (value.length > 1_000_000) continue; // all keys together would not fit
      for (const key of keys()) localStorage.setItem(key, value);
      const chat = await mount(app, {way: 'api-key'});
      expect(chat.open).to.be.false;
      await open(chat);
      expect(messages(chat)).to.have.length(0);
      chat.remove();
    }
    expect(await posts(app)).to.equal(1);
    expect(window).not.to.have.property('hacked');
    expect({}).not.to.have.property('polluted');
    for (const {path, query} of await app.requests())
      expect(path + JSON.stringify(query)).not.to.match(/admin|<|polluted/);
  });

  it('shows a stored draft as the text that it is, and one of 5 MB not at all', async () => {
    const app = await make();
    const first = await mount(app, {display: 'inline'});
    await ready(first);
    field(first).value = 'a thought';
    field(first).dispatchEvent(new Event('input'));
    dispatchEvent(new Event('pagehide'));
    const key = keys().find((name) => name.endsWith(':drafts'))!;
    first.remove();
    const draft = async (value: string) => {
      localStorage.setItem(key, JSON.stringify([['', value]]));
      const chat = await mount(app, {display: 'inline'});
      await ready(chat);
      const shown = field(chat).value;
      chat.remove();
      return shown;
    };
    expect(await draft(TAMPERED.HTML)).to.equal(TAMPERED.HTML);
    expect(await draft(TAMPERED['5 MB'])).to.equal('');
    expect(window).not.to.have.property('hacked');
  });
});
