import {expect} from '@open-wc/testing';
import type {Message as ApiMessage} from '../../src/client/types.js';
import {Feedback} from '../../src/state/feedback.js';
import {toMessages} from '../../src/state/history.js';
import {make} from '../support/app.js';
import {makeSession, settled} from '../support/session.js';

/** A session with one answer. */
async function answered() {
  const app = await make();
  const made = makeSession({baseUrl: app.serviceUrl, auth: {apiKey: app.apiKey}, user: 'u'});
  await made.session.start();
  made.session.send('ECHO one');
  return {app, ...made, answer: await settled(made.session)};
}

describe('Feedback', () => {
  it('shows at once what is said', async () => {
    const {session, answer} = await answered();
    const saying = new Feedback(session, answer).say('like');
    expect(session.state.get().messages.at(-1)).to.include({rating: 'like'});
    expect(await saying).to.be.true;
  });

  it('shows what Dify has when it takes nothing more', async () => {
    const {app, session, answer} = await answered();
    const feedback = new Feedback(session, answer);
    await feedback.say('like');
    await app.fault({match: {path: '/feedbacks$'}, fault: {preset: '500'}});
    expect(await feedback.say(null)).to.be.false;
    expect(session.state.get().messages.at(-1)).to.include({rating: 'like'});
  });

  it('finds an answer that another version has replaced on the screen', async () => {
    const {session, answer} = await answered();
    const {messages} = session.state.get();
    session.core.patch({messages: [], aside: messages});
    await new Feedback(session, answer).say('dislike');
    expect(session.state.get().aside.at(-1)).to.include({rating: 'dislike'});
  });

  it('does not send what the visitor has taken back meanwhile, but every comment', async () => {
    const {app, session, answer} = await answered();
    const feedback = new Feedback(session, answer);
    await Promise.all([
      feedback.say('like'),
      feedback.say('like', 'Because'),
      feedback.say('dislike'),
      feedback.say(null),
    ]);
    const bodies = (await app.requests()).filter(({path}) => path.endsWith('/feedbacks')).map(({body}) => body);
    expect(bodies).to.deep.equal([
      {rating: 'like', content: 'Because', user: 'u'},
      {rating: null, user: 'u'},
    ]);
  });

  it('says nothing to the page of a chat that has ended', async () => {
    const {session, emitted, answer} = await answered();
    const saying = new Feedback(session, answer).say('like');
    session.dispose();
    await saying;
    expect(emitted.map(({type}) => type)).to.not.include('dify-chat-feedback');
  });

  it('never rejects, whatever is wrong', async () => {
    const {session, answer} = await answered();
    expect(await new Feedback(session, {...answer, id: '../nothing'}).say('like')).to.be.false;
  });
});

describe('a rating of history', () => {
  const rated = (feedback: unknown) =>
    toMessages({
      id: 'a',
      query: 'Q',
      answer: 'A',
      created_at: 1,
      inputs: {},
      conversation_id: 'c',
      feedback,
    } as ApiMessage)[1].rating;

  it('is the visitor’s own', () => {
    expect([rated({rating: 'like'}), rated({rating: 'dislike'})]).to.deep.equal(['like', 'dislike']);
  });

  it('is none for anything that is no rating', () => {
    for (const feedback of [null, undefined, {}, {rating: null}, {rating: 'great'}, 'like', 1, {rating: {like: 1}}])
      expect(rated(feedback)).to.equal(undefined);
  });
});
