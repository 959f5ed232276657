import {expect} from '@open-wc/testing';
import type {SessionOptions} from '../../src/state/core.js';
import {TURN_TIMES} from '../../src/state/turn.js';
import {textOf, type Answer} from '../../src/state/types.js';
import {asked, make, posts} from '../support/app.js';
import type {EmulatorApp} from '../support/emulator.js';
import {until} from '../support/chat.js';
import {makeSession, settled} from '../support/session.js';

/** Seconds become tens of milliseconds, so that a fault of a minute takes half a second. */
const times = {slow: 400, dead: 900, queue: 4000, tail: 100, stop: 500};

async function begin(app: EmulatorApp, more: Partial<SessionOptions> = {}) {
  const options = {baseUrl: app.serviceUrl, auth: {apiKey: app.apiKey}, user: 'ann'};
  const {session, emitted} = makeSession(options, {times, recoverWaits: [50], ...more});
  await session.start();
  const answer = () => session.state.get().messages.at(-1) as Answer;
  return {session, emitted, answer};
}

/** What the visitor was told about the wait, in order. */
function watch({session, answer}: Awaited<ReturnType<typeof begin>>): string[] {
  const told: string[] = [];
  session.state.subscribe(() => {
    const {status, delay} = answer();
    const word = `${status}${delay ? ` ${delay}` : ''}`;
    if (told.at(-1) !== word) told.push(word);
  });
  return told;
}

/** Keeps the page from doing anything, as a frozen tab does. */
function freeze(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('silence', () => {
  it('tells after 15 seconds, and lets go of the connection after a minute', () => {
    expect(TURN_TIMES).to.include({slow: 15_000, dead: 60_000});
    expect(TURN_TIMES.queue).to.be.above(300_000);
  });

  it('before the headers: it takes a while, then history is asked, and the question stays', async () => {
    const app = await make();
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: 'no-headers'}});
    const chat = await begin(app);
    const told = watch(chat);
    chat.session.send('ECHO lost');
    const answer = await settled(chat.session);
    expect(told).to.deep.equal(['waiting', 'waiting slow', 'incomplete slow', 'failed']);
    expect(answer.error).to.include({code: 'not_delivered', retryable: true});
    expect(chat.session.state.get().messages[0]).to.include({text: 'ECHO lost'});
    expect(await asked(app, '/conversations')).to.have.length(1);
    expect(await posts(app)).to.equal(1);
  });

  it('between headers and words: it takes a while, then the answer is taken from history', async () => {
    const app = await make();
    await app.fault({match: {path: '/chat-messages$'}, fault: {delayAfterHeadersMs: 20_000}});
    const chat = await begin(app);
    const told = watch(chat);
    chat.session.send('ECHO lost');
    expect(textOf((await settled(chat.session)).parts)).to.contain('lost');
    expect(told).to.deep.equal(['waiting', 'waiting slow', 'incomplete slow', 'done']);
    expect(await posts(app)).to.equal(1);
  });

  it('in the middle: what arrived is kept, and marked incomplete', async () => {
    const app = await make();
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: 'silence'}});
    const chat = await begin(app);
    const told = watch(chat);
    chat.session.send('DRIP:200');
    const answer = await settled(chat.session);
    expect(told.slice(-4)).to.deep.equal(['streaming', 'streaming slow', 'incomplete slow', 'incomplete']);
    expect(textOf(answer.parts)).to.have.length.above(3);
    expect(answer.error).to.include({code: 'stream_cut'});
    expect(await posts(app)).to.equal(1);
  });

  it('but for pings: the connection lives, and the visitor is told that it takes a while', async () => {
    const app = await make({maxPing: 150});
    const chat = await begin(app);
    const told = watch(chat);
    chat.session.send('HANG');
    await until(() => told.includes('streaming slow'));
    const began = performance.now();
    await until(() => performance.now() - began > times.dead * 2);
    expect(chat.session.running).to.exist;
    chat.session.stop();
    expect(textOf(chat.answer().parts)).to.include('hangs after these');
    expect(chat.answer().status).to.equal('stopped');
  });

  it('of an app that says nothing but pings until it is done is no queue', async () => {
    const app = await make({mode: 'agent', maxPing: 300}, 'newest');
    const chat = await begin(app);
    const told = watch(chat);
    chat.session.send('SLOW:1500');
    expect((await settled(chat.session)).status).to.equal('done');
    expect(told.slice(0, 2)).to.deep.equal(['waiting', 'waiting slow']);
  });

  it('of a page that stood still is not the server’s: what came meanwhile is read', async () => {
    const app = await make({tokensPerSecond: 100});
    const chat = await begin(app);
    chat.session.send('LONG');
    await until(() => textOf(chat.answer().parts));
    freeze(times.slow + times.dead + 300);
    const answer = await settled(chat.session, 15_000);
    expect(answer.status).to.equal('done');
    expect(textOf(answer.parts)).to.have.length.above(2000);
  }).timeout(20_000);
});

