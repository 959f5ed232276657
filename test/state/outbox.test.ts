import {expect} from '@open-wc/testing';
import {keepOutbox} from '../../src/state/outbox.js';
import type {StoredName} from '../../src/state/storage.js';
import type {Answer, Message, UserMessage} from '../../src/state/types.js';
import {make} from '../support/app.js';
import {until} from '../support/chat.js';
import {makeSession, memoryStorage} from '../support/session.js';
import {fakeSignals} from '../support/survive.js';

const conversationId = '0f0e0d0c-0b0a-4909-8807-060504030201';
const at = Math.floor(Date.now() / 1000);

/** A question of another tab that is followed here, and that this tab has kept: nobody knows whether it arrived. */
async function followed() {
  const app = await make();
  const id = 'a'.repeat(32);
  const stored = [{id, conversationId, text: 'ECHO one', inputs: {}, at, sent: at}];
  const kept = new Map<StoredName, string>([['outbox', JSON.stringify(stored)]]);
  const options = {baseUrl: app.serviceUrl, auth: {apiKey: app.apiKey}, user: 'ann'};
  const signals = fakeSignals();
  const {session} = makeSession(options, {
    storage: memoryStorage(kept),
    signals: () => Promise.resolve(signals),
    recoverWaits: [10],
  });
  await session.start();
  const question: UserMessage = {role: 'user', key: 'tab-1:q', text: 'ECHO one', createdAt: at};
  const answer: Answer = {role: 'assistant', key: 'tab-1', parts: [], status: 'waiting', createdAt: at};
  session.core.patch({conversationId, history: 'complete', messages: [question, answer]});
  const texts = () =>
    session.state.get().messages.flatMap((message: Message) => ('text' in message ? message.text : []));
  const ids = () => (JSON.parse(kept.get('outbox') ?? '[]') as {id: string}[]).map((entry) => entry.id);
  return {session, id, texts, ids, answer};
}

describe('a question of another tab that is gone, and of which nobody knows whether it arrived', () => {
  it('stands once, when this tab looks after it', async () => {
    const {session, id, texts, ids} = await followed();
    await keepOutbox(session);
    const held = async () => (await navigator.locks.query()).held?.some(({name}) => name === `dify-chat:${id}`);
    await until(held);
    expect(texts()).to.deep.equal(['ECHO one']);
    expect(ids()).to.deep.equal([id]);
    session.dispose();
  });

  it('is kept once, when this tab takes over its answer before', async () => {
    const {session, id, texts, ids, answer} = await followed();
    const gone = new Promise<void>((resolve) => session.life.signal.addEventListener('abort', () => resolve()));
    await new Promise<void>((held) => {
      void navigator.locks.request(`dify-chat:${id}`, () => {
        held();
        return gone;
      });
    });
    await keepOutbox(session);
    await session.asker.recover(session.core, answer, 'ECHO one', session.core.view.signal);
    expect(session.core.answer('tab-1')?.status).to.equal('failed');
    expect(texts()).to.deep.equal(['ECHO one']);
    expect(ids()).to.deep.equal([id]);
    session.dispose();
  });
});
