import {expect} from '@open-wc/testing';
import type {SessionOptions} from '../../src/state/core.js';
import type {StoredName} from '../../src/state/storage.js';
import {textOf, type Answer} from '../../src/state/types.js';
import {make, posts} from '../support/app.js';
import {until} from '../support/chat.js';
import type {EmulatorApp} from '../support/emulator.js';
import {makeKept, memoryStorage, settled} from '../support/session.js';

async function begin(app: EmulatorApp, more: Partial<SessionOptions> = {}) {
  const options = {baseUrl: app.serviceUrl, auth: {apiKey: app.apiKey}, user: 'ann'};
  const {session} = makeKept(options, {recoverWaits: [50], ...more});
  await session.start();
  return {session, answer: () => session.state.get().messages.at(-1) as Answer};
}

/** The only draft that is kept. */
function draftIn(kept: ReadonlyMap<StoredName, string>): string | undefined {
  const drafts = JSON.parse(kept.get('drafts') ?? '[]') as [string, string][];
  expect(drafts.length).to.be.at.most(1);
  return drafts[0]?.[1];
}

const send = {method: 'POST', path: '/chat-messages$'};

describe('a question when the page goes', () => {
  it('is kept as the draft until Dify has answered it', async () => {
    const app = await make();
    const kept = new Map<StoredName, string>();
    await app.fault({match: send, fault: {delayMs: 400}});
    const {session} = await begin(app, {storage: memoryStorage(kept)});
    session.send('ECHO still on its way');
    session.flush();
    expect(draftIn(kept)).to.equal('ECHO still on its way');
    await settled(session);
    session.flush();
    expect(kept.has('drafts')).to.be.false;
  });

  it('gives way to what was written after it', async () => {
    const app = await make();
    const kept = new Map<StoredName, string>();
    await app.fault({match: send, fault: {delayMs: 400}});
    const {session} = await begin(app, {storage: memoryStorage(kept)});
    session.send('ECHO one');
    session.setDraft('and two');
    session.flush();
    expect(draftIn(kept)).to.equal('and two');
  });

  it('is no draft any more when history has it', async () => {
    const app = await make();
    const kept = new Map<StoredName, string>();
    const first = await begin(app, {storage: memoryStorage(kept)});
    first.session.send('ECHO one');
    await settled(first.session);
    await app.fault({match: send, fault: {delayAfterHeadersMs: 400}});
    first.session.send('ECHO two');
    await until(async () => (await posts(app)) === 2);
    first.session.dispose();
    expect(draftIn(kept)).to.equal('ECHO two');
    const second = await begin(app, {storage: memoryStorage(kept)});
    expect(second.session.state.get()).to.include({draft: ''});
    expect(second.session.state.get().messages.at(-2)).to.include({text: 'ECHO two'});
  });
});

describe('a page that nobody sees', () => {
  it('misses nothing while it is not drawn', async () => {
    const app = await make({tokensPerSecond: 200});
    const waiting: (() => void)[] = [];
    const {session} = await begin(app, {schedule: (flush) => waiting.push(flush)});
    let heard = 0;
    session.state.subscribe(() => heard++);
    session.send('ECHO all of it is there');
    expect(textOf((await settled(session)).parts)).to.contain('all of it is there');
    expect(heard).to.equal(0);
    for (const flush of waiting) flush();
    expect(heard).to.equal(1);
  });
});

describe('two tabs of one visitor', () => {
  it('do not take away each other’s drafts', async () => {
    const app = await make();
    const kept = new Map<StoredName, string>();
    const one = await begin(app, {storage: memoryStorage(kept)});
    const two = await begin(app, {storage: memoryStorage(kept)});
    one.session.setDraft('from one');
    one.session.flush();
    two.session.setDraft('from two');
    two.session.flush();
    one.session.setDraft('');
    one.session.flush();
    expect(draftIn(kept)).to.equal('from two');
    expect(two.session.state.get().draft).to.equal('from two');
  });

  it('write into their own conversations, whatever the other one stores', async () => {
    const app = await make();
    const kept = new Map<StoredName, string>();
    const one = await begin(app, {storage: memoryStorage(kept)});
    const two = await begin(app, {storage: memoryStorage(kept)});
    for (const {session} of [one, two]) {
      session.send('ECHO hello');
      await settled(session);
    }
    const [first, second] = [one, two].map(({session}) => session.state.get().conversationId);
    expect(first).to.not.equal(second);
    one.session.send('ECHO again');
    await settled(one.session);
    expect(one.session.state.get().conversationId).to.equal(first);
  });
});

