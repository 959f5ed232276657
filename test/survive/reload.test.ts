import {expect} from '@open-wc/testing';
import {listOf} from '../../src/state/conversations.js';
import {readKept} from '../../src/state/kept-answers.js';
import type {ChatSession} from '../../src/state/session.js';
import {asked, make, posts} from '../support/app.js';
import {until} from '../support/chat.js';
import {memoryStorage} from '../support/session.js';
import {visitor, WORDS} from '../support/survive.js';

describe('a reload in the middle of an answer', () => {
  for (const [era, way] of [
    ['1.12', 'service'],
    ['1.13', 'service'],
    ['1.13', 'webapp'],
    ['1.14', 'service'],
    ['newest', 'webapp'],
  ] as const) {
    it(`goes on with a chatflow's, with what was received: Dify ${era}, ${way}`, async () => {
      const app = await make({mode: 'advanced-chat', tokensPerSecond: 20}, era);
      const {load, kept} = visitor(app, way);
      const before = await load();
      before.session.send(`ECHO ${WORDS}`);
      await until(() => before.text().length > 12);
      before.session.dispose();
      const received = before.text();
      const after = await load();
      expect(after.text().startsWith(received)).to.be.true;
      await until(() => after.answer().status === 'done');
      expect(after.text()).to.equal(WORDS);
      expect(after.answer().parts.filter(({kind}) => kind === 'gap')).to.have.length(0);
      await until(() => after.emitted.some(({type}) => type === 'dify-chat-message'));
      expect(await posts(app)).to.equal(1);
      await until(() => !kept.has('answers'));
    });
  }

  it('keeps what was received of an answer that Dify drops, and says so after it has asked', async () => {
    const app = await make({tokensPerSecond: 20});
    const {load} = visitor(app);
    const before = await load();
    before.session.send(`ECHO ${WORDS}`);
    await until(() => before.text().length > 12);
    before.session.dispose();
    const received = before.text();
    for (let visit = 1; visit <= 2; visit++) {
      const after = await load();
      await until(() => after.answer().status === 'incomplete' && !after.answer().delay);
      expect(after.text()).to.equal(received);
      expect(after.answer().error).to.include({code: 'stream_cut'});
      expect(after.messages()[0]).to.include({text: `ECHO ${WORDS}`});
      if (visit === 2) expect(after.session.retry(after.answer().key)).to.be.true;
      else after.session.dispose();
    }
    await until(async () => (await posts(app)) === 2);
  });

  for (const [name, end] of [
    ['is deleted', () => undefined],
    ['is deleted as the page goes', (session: ChatSession) => session.flush()],
  ] as const) {
    it(`keeps nothing of an answer whose conversation ${name}, on the screen or not`, async () => {
      const app = await make({tokensPerSecond: 20});
      const {load, kept} = visitor(app);
      const before = await load();
      before.session.send(`ECHO ${WORDS}`);
      await until(() => before.text().length > 12);
      const {conversationId} = before.session.state.get();
      before.session.dispose();
      kept.delete('conversation');
      const {session} = await load();
      const list = listOf(session, {undo: 0, names: []});
      await list.more();
      expect(kept.has('answers')).to.be.true;
      list.remove(conversationId);
      list.hold(true);
      expect(kept.has('answers')).to.be.true; // it can be undone
      list.hold(false);
      end(session);
      await until(() => !kept.has('answers'));
    });
  }

  it('goes on in each conversation, when that is shown', async () => {
    const app = await make({mode: 'advanced-chat', tokensPerSecond: 20}, '1.14');
    const {load} = visitor(app);
    const before = await load();
    const ids: string[] = [];
    for (const word of ['one', 'two']) {
      before.session.newConversation();
      before.session.send(`ECHO ${word} ${WORDS}`);
      await until(() => before.text().length > 8);
      ids.push(before.session.state.get().conversationId);
    }
    before.session.dispose();
    const after = await load();
    await until(() => after.answer().status === 'done');
    expect(after.text()).to.equal(`two ${WORDS}`);
    after.session.openConversation(ids[0]!);
    await until(() => after.messages().length && after.answer().status === 'done');
    expect(after.text()).to.equal(`one ${WORDS}`);
    expect(await posts(app)).to.equal(2);
  });

  it('goes on where history cannot be had', async () => {
    const app = await make({mode: 'advanced-chat', tokensPerSecond: 20}, '1.14');
    const {load} = visitor(app);
    const before = await load();
    before.session.send(`ECHO ${WORDS}`);
    await until(() => before.text().length > 12);
    before.session.dispose();
    await app.fault({match: {path: '/messages$', method: 'GET'}, fault: {preset: '500'}, times: 99});
    const after = await load();
    await until(() => after.messages().length && after.answer().status === 'done');
    expect(after.text()).to.equal(WORDS);
    expect(after.messages()[0]).to.include({text: `ECHO ${WORDS}`});
  });

  it('goes on whatever the visitor’s clock says', async () => {
    const app = await make({mode: 'advanced-chat', tokensPerSecond: 20}, '1.14');
    const {load} = visitor(app);
    const before = await load();
    before.session.send(`ECHO ${WORDS}`);
    await until(() => before.text().length > 12);
    before.session.dispose();
    const now = Date.now.bind(Date);
    Date.now = () => now() + 86_400_000;
    try {
      const after = await load();
      await until(() => after.answer().status === 'done');
      expect(after.text()).to.equal(WORDS);
    } finally {
      Date.now = now;
    }
  });

  it('shows a form that waits, where history cannot be had', async () => {
    const app = await make({mode: 'advanced-chat', graph: 'cf-human'}, '1.14');
    const {load} = visitor(app);
    const before = await load();
    before.session.send('Refund please');
    await until(() => before.answer().status === 'paused');
    before.session.dispose();
    await app.fault({match: {path: '/messages$', method: 'GET'}, fault: {preset: '500'}, times: 99});
    const after = await load();
    await until(() => after.messages().length && after.answer().status === 'paused');
    expect(after.answer().parts.find(({kind}) => kind === 'human-input')).to.include({status: 'open'});
  });

  it('does not look for one that was stopped', async () => {
    const app = await make({mode: 'advanced-chat', tokensPerSecond: 20}, '1.14');
    const {load, kept} = visitor(app);
    const before = await load();
    before.session.send(`ECHO ${WORDS}`);
    await until(() => before.text().length > 12 && kept.has('answers'));
    before.session.stop();
    await until(() => !kept.has('answers'));
    await until(async () => (await asked(app, '/stop')).length === 1);
    before.session.dispose();
    const after = await load();
    expect(after.answer().status).to.equal('done');
    expect(await asked(app, '/events')).to.have.length(0);
  });
});

describe('what is kept of answers', () => {
  it('is nothing that we did not write', () => {
    const id = '0f0e0d0c-0b0a-4909-8807-060504030201';
    const good = {conversationId: id, id, runId: id, query: 'q', texts: ['a'], createdAt: Date.now() / 1000};
    const read = (value: unknown) => readKept(memoryStorage(new Map([['answers', JSON.stringify(value)]])));
    expect(read([good])).to.have.length(1);
    for (const bad of [null, 7, 'x', {}, [null], [[]], [{...good, id: '../x'}], [{...good, conversationId: 1}]]) {
      expect(read(bad)).to.deep.equal([]);
    }
    expect(read([{...good, createdAt: 5}])).to.deep.equal([]);
    expect(read([{...good, runId: '<b>', taskId: 9, texts: [1, 'x'.repeat(99_999)], query: {}}])[0]).to.deep.include({
      runId: undefined,
      taskId: undefined,
      query: '',
    });
  });
});
