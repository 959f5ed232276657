import {expect} from '@open-wc/testing';
import {asked, make, posts} from '../support/app.js';
import {until} from '../support/chat.js';
import type {EmulatorApp} from '../support/emulator.js';
import {fakeSignals, STREAM, visitor, WORDS} from '../support/survive.js';

/** A chatflow that says a word every 50 ms. */
const slow = (more = {}, era: '1.12' | '1.13' | '1.14' | 'newest' = '1.14') =>
  make({mode: 'advanced-chat', tokensPerSecond: 20, ...more}, era);

const cut = (app: EmulatorApp, frame = 8) => app.fault({match: STREAM, fault: {cut: {frame, how: 'reset'}}});

describe('a chatflow whose stream was cut', () => {
  it('goes on live, behind a gap that its end closes', async () => {
    const app = await slow();
    await cut(app);
    const page = await visitor(app).load();
    const kinds: string[] = [];
    page.session.state.subscribe(() => {
      const {parts, status} = page.answer();
      const now = `${status} ${parts.map(({kind}) => kind).join()}`;
      if (kinds.at(-1) !== now) kinds.push(now);
    });
    page.session.send(`ECHO ${WORDS}`);
    await until(() => kinds.includes('streaming run,text,gap,text'));
    const before = page.text();
    expect(WORDS.startsWith(before)).to.be.false;
    await until(() => page.answer().status === 'done');
    await until(() => kinds.at(-1) === 'done run,text');
    expect(page.text()).to.equal(WORDS);
    await until(() => page.emitted.some(({type}) => type === 'dify-chat-message'));
    expect(await posts(app)).to.equal(1);
  });

  it('misses nothing where the server numbers its events', async () => {
    const app = await slow({durableStream: true}, 'newest');
    await cut(app);
    const page = await visitor(app).load();
    let holed = false;
    page.session.state.subscribe(() => {
      holed ||= page.messages().length > 0 && page.answer().parts.some(({kind}) => kind === 'gap');
    });
    page.session.send(`ECHO ${WORDS}`);
    await until(() => page.answer().status === 'done');
    expect(page.text()).to.equal(WORDS);
    expect(holed).to.be.false;
    expect((await asked(app, '/events'))[0]!.query).to.have.property('cursor');
  });

  it('says nothing twice where all is told again from the start', async () => {
    const app = await slow({durableStream: true}, 'newest');
    const {load} = visitor(app);
    const before = await load();
    before.session.send(`ECHO ${WORDS}`);
    await until(() => before.text().length > 12);
    before.session.dispose();
    const page = await load();
    let longest = '';
    page.session.state.subscribe(() => (longest = page.text().length > longest.length ? page.text() : longest));
    await until(() => page.answer().status === 'done');
    expect(page.text()).to.equal(WORDS);
    expect(longest).to.equal(WORDS);
  });

  it('can be stopped then', async () => {
    const app = await slow();
    await cut(app);
    const page = await visitor(app).load();
    page.session.send(`ECHO ${WORDS} ${WORDS}`);
    await until(() => page.answer().parts.some(({kind}) => kind === 'gap'));
    page.session.stop();
    expect(page.answer().status).to.equal('stopped');
    const [stop] = await until(async () => {
      const stops = await asked(app, '/stop');
      return stops.length > 0 && stops;
    });
    expect(stop!.path).to.contain(page.answer().taskId!);
    const before = page.text();
    await until(async () => (await asked(app, '/messages')).length > 0 || page.text() === before);
    expect(page.text()).to.equal(before);
  });

  it('is over when it was stopped elsewhere, though its events never say so', async () => {
    const app = await slow({maxPing: 50});
    await cut(app);
    await app.fault({match: {path: '/events$'}, fault: {status: 503}, times: 3});
    const times = {slow: 200, dead: 4000, queue: 4000, tail: 50, stop: 100};
    const page = await visitor(app, 'service', {times}).load();
    page.session.send('HANG');
    await until(() => page.answer().taskId);
    const {taskId} = page.answer();
    await until(async () => (await asked(app, '/events')).length === 1);
    await fetch(`${app.serviceUrl}/chat-messages/${taskId}/stop`, {
      method: 'POST',
      headers: {Authorization: `Bearer ${app.apiKey}`, 'Content-Type': 'application/json'},
      body: JSON.stringify({user: 'ann-who-comes-back'}),
    });
    await until(() => !page.session.running && !page.answer().delay);
    expect(page.answer().status).to.equal('done');
    expect(page.text()).to.contain('hangs after these');
  });
});

describe('a server that is gone for a while', () => {
  const gone = (app: EmulatorApp, times: number) =>
    app.fault({match: {path: '/(events|messages|parameters)$', method: 'GET'}, fault: {reset: true}, times});

  it('is asked again, with longer and longer waits, and the answer is whole', async () => {
    const app = await slow();
    const page = await visitor(app).load();
    await cut(app);
    await gone(app, 8);
    page.session.send(`ECHO ${WORDS}`);
    await until(() => page.answer().status === 'done', 15_000);
    expect(page.text()).to.equal(WORDS);
    expect(await posts(app)).to.equal(1);
  }).timeout(20_000);

  for (const mode of ['advanced-chat', 'chat'] as const) {
    it(`is asked at once when the network is back, though the answer was marked before: ${mode}`, async () => {
      const app = await slow({mode, tokensPerSecond: Infinity});
      const signals = fakeSignals();
      const times = {slow: 300, dead: 600, queue: 2000, tail: 50, stop: 100};
      const more = {times, signals: () => Promise.resolve(signals)};
      const page = await visitor(app, 'service', more).load();
      // The whole answer is written, but its end does not arrive.
      await app.fault({match: STREAM, fault: {drop: ['message_end', 'workflow_finished'], stayOpenMs: 100}});
      await gone(app, 999);
      page.session.send(`ECHO ${WORDS}`);
      await until(() => page.answer().status === 'incomplete' && !page.answer().delay);
      await fetch(`${new URL(app.serviceUrl).origin}/emulator/apps/${app.id}/faults`, {method: 'DELETE'});
      await until(() => {
        signals.tell('online');
        return page.answer().status === 'done';
      });
      expect(page.text()).to.equal(WORDS);
      expect(await posts(app)).to.equal(1);
    });
  }
});

describe('a page that has slept', () => {
  it('looks at once for what was written meanwhile', async () => {
    const app = await slow({tokensPerSecond: Infinity});
    const signals = fakeSignals();
    const page = await visitor(app, 'service', {signals: () => Promise.resolve(signals)}).load();
    await app.fault({match: STREAM, fault: {silence: {frame: 6}}});
    page.session.send(`ECHO ${WORDS}`);
    await until(() => page.text().length > 2 && signals.count() > 0);
    signals.tell('wake');
    await until(() => page.answer().status === 'done');
    expect(page.text()).to.equal(WORDS);
  });
});
