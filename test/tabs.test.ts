import {expect} from '@open-wc/testing';
import {asked, make, posts} from './support/app.js';
import {answerTo, ask, clearStorage, field, mount, ready, sendButton, texts, until} from './support/chat.js';
import {answerIn, rest, sessionOf, tab, textIn, writing} from './support/tabs.js';

beforeEach(clearStorage);
afterEach(clearStorage);

const WORDS = Array.from({length: 30}, (_, index) => `word${index}`).join(' ');

describe('two tabs of one visitor', function () {
  this.timeout(40_000);

  it('show the same question and its growing answer, which was asked once', async () => {
    const app = await make({tokensPerSecond: 40});
    const [one, two] = [await tab(app), await tab(app)];
    await ask(one.chat, `ECHO ${WORDS}`);
    await writing(two);
    expect(isShort(textIn(two))).to.be.true;
    await until(() => texts(two.chat)[0]?.includes('word29'));
    await until(() => sendButton(two.chat).ariaLabel === 'Stop');
    await Promise.all([rest(one), rest(two)]);
    expect(textIn(two)).to.equal(textIn(one));
    expect(textIn(two)).to.contain('word29');
    expect(answerIn(two)).to.include({status: 'done', id: answerIn(one)!.id, mirrored: true});
    expect(sessionOf(two).state.get().conversationId).to.equal(sessionOf(one).state.get().conversationId);
    expect(await posts(app)).to.equal(1);
    expect(two.told).to.not.include('dify-chat-send').and.not.include('dify-chat-event');
  });

  it('go on in the same conversation, as the same visitor', async () => {
    const app = await make();
    const [one, two] = [await tab(app), await tab(app)];
    await ask(one.chat, 'ECHO one');
    await until(() => texts(two.chat)[1] === 'one');
    await rest(two);
    await ask(two.chat, 'ECHO two');
    await until(() => texts(one.chat)[3] === 'two');
    await rest(one);
    await until(() => texts(two.chat)[3] === 'two');
    const sent = await asked(app, '/chat-messages');
    expect(sent).to.have.length(2);
    expect(new Set(sent.map(({user}) => user)).size).to.equal(1);
  });

  it('a stop in the one that only looks on ends it in both', async () => {
    const app = await make({tokensPerSecond: 20});
    const [one, two] = [await tab(app), await tab(app)];
    await ask(one.chat, `ECHO ${WORDS}`);
    await writing(two);
    await until(() => sendButton(two.chat).ariaLabel === 'Stop');
    sendButton(two.chat).click();
    expect((await rest(two)).status).to.equal('stopped');
    expect((await rest(one)).status).to.equal('stopped');
    await until(async () => (await asked(app, '/stop')).length === 1);
    expect(textIn(one)).to.not.contain('word29');
  });

  it('a tab that comes later has all of the answer at once, and goes on with it', async () => {
    const app = await make({tokensPerSecond: 20});
    const one = await tab(app);
    await ask(one.chat, `ECHO ${WORDS}`);
    await until(() => textIn(one).includes('word3'));
    const two = await tab(app);
    await until(() => textIn(two).includes('word3'));
    await Promise.all([rest(one), rest(two)]);
    expect(textIn(two)).to.equal(textIn(one));
    expect(textIn(two)).to.contain('word29');
    expect(texts(two.chat)).to.have.length(2);
    expect(await posts(app)).to.equal(1);
  });

  it('one that comes when the other has just begun anew has nothing of the former conversation', async () => {
    const app = await make();
    const one = await mount(app, {display: 'inline'});
    await ready(one);
    await answerTo(one, 'ECHO over');
    one.newConversation();
    const two = await mount(app, {display: 'inline'});
    await ready(two);
    field(one).value = 'anew';
    field(one).dispatchEvent(new Event('input', {bubbles: true}));
    await until(() => field(two).value === 'anew'); // whatever else there was to tell has been told
    expect(texts(two)).to.deep.equal([]);
  });

  it('with other conversations on their screens only mark what happens', async () => {
    const app = await make({tokensPerSecond: 40});
    const two = await tab(app);
    await ask(two.chat, 'ECHO mine');
    await rest(two);
    const one = await tab(app);
    one.chat.newConversation();
    await ask(one.chat, `ECHO ${WORDS}`);
    await writing(one);
    expect(texts(two.chat)).to.deep.equal(['ECHO mine', 'mine']);
    await until(() => sessionOf(two).seen.some((core) => core !== sessionOf(two).core && core.running));
    await rest(one);
    await until(() => sessionOf(two).seen.every((core) => !core.running));
    expect(texts(two.chat)).to.deep.equal(['ECHO mine', 'mine']);
    field(two.chat).focus();
  });
});

/** Not all of it is there. */
const isShort = (text: string) => text.length > 0 && !text.includes('word29');
