import {expect} from '@open-wc/testing';
import {isForm} from '../../src/state/forms.js';
import type {ChatSession} from '../../src/state/session.js';
import {FormFiller} from '../../src/state/submit-form.js';
import {textOf, type Answer, type HumanInputPart} from '../../src/state/types.js';
import {asked, make} from '../support/app.js';
import type {EmulatorApp, Era} from '../support/emulator.js';
import {makeSession, settled, until} from '../support/session.js';

type Family = 'service' | 'webapp';

/** Where forms can be filled in. */
const WAYS: readonly (readonly [Era, Family])[] = [
  ['1.13', 'webapp'],
  ['1.14', 'webapp'],
  ['1.14', 'service'],
  ['newest', 'webapp'],
  ['newest', 'service'],
];

function connect(app: EmulatorApp, family: Family, user = `visitor-${Math.random()}`) {
  const options =
    family === 'webapp'
      ? {baseUrl: app.webappUrl, auth: {appCode: app.siteCode}, user}
      : {baseUrl: app.serviceUrl, auth: {apiKey: app.apiKey}, user};
  return makeSession(options);
}

async function paused(graph: string, era: Era, family: Family, config: object = {}) {
  const app = await make({mode: 'advanced-chat', graph, persona: 'scripted', ...config}, era);
  const user = `visitor-${Math.random()}`;
  const made = connect(app, family, user);
  await made.session.start();
  made.session.send('Refund please');
  await until(made.session, () => last(made.session)?.status === 'paused');
  return {app, user, ...made};
}

const last = (session: ChatSession) => session.state.get().messages.at(-1) as Answer | undefined;
const forms = (session: ChatSession) => last(session)!.parts.filter(isForm);
const shape = (session: ChatSession) =>
  last(session)!.parts.flatMap((part) => (part.kind === 'text' ? part.text : isForm(part) ? [part.status] : []));

function filler(session: ChatSession, form: HumanInputPart): FormFiller {
  return new FormFiller(session.core, last(session)!.key, form.id);
}

function submit(session: ChatSession, action = 'approve', index = 0): Promise<void> {
  const form = forms(session)[index]!;
  return filler(session, form).submit(form.buttons.find(({id}) => id === action)!);
}

describe('a form in the middle of an answer', () => {
  for (const [era, family] of WAYS) {
    it(`is filled in, and the same answer goes on: ${era}, ${family}`, async () => {
      const {session, app} = await paused('cf-human', era, family);
      const [form] = forms(session);
      expect(form).to.include({status: 'open', title: 'Approve request'});
      expect(form!.fields.map(({variable, initial}) => [variable, initial])).to.deep.equal([
        ['note', 'looks fine'],
        ['reason', 'Refund please'],
      ]);
      filler(session, form!).set('note', 'fine 好');
      await submit(session);
      const answer = await settled(session);
      expect(answer.status).to.equal('done');
      expect(textOf(answer.parts)).to.equal('Checking… approved with note fine 好');
      expect(shape(session)).to.deep.equal(['Checking… ', 'filled', 'approved with note fine 好']);
      expect(forms(session)[0]).to.include({own: true, chosen: 'Approve'});
      expect(forms(session)[0]!.result).to.contain('Note: fine 好');
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
      expect(forms(session).map(({status}) => status)).to.deep.equal(['filled', 'open']);
      await submit(session, 'approve', 1);
      const answer = await settled(session);
      expect(textOf(answer.parts)).to.equal('Two checks. One. Two. ');
      expect(forms(session).map(({status}) => status)).to.deep.equal(['filled', 'filled']);
    });
  }
});
