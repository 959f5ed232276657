import {expect} from '@open-wc/testing';
import type {SessionOptions} from '../../src/state/core.js';
import {textOf, type Answer} from '../../src/state/types.js';
import {make, posts} from '../support/app.js';
import {until} from '../support/chat.js';
import type {EmulatorApp} from '../support/emulator.js';
import {makeSession, settled} from '../support/session.js';

async function begin(app: EmulatorApp, more: Partial<SessionOptions> = {}) {
  const options = {baseUrl: app.serviceUrl, auth: {apiKey: app.apiKey}, user: 'ann'};
  const {session, emitted} = makeSession(options, {againWaits: [1, 1, 1], ...more});
  await session.start();
  return {session, emitted, answer: () => session.state.get().messages.at(-1) as Answer};
}

const busy = {match: {method: 'POST', path: '/chat-messages$'}, fault: {preset: 'busy'}};

describe('one question too many', () => {
  it('is sent again when there is a place, and counts down till then', async () => {
    const app = await make({maxActive: 1});
    const other = await begin(app);
    other.session.send('HANG');
    await until(() => textOf(other.answer().parts));
    const chat = await begin(app);
    const counted: unknown[] = [];
    chat.session.state.subscribe(() => counted.push(chat.answer().again));
    chat.session.send('ECHO my turn');
    await until(() => chat.answer().again);
    expect(chat.session.running).to.exist;
    other.session.stop();
    const answer = await settled(chat.session, 20_000);
    expect(textOf(answer.parts)).to.contain('my turn');
    expect(answer.again).to.equal(undefined);
    expect(counted).to.include(1);
    expect(chat.session.state.get().messages).to.have.length(2);
  }).timeout(30_000);

  it('is sent four times at most, then it is up to the visitor', async () => {
    const app = await make();
    await app.fault({...busy, times: 9});
    const {session} = await begin(app);
    session.send('ECHO one');
    const answer = await settled(session, 20_000);
    expect(answer.error).to.include({code: 'too_many_requests', kind: 'busy', retryable: true});
    expect(await posts(app)).to.equal(4);
  }).timeout(30_000);

  it('is not sent again once the visitor has stopped it', async () => {
    const app = await make();
    await app.fault({...busy, times: 9});
    const {session, answer, emitted} = await begin(app);
    session.send('ECHO one');
    await until(() => answer().again);
    session.stop();
    expect(answer()).to.include({status: 'stopped'});
    await until(() => answer().again === undefined);
    expect(await posts(app)).to.equal(1);
    expect(answer()).to.include({status: 'stopped'});
    expect(emitted.filter(({type}) => type === 'dify-chat-message')).to.have.length(1);
  });

  it('is not sent again from another conversation', async () => {
    const app = await make();
    await app.fault({...busy, times: 9});
    const {session, answer} = await begin(app);
    session.send('ECHO one');
    await until(() => answer().again);
    session.newConversation();
    session.send('ECHO two');
    await until(() => answer().again);
    session.stop();
    expect(await posts(app)).to.equal(2);
  });

  it('waits a random while, so that not all come back at once', async () => {
    const app = await make();
    await app.fault({...busy, times: 30});
    const waits = await Promise.all(
      Array.from({length: 12}, async () => {
        const {session, answer} = await begin(app, {againWaits: [100]});
        session.send('ECHO one');
        const seconds = await until(() => answer().again);
        session.dispose();
        return seconds;
      }),
    );
    expect(Math.min(...waits)).to.be.within(75, 125);
    expect(new Set(waits).size).to.be.above(1);
  });
});

describe('a refusal that time does not heal', () => {
  const REFUSALS = {
    'the quota is used up': ['quota', 'quota'],
    'the app is not set up': ['403', 'configuration'],
    'the message is not accepted': ['400', 'input'],
    'the conversation has ended': ['conversation-completed', 'not-found'],
  } as const;
  for (const [what, [preset, kind]] of Object.entries(REFUSALS)) {
    it(`is not tried again: ${what}`, async () => {
      const app = await make();
      await app.fault({...busy, fault: {preset}});
      const {session} = await begin(app);
      session.send('ECHO one');
      expect((await settled(session)).error).to.include({kind, retryable: false});
      expect(await posts(app)).to.equal(1);
    });
  }
});

describe('a new conversation after a failed question', () => {
  it('has the question as its draft, before what was written meanwhile', async () => {
    const app = await make();
    await app.fault({...busy, fault: {preset: 'conversation-completed'}});
    const {session} = await begin(app);
    session.send('ECHO one');
    const {key} = await settled(session);
    session.setDraft('and two');
    session.newConversation(key);
    expect(session.state.get()).to.include({draft: 'ECHO one\nand two', conversationId: ''});
    expect(session.state.get().messages).to.have.length(0);
  });

  it('has a draft of its own when the visitor just begins anew, and the former one keeps its own', async () => {
    const app = await make();
    const {session} = await begin(app);
    session.send('ECHO one');
    await settled(session);
    session.setDraft('and two');
    const {conversationId} = session.state.get();
    session.newConversation();
    expect(session.state.get()).to.include({draft: ''});
    session.openConversation(conversationId);
    expect(session.state.get()).to.include({draft: 'and two'});
  });
});