describe('an unclear send', () => {
  /** The answer was written, but no byte of it came. */
  const lost = {match: send, fault: {preset: 'cut-first'}};

  it('is found in history, and never sent twice, whatever the visitor’s clock says', async () => {
    const app = await make({mode: 'advanced-chat'}, '1.14');
    const {session} = await begin(app, {recoverWaits: [300, 300, 600, 1000]});
    session.send('ECHO same words');
    await settled(session);
    const now = Date.now.bind(Date);
    Date.now = () => now() + 86_400_000;
    try {
      await app.fault(lost);
      session.send('ECHO same words');
      const answer = await settled(session);
      expect(answer.status).to.equal('done');
      expect(textOf(answer.parts)).to.contain('same words');
      const ids = session.state.get().messages.map((message) => message.role === 'assistant' && message.id);
      expect(new Set(ids.filter(Boolean)).size).to.equal(2);
      expect(await posts(app)).to.equal(2);
    } finally {
      Date.now = now;
    }
  });

  it('that Dify does not know is failed, and says that it was probably not sent', async () => {
    const app = await make();
    // Many times: on each connection that was used before, a browser itself tries again.
    await app.fault({match: send, fault: {preset: 'reset-before-headers'}, times: 50});
    const {session} = await begin(app);
    session.send('ECHO one');
    const answer = await settled(session);
    expect(answer.status).to.equal('failed');
    expect(answer.error).to.include({code: 'not_delivered', retryable: true});
    expect(session.state.get().messages[0]).to.include({text: 'ECHO one'});
  });
});

describe('a stream that is not in order', () => {
  for (const preset of ['duplicate', 'out-of-order']) {
    it(`ends with the text that history has, in one message: ${preset}`, async () => {
      const app = await make();
      await app.fault({match: send, fault: {preset}});
      const {session, answer} = await begin(app);
      session.send('ECHO one two three four');
      await until(() => textOf(answer().parts) === 'one two three four');
      expect(answer().status).to.equal('done');
      expect(session.state.get().messages).to.have.length(2);
    });
  }
});

describe('older pages', () => {
  const past = Array.from({length: 30}, (_, i) => ({query: `Q${i}`, answer: `A${i}`}));

  async function restored() {
    const app = await make();
    const {conversations} = await app.seed({user: 'ann', via: 'service', conversations: [{messages: past}]});
    const {session} = await begin(app, {conversationId: conversations[0]!.id});
    await until(() => session.state.get().messages.length === 40);
    return {app, session};
  }

  it('end where a message was deleted between two pages, and the conversation goes on', async () => {
    const {app, session} = await restored();
    const {conversationId} = session.state.get();
    const body = {code: 'not_found', message: 'First Message Not Exists.', status: 404};
    await app.fault({match: {path: '/messages$'}, fault: {status: 404, body}});
    await session.loadOlder();
    expect(session.state.get()).to.include({history: 'complete', conversationId});
    session.send('ECHO on');
    await settled(session);
    expect(session.state.get()).to.include({conversationId});
  });

  it('end where a server says that there are more, and has nothing new', async () => {
    const {app, session} = await restored();
    const body = {data: [], has_more: true, limit: 20};
    await app.fault({match: {path: '/messages$'}, fault: {status: 200, body}, times: 99});
    await app.clearRequests();
    for (let i = 0; i < 5; i++) await session.loadOlder();
    expect(session.state.get()).to.include({history: 'complete'});
    expect((await app.requests()).length).to.be.at.most(5);
    expect(session.state.get().messages).to.have.length(40);
  });
});
