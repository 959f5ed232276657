import {expect} from '@open-wc/testing';
import {textOf} from '../../src/state/types.js';
import {asked} from '../support/app.js';
import {filler, formsOf, last, paused, shape, submit, WAYS} from '../support/human-input.js';
import {until as untilAsync} from '../support/chat.js';
import {settled, until} from '../support/session.js';

describe('a form in the middle of an answer', () => {
  for (const [era, family] of WAYS) {
    it(`is filled in, and the same answer goes on: ${era}, ${family}`, async () => {
      const {session, app} = await paused('cf-human', era, family);
      const [form] = formsOf(session);
      expect(form).to.include({status: 'open', title: 'Approve request'});
      expect(form!.fields.map(({variable, initial}) => [variable, initial])).to.deep.equal([
        ['note', 'looks fine'],
        ['reason', 'Refund please'],
      ]);
      filler(session, form).set('note', 'fine 好');
      await submit(session);
      const answer = await settled(session);
      expect(answer.status).to.equal('done');
      expect(textOf(answer.parts)).to.equal('Checking… approved with note fine 好');
      expect(shape(session)).to.deep.equal(['Checking… ', 'filled', 'approved with note fine 好']);
      expect(formsOf(session)[0]).to.include({own: true, chosen: 'Approve'});
      expect(formsOf(session)[0]!.result).to.contain('Note: fine 好');
      const [sent] = (await asked(app, form!.token!)).filter(({method}) => method === 'POST');
      expect(sent!.body).to.deep.include({inputs: {note: 'fine 好', reason: 'Refund please'}, action: 'approve'});
    });

    it(`may be refused, which the answer follows: ${era}, ${family}`, async () => {
      const {session} = await paused('cf-human', era, family);
      await submit(session, 'reject');
      await settled(session);
      expect(shape(session)).to.deep.equal(['Checking… ', 'filled', 'Rejected.']);
    });

    it(`may be one of two: ${era}, ${family}`, async () => {
      const {session} = await paused('cf-human2', era, family);
      expect(shape(session)).to.deep.equal(['Two checks. ', 'open', 'open']);
      await submit(session, 'approve', 0);
      await until(session, () => last(session)?.status === 'paused');
      expect(formsOf(session).map(({status}) => status)).to.deep.equal(['filled', 'open']);
      await submit(session, 'approve', 1);
      const answer = await settled(session);
      expect(textOf(answer.parts)).to.equal('Two checks. One. Two. ');
      expect(formsOf(session).map(({status}) => status)).to.deep.equal(['filled', 'filled']);
    });
  }

  it('may be left for another question, whose answer does not disturb it', async () => {
    const {session} = await paused('cf-human', '1.14', 'webapp');
    const {key} = last(session)!;
    const button = formsOf(session)[0]!.buttons[0]!;
    const form = filler(session);
    session.send('Another question');
    await until(session, () => last(session)?.key !== key && last(session)?.status === 'paused');
    await form.submit(button);
    const answer = await until(session, () => {
      const first = session.core.answer(key);
      return first?.status === 'done' && first;
    });
    expect(textOf(answer.parts)).to.equal('Checking… approved with note looks fine');
    expect(shape(session)).to.deep.equal(['Checking… ', 'open']);
  });

  it('is stopped with its answer once that goes on', async () => {
    const {session, app} = await paused('cf-human', '1.14', 'webapp', {tokensPerSecond: 5});
    filler(session).set('note', 'one two three four five six seven eight nine ten');
    await submit(session);
    await until(session, () => last(session)?.status === 'streaming');
    session.stop();
    expect(last(session)!.status).to.equal('stopped');
    await untilAsync(async () => (await asked(app, '/stop')).length);
    expect(shape(session).slice(0, 2)).to.deep.equal(['Checking… ', 'filled']);
  });
});
