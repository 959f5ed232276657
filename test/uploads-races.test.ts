import {expect} from '@open-wc/testing';
import {asked} from './support/app.js';
import {answerTo, ask, clearStorage, field, panel, until} from './support/chat.js';
import {
  cards,
  choose,
  drag,
  file,
  inCards,
  inUploader,
  note,
  paste,
  questions,
  refused,
  settled,
  taking,
  transfer,
} from './support/uploads.js';

beforeEach(clearStorage);
afterEach(() => document.querySelectorAll('dify-chat').forEach((chat) => chat.remove()));

describe('files', function () {
  this.timeout(30_000);

  it('that wait do not go out when the chat is gone', async () => {
    const {app, chat} = await taking();
    const uploads = async () => (await asked(app, '/files/upload')).filter(({method}) => method === 'POST');
    await app.fault({match: {path: '/files/upload', method: 'POST'}, fault: {hang: true}, times: 4});
    choose(chat, ...['a', 'b', 'c', 'd'].map((name) => file(`${name}.txt`)));
    await until(() => inCards(chat, '[data-status=sending]').length === 2);
    await until(async () => (await uploads()).length === 2);
    chat.remove();
    await until(async () => (await uploads()).every(({aborted}) => aborted));
    const {chat: other} = await taking();
    await answerTo(other, 'ECHO hello');
    expect(await uploads()).to.have.length(2);
  });

  it('hold a message back that does not go to another conversation', async () => {
    const {app, chat} = await taking();
    await app.fault({match: {path: '/files/upload'}, fault: {delayMs: 500}});
    choose(chat, file('a.txt'));
    await until(() => cards(chat).length);
    await ask(chat, 'Read it');
    await until(() => note(chat));
    chat.newConversation();
    await settled(chat, 1);
    await until(() => !note(chat));
    expect(field(chat).value).to.equal('Read it');
    expect(await questions(app)).to.have.length(0);
    await answerTo(chat, 'Read it');
    expect((await questions(app))[0]!.files).to.have.length(1);
  });

  it('are dropped on the one of two chats over which they are', async () => {
    const {chat: first} = await taking();
    const {chat: second} = await taking();
    for (const [chat, other] of [
      [second, first],
      [first, second],
    ] as const) {
      const held = transfer(file('a.txt'));
      expect(drag('dragover', held, panel(chat)).defaultPrevented).to.equal(true);
      await until(() => inUploader(chat, '.drop:popover-open').length);
      expect(inUploader(other, '.drop:popover-open')).to.have.length(0);
      drag('drop', held, panel(chat));
      await settled(chat, 1);
      expect(inUploader(chat, '.drop:popover-open')).to.have.length(0);
    }
    expect([cards(first).length, cards(second).length]).to.deep.equal([1, 1]);
  });

  it('that are dropped on the page are its own while the chat is closed', async () => {
    const {chat} = await taking();
    expect(drag('dragover', transfer(file('a.txt')), document.body).defaultPrevented).to.equal(true);
    chat.hide();
    await until(() => panel(chat).hidden);
    expect(drag('dragover', transfer(file('a.txt')), document.body).defaultPrevented).to.equal(false);
  });

  it('of the device are refused in words where only addresses are taken', async () => {
    const {app, chat} = await taking({allowed_file_upload_methods: ['remote_url']});
    paste(chat, transfer(file('a.txt')));
    await until(() => refused(chat).length);
    expect(refused(chat)).to.deep.equal(['a.txt was not added: here files are given by their address only.']);
    expect(await asked(app, '/files/upload')).to.have.length(0);
  });
});
