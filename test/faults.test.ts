import {expect} from '@open-wc/testing';
import {setOffline} from './support/commands.js';
import {
  answerTo,
  ask,
  clearStorage,
  deepAll,
  field,
  messages,
  mount,
  next,
  notice,
  open,
  retry,
  textIn,
  texts,
  until,
  welcome,
} from './support/chat.js';
import {asked, ERAS, make, posts} from './support/app.js';
import {goOffline, noted, pressUnsent} from './support/unsent.js';

beforeEach(clearStorage);

describe('errors', () => {
  it('before the answer: in place, in words, with a retry that asks again', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: '500'}});
    expect((await answerTo(chat, 'ECHO one')).message.status).to.equal('failed');
    await until(() => notice(chat).textContent.includes('Something went wrong on the server'));
    expect(notice(chat).textContent).to.not.contain('Internal Server Error');
    retry(chat);
    await until(() => texts(chat)[1]?.includes('one'));
    expect(messages(chat)).to.have.length(2);
  });

  it('in the middle: what arrived is kept', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    const {message, text} = await answerTo(chat, 'ERRORMID');
    expect(message.status).to.equal('failed');
    expect(text).to.have.length.above(5);
    await until(() => texts(chat)[1]?.includes(text.slice(0, 10)));
    await until(() => notice(chat));
  });

  it('of a chatflow’s node: the run failed, in words', async () => {
    for (const era of ERAS) {
      const app = await make({mode: 'advanced-chat'}, era);
      const chat = await mount(app);
      await open(chat);
      expect((await answerTo(chat, 'ERROR500')).message, era).to.include({status: 'failed'});
      await until(() => notice(chat));
      chat.remove();
    }
  });

  it('of the app’s description: said where the chat would be, with a retry', async () => {
    const app = await make();
    await app.fault({match: {path: '/parameters$'}, fault: {preset: '400'}});
    const chat = await mount(app);
    chat.show();
    const again = await until(
      () => deepAll<HTMLButtonElement>(chat, 'dify-chat-panel', 'dify-chat-thread', '.notice button')[0],
    );
    again.click();
    await until(() => welcome(chat));
  });

  it('of the set-up: said in the panel, without a request', async () => {
    const app = await make();
    const chat = await mount(app, {baseUrl: 'javascript:alert(1)'});
    const error = next(chat, 'dify-chat-error');
    chat.show();
    expect((await error).detail.error).to.include({kind: 'configuration'});
    await until(() =>
      deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '.notice')[0]?.textContent.includes('not set up'),
    );
    expect(await app.requests()).to.have.length(0);
  });
});

describe('a cut stream', () => {
  it('is kept and marked incomplete where Dify forgot the answer, and is never posted again', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: 'cut'}});
    await ask(chat, 'LONG');
    await until(() =>
      deepAll(messages(chat).at(-1)!, '.note').some((el) => el.textContent.includes('Looking for the rest')),
    );
    const kept = textIn(messages(chat)[1]!);
    expect(kept).to.have.length.above(3);
    await until(async () => (await asked(app, '/messages')).length > 1);
    expect(textIn(messages(chat)[1]!)).to.equal(kept);
    expect(await posts(app)).to.equal(1);
  });

  it('is completed from history where the run went on', async () => {
    const app = await make({mode: 'advanced-chat'}, '1.14');
    const chat = await mount(app);
    await open(chat);
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: 'cut'}});
    const {message, text} = await answerTo(chat, 'LONG');
    expect(message.status).to.equal('done');
    expect(text).to.have.length.above(500);
    expect(await posts(app)).to.equal(1);
  });

  it('without any frame is looked up in history and not posted again', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: 'cut-first'}});
    const {message} = await answerTo(chat, 'ECHO lost');
    expect(message.status).to.equal('incomplete');
    expect(await posts(app)).to.equal(1);
    expect(await asked(app, '/conversations')).to.not.be.empty;
    retry(chat);
    await until(() => texts(chat).at(-1)?.includes('lost'));
  }).timeout(50_000);

  for (const preset of [
    'bytes',
    'split',
    'join',
    'crlf',
    'bom',
    'comments',
    'no-space',
    'multiline',
    'done',
    'burst',
    'bad-json',
    'null-event',
    'unknown-event',
    'late',
    'gzip-cut',
  ]) {
    it(`does not harm the text: ${preset}`, async () => {
      const app = await make();
      const chat = await mount(app);
      await open(chat);
      await app.fault({match: {path: '/chat-messages$'}, fault: {preset}});
      const {message, text} = await answerTo(chat, 'ECHO Grüße 你好 👋 done');
      if (preset === 'gzip-cut') expect(message.status).to.be.oneOf(['incomplete', 'done', 'failed']);
      else {
        expect(message.status).to.equal('done');
        expect(text.trim()).to.equal('Grüße 你好 👋 done');
      }
    });
  }
});

describe('offline', () => {
  after(() => setOffline(false));

  it('keeps the question, says what is wrong, and asks again on request', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await goOffline(chat);
    await ask(chat, 'ECHO back');
    await noted(chat, 'Not sent');
    await pressUnsent(chat, 'cancel');
    await setOffline(false);
    await pressUnsent(chat, 'send');
    await until(() => texts(chat).at(-1)?.includes('back'));
    expect(field(chat).value).to.equal('');
  }).timeout(70_000);
});
