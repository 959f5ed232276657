import {expect} from '@open-wc/testing';
import {browserTabs} from '../../src/browser/tabs.js';
import type {SessionOptions} from '../../src/state/core.js';
import type {Tabs, TabTimes} from '../../src/state/tabs.js';
import {textOf, type Answer} from '../../src/state/types.js';
import {make, posts} from '../support/app.js';
import {until} from '../support/chat.js';
import type {EmulatorApp} from '../support/emulator.js';
import {makeKept, memoryStorage, settled} from '../support/session.js';

const TIMES: TabTimes = {post: 50, silence: 300, reply: 200, settle: 40};
const WORDS = Array.from({length: 30}, (_, index) => `word${index}`).join(' ');
const flow = {mode: 'advanced-chat', tokensPerSecond: 20} as const;

let count = 0;

/** Tabs that stand still while they are frozen: nothing comes in, nothing goes out. Their locks stay, or go with `locks` false. */
class Freezing {
  frozen = false;
  readonly tabs: Tabs;
  #woke: (frozen: boolean) => void = () => undefined;

  constructor(scope: string, locks = true) {
    const own = browserTabs(scope)!;
    this.tabs = {
      visible: true,
      post: (message) => this.frozen || own.post(message),
      subscribe: (listener) => own.subscribe((message) => this.frozen || listener(message)),
      woke: (listener) => (this.#woke = listener),
      ...(locks && {hold: (...args) => own.hold!(...args)}),
      close: () => own.close(),
    };
  }

  thaw(): void {
    this.frozen = false;
    this.#woke(true);
  }
}

async function begin(app: EmulatorApp, tabs: Tabs, more: Partial<SessionOptions> = {}) {
  const options = {baseUrl: app.serviceUrl, auth: {apiKey: app.apiKey}, user: 'ann'};
  const {session, emitted} = makeKept(options, {tabs: () => tabs, tabTimes: TIMES, storage: memoryStorage(), ...more});
  await session.start();
  after(() => session.dispose());
  const last = () => session.state.get().messages.at(-1) as Answer | undefined;
  return {session, emitted, last, text: () => textOf(last()?.parts ?? [])};
}

describe('a tab that stands still', function () {
  this.timeout(40_000);

  for (const locks of [true, false]) {
    it(`is noticed by its silence, and another one goes on; when it wakes it looks on: ${locks ? 'with' : 'without'} locks`, async () => {
      const app = await make(flow, '1.14');
      const scope = `test:${++count}`;
      const frozen = new Freezing(scope, locks);
      const one = await begin(app, frozen.tabs);
      const two = await begin(app, new Freezing(scope, locks).tabs);
      one.session.send(`ECHO ${WORDS}`);
      await until(() => two.text().includes('word1'));
      frozen.frozen = true;
      await until(() => two.last()?.mirrored === undefined);
      frozen.thaw();
      await until(() => one.last()?.mirrored);
      for (const {session, text} of [one, two]) {
        expect((await settled(session, 20_000)).status).to.equal('done');
        await until(() => text().trim() === WORDS);
        expect(session.state.get().messages).to.have.length(2);
      }
      expect(await posts(app)).to.equal(1);
    });
  }

  it('goes on by itself when nobody has taken over', async () => {
    const app = await make(flow, '1.14');
    const alone = new Freezing(`test:${++count}`);
    const {session, text} = await begin(app, alone.tabs);
    session.send(`ECHO ${WORDS}`);
    await until(() => text().includes('word1'));
    session.flush();
    alone.frozen = true;
    alone.thaw();
    expect((await settled(session, 20_000)).status).to.equal('done');
    await until(() => text().trim() === WORDS);
    expect(await posts(app)).to.equal(1);
  });

  it('that only misses some of an answer asks for all of it', async () => {
    const app = await make({...flow, tokensPerSecond: 40});
    const scope = `test:${++count}`;
    const deaf = new Freezing(scope);
    const one = await begin(app, new Freezing(scope).tabs);
    const two = await begin(app, deaf.tabs);
    one.session.send(`ECHO ${WORDS}`);
    await until(() => two.text().includes('word1'));
    deaf.frozen = true;
    await until(() => one.text().includes('word8'));
    deaf.frozen = false;
    for (const {session, text} of [one, two]) {
      expect((await settled(session, 20_000)).status).to.equal('done');
      await until(() => text().trim() === WORDS);
    }
    expect(two.last()).to.include({mirrored: true});
  });
});

describe('what is told of an answer', () => {
  it('is little at a time, and at most three times a second', async () => {
    const app = await make({tokensPerSecond: 100});
    const scope = `test:${++count}`;
    const {session} = makeKept(
      {baseUrl: app.serviceUrl, auth: {apiKey: app.apiKey}, user: 'ann'},
      {tabs: () => browserTabs(scope)},
    );
    await session.start();
    after(() => session.dispose());
    const heard: {at: number; size: number}[] = [];
    const channel = new BroadcastChannel(scope);
    channel.onmessage = ({data}) => heard.push({at: performance.now(), size: JSON.stringify(data).length});
    session.send(`ECHO ${'some more words '.repeat(60)}`);
    const begun = performance.now();
    await settled(session);
    const seconds = (performance.now() - begun) / 1000;
    await until(() => heard.length > 2);
    channel.close();
    // Its beginning and its end beside what comes in between.
    expect(heard.length).to.be.at.most(3 * seconds + 3);
    const all = heard.reduce((sum, {size}) => sum + size, 0);
    expect(all).to.be.below(960 + 500 * heard.length);
  });
});
