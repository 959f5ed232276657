import {expect} from '@open-wc/testing';
import {textOf} from '../../src/state/types.js';
import {connect, filler, formsOf, last, paused, shape, submit, WAYS} from '../support/human-input.js';
import {settled, until} from '../support/session.js';

describe('a form that Dify does not take', () => {
  for (const [era, family] of WAYS) {
    it(`was answered in another tab, and the answer goes on: ${era}, ${family}`, async () => {
      const {session, app, user} = await paused('cf-human', era, family);
      const {conversationId} = session.state.get();
      const other = connect(app, family, user, {conversationId});
      await other.session.start();
      await until(other.session, () => last(other.session)?.status === 'paused');
      await submit(other.session, 'reject');
      await settled(other.session);
      filler(session).set('note', 'mine');
      await submit(session);
      const answer = await settled(session);
      expect(textOf(answer.parts)).to.equal('Checking… Rejected.');
      expect(formsOf(session)[0]!.status).to.equal('filled');
      expect(formsOf(session)[0]!.own).not.to.equal(true);
    });

    it(`is too late, and the answer goes on by itself: ${era}, ${family}`, async () => {
      const {session} = await paused('cf-human-timeout', era, family);
      expect(formsOf(session)[0]!.status).to.equal('open');
      await until(session, () => Date.now() / 1000 > formsOf(session)[0]!.expiresAt!);
      await submit(session);
      const answer = await until(session, () => last(session)?.status === 'done' && last(session), 15_000);
      expect(textOf(answer.parts)).to.equal('Checking… Too late.');
      expect(formsOf(session)[0]).to.include({status: 'expired', error: undefined});
    });
  }

  it('is known to be too late without being sent', async () => {
    const {session} = await paused('cf-human-timeout', '1.14', 'webapp');
    await until(session, () => Date.now() / 1000 > formsOf(session)[0]!.expiresAt!);
    await filler(session).expire();
    await until(session, () => last(session)?.status === 'done', 15_000);
    expect(shape(session)).to.deep.equal(['Checking… ', 'expired', 'Too late.']);
  });

  it('is not taken for late by a clock that is wrong', async () => {
    const {session} = await paused('cf-human', '1.14', 'webapp');
    await filler(session).expire();
    expect(formsOf(session)[0]).to.include({status: 'open', expiresAt: undefined});
    await submit(session);
    expect((await settled(session)).status).to.equal('done');
  }).timeout(30_000);

  it('says that there are too many, and is taken later with all that was typed', async () => {
    const {session, app} = await paused('cf-human', '1.13', 'webapp');
    await app.fault({
      match: {path: '/form/human_input/'},
      fault: {status: 429, body: {code: 'web_form_rate_limit_exceeded', message: 'Too many', status: 429}},
    });
    filler(session).set('note', 'patience');
    await submit(session);
    expect(formsOf(session)[0]).to.include({status: 'open'});
    expect(formsOf(session)[0]!.error).to.include({kind: 'busy'});
    expect(last(session)!.status).to.equal('paused');
    await submit(session);
    expect(textOf((await settled(session)).parts)).to.equal('Checking… approved with note patience');
  });

  it('stays as it is without a network, and is not sent twice', async () => {
    let broken = true;
    const {session} = await paused(
      'cf-human',
      '1.14',
      'webapp',
      {},
      {
        fetch: (input, init) =>
          broken && init?.method === 'POST' && new Request(input).url.includes('/form/')
            ? Promise.reject(new TypeError())
            : fetch(input, init),
      },
    );
    filler(session).set('note', 'kept');
    await submit(session);
    expect(formsOf(session)[0]).to.include({status: 'open'});
    expect(formsOf(session)[0]!.error).to.include({kind: 'network'});
    broken = false;
    await submit(session);
    expect(textOf((await settled(session)).parts)).to.contain('with note kept');
  });

  it('was taken after all when only the answer to it was lost', async () => {
    let lose = true;
    const {session} = await paused(
      'cf-human',
      '1.14',
      'webapp',
      {},
      {
        fetch: async (input, init) => {
          const response = await fetch(input, init);
          if (!lose || init?.method !== 'POST' || !new Request(input).url.includes('/form/')) return response;
          lose = false;
          throw new TypeError();
        },
      },
    );
    await submit(session);
    expect(textOf((await settled(session)).parts)).to.equal('Checking… approved with note looks fine');
  });

  it('is not known at this server, in words of its own: 1.13 has no way for it in the Service API', async () => {
    const {session} = await paused('cf-human', '1.13', 'service');
    filler(session).set('note', 'kept');
    await submit(session);
    const [form] = formsOf(session);
    expect(form!.status).to.equal('open');
    expect(form!.error).to.include({kind: 'configuration', status: 404});
    expect(form!.values.get('note')).to.equal('kept');
  });

  it('names the field that is wrong', async () => {
    const graph = {
      nodes: [
        {id: 'begin', type: 'start', title: 'Start'},
        {
          id: 'ask',
          type: 'human-input',
          title: 'Ask',
          form: '{{#$output.grade#}}',
          inputs: [{type: 'select', name: 'grade', options: ['low', 'high']}],
          actions: [{id: 'ok', title: 'OK'}],
        },
        {id: 'say', type: 'answer', title: 'Answer', answer: 'Thank you.'},
      ],
      edges: [
        ['begin', 'ask'],
        ['ask', 'say', 'ok'],
      ],
    };
    const {session} = await paused(graph, 'newest', 'webapp');
    await submit(session, 'ok'); // the form itself would not let that pass
    expect(formsOf(session)[0]!.error).to.include({kind: 'input', code: 'invalid_form_data'});
    filler(session).set('grade', 'high');
    await submit(session, 'ok');
    expect(textOf((await settled(session)).parts)).to.equal('Thank you.');
  });
});