describe('a chatflow that has not started', () => {
  const flow = {mode: 'advanced-chat'} as const;
  const demanding = {
    ...flow,
    idleMs: 1200,
    parameters: {user_input_form: [{'text-input': {label: 'City', variable: 'city', required: true}}]},
  };

  it('waits for a worker for longer than a minute, and says so', async () => {
    const app = await make({...flow, queueMs: 1500}, '1.13');
    const chat = await begin(app);
    const told = watch(chat);
    chat.session.send('ECHO at last');
    const answer = await settled(chat.session);
    expect(told.slice(0, 2)).to.deep.equal(['waiting', 'waiting queued']);
    expect(textOf(answer.parts)).to.contain('at last');
    expect(await posts(app)).to.equal(1);
  });

  for (const era of ['1.13', '1.14'] as const) {
    it(`because it was refused without a word is called failed when the stream ends, not before: ${era}`, async () => {
      const app = await make(demanding, era);
      const chat = await begin(app);
      const told = watch(chat);
      chat.session.send('ECHO never');
      chat.session.setDraft('and then');
      const answer = await settled(chat.session);
      // History is asked before that is said.
      expect(told).to.deep.equal(['waiting', 'waiting queued', 'incomplete slow', 'failed']);
      expect(answer.error).to.include({code: 'not_started', kind: 'server'});
      expect(chat.session.state.get()).to.include({draft: 'and then'});
      expect(chat.session.state.get().messages[0]).to.include({text: 'ECHO never'});
      expect(await posts(app)).to.equal(1);
    });
  }

  it('says at once that it was refused, in the newest release', async () => {
    const app = await make({...demanding, idleMs: 300_000}, 'newest');
    const chat = await begin(app);
    chat.session.send('ECHO never');
    expect((await settled(chat.session)).error).to.include({code: 'run_refused', kind: 'input'});
  });

  it('because its conversation is gone is not waited for', async () => {
    const app = await make(flow, '1.13');
    const chat = await begin(app);
    chat.session.send('ECHO one');
    await settled(chat.session);
    const {conversationId} = chat.session.state.get();
    const headers = {authorization: `Bearer ${app.apiKey}`, 'content-type': 'application/json'};
    const gone = {method: 'DELETE', headers, body: '{"user":"ann"}'};
    await fetch(`${app.serviceUrl}/conversations/${conversationId}`, gone);
    const told = watch(chat);
    chat.session.send('ECHO two');
    const answer = await settled(chat.session);
    expect(told).to.deep.equal(['waiting', 'waiting queued', 'failed']);
    expect(answer.error).to.include({kind: 'not-found'});
  });

  it('can be stopped, before there is anything to stop in Dify', async () => {
    const app = await make({...flow, queueMs: 900}, '1.13');
    const chat = await begin(app);
    chat.session.send('ECHO never');
    await until(() => chat.answer().delay === 'queued');
    chat.session.stop();
    expect(chat.answer()).to.include({status: 'stopped', delay: undefined});
    await until(async () => (await asked(app, '/stop')).length);
    expect(chat.answer().parts).to.have.length(0);
  });
});
