import {expect} from '@open-wc/testing';
import {asked} from './support/app.js';
import {
  answerTo,
  ask,
  clearStorage,
  deepAll,
  field,
  keys,
  messages,
  mount,
  notice,
  ready,
  texts,
  until,
} from './support/chat.js';
import {reload} from './support/question.js';
import {choose, file, settled, taking} from './support/uploads.js';
import {
  age,
  goOffline,
  goOnline,
  noted,
  notes,
  OFFLINE,
  pressUnsent,
  queries,
  stored,
  waiting,
} from './support/unsent.js';

beforeEach(clearStorage);
afterEach(goOnline);

describe('a question that waits', () => {
  it('is not sent by itself any more after a while, but asks', async () => {
    const {app, chat} = await waiting();
    chat.remove();
    age(3600);
    await goOnline();
    const again = await mount(app);
    await ready(again);
    await noted(again, 'Send it now?');
    expect(texts(again)).to.include('ECHO one');
    await answerTo(again, 'ECHO two');
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO two']);
    await pressUnsent(again, 'send');
    await until(() => texts(again).at(-1)?.includes('one'));
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO two', 'ECHO one']);
    await until(() => stored().length === 0);
    expect(notes(again)).to.deep.equal([]);
  }).timeout(20_000);

  it('is gone for good when it is removed', async () => {
    const {app, chat} = await waiting();
    chat.remove();
    age(3600);
    await goOnline();
    const again = await mount(app);
    await ready(again);
    await noted(again, 'Send it now?');
    await pressUnsent(again, 'remove');
    await until(() => !texts(again).includes('ECHO one') && stored().length === 0);
    const last = await reload(again, app);
    await until(() => texts(last).length === 2);
    expect(await queries(app)).to.deep.equal(['ECHO zero']);
  }).timeout(20_000);

  it('goes out once from two widgets of the same visitor', async () => {
    const {app, chat} = await waiting();
    const other = await mount(app, {open: true});
    await until(() => field(other));
    await goOnline();
    await until(() => texts(chat).at(-1)?.includes('one'));
    await answerTo(chat, 'ECHO two');
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO one', 'ECHO two']);
    expect(notes(other)).to.deep.equal([]);
  }).timeout(20_000);

  it('is taken over when the one that looked after it goes', async () => {
    const {app, chat} = await waiting();
    const other = await mount(app, {open: true});
    await until(
      () => messages(other).length || deepAll(other, 'dify-chat-panel', 'dify-chat-thread', '.notice').length,
      15_000,
    );
    expect(notes(other)).to.deep.equal([]);
    chat.remove();
    await noted(other, OFFLINE, 15_000);
    await goOnline();
    await until(() => texts(other).at(-1)?.includes('one'), 15_000);
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO one']);
  }).timeout(40_000);

  it('keeps its files, over a reload too', async () => {
    const {app, chat} = await taking();
    await answerTo(chat, 'ECHO zero');
    choose(chat, file('notes.txt'));
    await settled(chat, 1);
    await goOffline(chat);
    await ask(chat, 'ECHO one');
    await noted(chat, OFFLINE);
    const again = await reload(chat, app);
    await noted(again, OFFLINE, 15_000);
    await goOnline();
    await until(() => texts(again).at(-1)?.includes('one'), 15_000);
    const [, last] = await asked(app, '/chat-messages');
    const {query, files} = last!.body as {query: string; files: Record<string, unknown>[]};
    expect(query).to.equal('ECHO one');
    expect(files).to.have.length(1);
    expect(files[0]).to.include({type: 'document', transfer_method: 'local_file'});
    expect(files[0]!.upload_file_id).to.be.a('string');
  }).timeout(40_000);

  it('is kept in the page only without storage', async () => {
    const {app, chat} = await waiting({storage: 'none'});
    expect(keys()).to.deep.equal([]);
    await goOnline();
    await until(() => texts(chat).at(-1)?.includes('one'));
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO one']);
    expect(keys()).to.deep.equal([]);
  });

  it('is forgotten with all the rest', async () => {
    const {app, chat} = await waiting();
    chat.forget();
    expect(keys()).to.deep.equal([]);
    await goOnline();
    await ready(chat);
    await answerTo(chat, 'ECHO two');
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO two']);
  }).timeout(20_000);

  it('whose conversation is gone meanwhile offers a new one, with its words', async () => {
    const body = {code: 'not_found', message: 'Conversation Not Exists.', status: 404};
    const {chat} = await waiting({}, {match: {path: '/chat-messages$'}, fault: {status: 404, body}});
    await goOnline();
    (await until(() => deepAll<HTMLButtonElement>(notice(chat), 'button')[0])).click();
    await until(() => messages(chat).length === 0 && field(chat).value === 'ECHO one');
    expect(stored()).to.deep.equal([]);
  });

  it('is not made up by what somebody else wrote into storage', async () => {
    const {app, chat} = await waiting();
    const [entry] = stored() as [Record<string, unknown>];
    chat.remove();
    await goOnline();
    const key = Object.keys(localStorage).find((name) => name.endsWith(':outbox'))!;
    const bad = [
      null,
      7,
      'x',
      {...entry, id: '../x'},
      {...entry, conversationId: '../../site'},
      {...entry, text: {}},
      {...entry, at: 'now'},
      {...entry, at: 1},
    ];
    for (const value of [
      JSON.stringify(bad),
      '{',
      '{"a":1}',
      JSON.stringify([{...entry, text: 'x'.repeat(300_000)}]),
    ]) {
      localStorage.setItem(key, value);
      const again = await mount(app, {open: true});
      await ready(again);
      await until(() => texts(again).length >= 2);
      await answerTo(again, 'ECHO two');
      expect(texts(again)).to.not.include('ECHO one');
      again.remove();
    }
    expect(await queries(app)).to.not.include('ECHO one');
  }).timeout(20_000);
});
