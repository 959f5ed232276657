import {expect} from '@open-wc/testing';
import {textOf} from '../../src/state/types.js';
import {connect, filler, formsOf, last, paused, shape, submit, WAYS} from '../support/human-input.js';
import {memoryStorage, settled, until} from '../support/session.js';

describe('after a reload, a form', () => {
  for (const [era, family] of WAYS) {
    it(`is there again, and works: ${era}, ${family}`, async () => {
      const {session, app, user} = await paused('cf-human', era, family);
      const {conversationId} = session.state.get();
      session.dispose();
      const again = connect(app, family, user, {storage: memoryStorage(new Map([['conversation', conversationId]]))});
      await again.session.start();
      expect(shape(again.session)).to.deep.equal(['Checking… ', 'open']);
      expect(last(again.session)!.status).to.equal('paused');
      filler(again.session).set('note', 'after all');
      await submit(again.session);
      const answer = await settled(again.session);
      expect(textOf(answer.parts)).to.equal('Checking… approved with note after all');
      expect(shape(again.session)).to.deep.equal(['Checking… ', 'filled', 'approved with note after all']);
    });

    it(`that was filled in says so, and its answer is still awaited: ${era}, ${family}`, async () => {
      const {session, app, user} = await paused('cf-human', era, family, {resumeMs: 1500});
      const {conversationId} = session.state.get();
      await submit(session);
      session.dispose();
      const again = connect(app, family, user, {conversationId});
      await again.session.start();
      expect(formsOf(again.session)[0]).to.include({status: 'filled', chosen: 'Approve'});
      const answer = await until(again.session, () => last(again.session)?.status === 'done' && last(again.session));
      expect(textOf(answer.parts)).to.equal('Checking… approved with note looks fine');
    });
  }

  it('that ran out of time meanwhile says so', async () => {
    const {session, app, user} = await paused('cf-human-timeout', '1.14', 'webapp');
    const {conversationId} = session.state.get();
    await filler(session).expire();
    await until(session, () => last(session)?.status === 'done', 15_000);
    const again = connect(app, 'webapp', user, {conversationId});
    await again.session.start();
    expect(shape(again.session)).to.deep.equal(['expired', 'Checking… Too late.']);
  }).timeout(30_000);
});
