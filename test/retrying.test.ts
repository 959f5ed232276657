import {expect} from '@open-wc/testing';
import {answerTo, clearStorage, mount, next, notice, open, retry, until} from './support/chat.js';
import {make} from './support/app.js';
import {asks, reload, seeVersion, tree, version} from './support/question.js';

beforeEach(clearStorage);

describe('asking a failed answer again', () => {
  it('makes a version of one that Dify knows', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO one');
    expect((await answerTo(chat, 'ERRORMID')).message).to.include({status: 'failed'});
    const ended = next(chat, 'dify-chat-message');
    await until(() => notice(chat));
    retry(chat);
    await ended;
    await until(() => asks(chat) === 'ECHO one | ERRORMID');
    await seeVersion(chat, 1, '2/2');
    const again = await reload(chat, app);
    await until(() => asks(again) === 'ECHO one | ERRORMID');
    await seeVersion(again, 1, '2/2');
    expect((await tree(app)).slice(1)).to.deep.equal(['ERRORMID < ECHO one', 'ERRORMID < ECHO one']);
  });

  it('leaves no trace of one that Dify does not know', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO one');
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: '500'}});
    await answerTo(chat, 'ECHO two');
    const ended = next(chat, 'dify-chat-message');
    await until(() => notice(chat));
    retry(chat);
    await ended;
    await until(() => asks(chat) === 'ECHO one | ECHO two');
    expect(version(chat, 1)).to.equal(undefined);
  });

  it('makes no version where a conversation is a line', async () => {
    const app = await make();
    const chat = await mount(app, {way: 'api-key'});
    await open(chat);
    await answerTo(chat, 'ERRORMID');
    const ended = next(chat, 'dify-chat-message');
    await until(() => notice(chat));
    retry(chat);
    await ended;
    await until(() => asks(chat) === 'ERRORMID | ERRORMID');
  });
});
