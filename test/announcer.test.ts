import {expect} from '@open-wc/testing';
import {
  answerTo,
  ask,
  clearStorage,
  deepAll,
  messages,
  mount,
  next,
  ready,
  sendButton,
  texts,
  thread,
  until,
} from './support/chat.js';
import {make} from './support/app.js';
import type {AppConfig, EmulatorApp} from './support/emulator.js';
import {inOne, listen, regions, type Heard} from './support/heard.js';
import {change, press} from './support/question.js';
import type {LitElement} from 'lit';
import type {DifyChat} from '../src/index.js';

const END = 'End of the answer.';

interface Started {
  app: EmulatorApp;
  chat: DifyChat;
  heard: Heard[];
}

/** A chat in the page, and what a screen reader hears of it. */
async function start(config: Partial<AppConfig> = {}, options: Partial<DifyChat> = {}): Promise<Started> {
  const app = await make(config);
  const chat = await mount(app, {display: 'inline', ...options});
  await ready(chat);
  return {app, chat, heard: listen(regions(chat))};
}

const ended = (heard: readonly Heard[], end = END) => until(() => inOne(heard).includes(end), 20_000);

/** All that was heard, but that it is thought about: a fast answer has begun before that can be said. */
const answer = (heard: readonly Heard[]) => inOne(heard).replace(/^(?:Thinking|正在思考)… /, '');

/** Long enough for anything more to be heard. */
const silence = () => new Promise((resolve) => setTimeout(resolve, 1500));

beforeEach(clearStorage);

describe('a screen reader', function () {
  this.timeout(40_000);

  it('hears that an answer begins, its sentences as they complete, and that it ended', async () => {
    const {chat, heard} = await start({tokensPerSecond: 6});
    await ask(
      chat,
      'ECHO It costs 3.5 euros, e.g. for **one** mug. The second one is [half price](https://a.b). Shall I order it?',
    );
    await ended(heard);
    expect(answer(heard)).to.equal(
      `Answer: It costs 3.5 euros, e.g. for one mug. The second one is half price. Shall I order it? ${END}`,
    );
    expect(
      heard.filter(({text}) => !text.startsWith('Thinking')),
      'not all at the end',
    ).to.have.length.above(1);
  });

  it('hears that its question is thought about', async () => {
    const {chat, heard} = await start({firstTokenMs: 3000});
    await ask(chat, 'ECHO One.');
    await until(() => heard.length);
    expect(heard[0]).to.include({text: 'Thinking…', alert: false});
  });

  it('hears an answer that is there at once in as few words', async () => {
    const {chat, heard} = await start();
    await ask(chat, 'ECHO One. Two.');
    await ended(heard);
    expect(heard.at(-1)?.text).to.equal(`Answer: One. Two. ${END}`);
    expect(heard.length).to.be.at.most(2);
  });

  it('is not flooded by a fast and long answer: in order, nothing twice, nothing lost up to the limit', async () => {
    const {chat, heard} = await start({tokensPerSecond: 400});
    const sentences = Array.from({length: 250}, (_, i) => `This is the sentence of number ${i + 1000}.`);
    void ask(chat, `ECHO ${sentences.join(' ')}`);
    await ended(heard);
    const said = heard.filter(({alert}) => !alert);
    const gaps = said.slice(1).map(({at}, i) => at - said[i]!.at);
    expect(Math.min(...gaps)).to.be.above(900);
    expect(Math.max(...said.map(({text}) => text.length))).to.be.below(500);
    const all = inOne(heard).match(/number \d+/g)!;
    expect(all).to.deep.equal(Array.from({length: all.length}, (_, i) => `number ${i + 1000}`));
    expect(inOne(heard)).to.have.length.within(1900, 2300);
    expect(inOne(heard)).to.match(/The answer goes on in the conversation\. End of the answer\.$/);
  });

  it('hears of code and tables what they are', async () => {
    const {chat, heard} = await start();
    await ask(chat, 'ECHO So:\n\n```js\nconst a = 1;\nb();\n```\n\n| Size | Cost |\n|--|--|\n| S | 1 |\n\nDone.');
    await ended(heard);
    expect(inOne(heard)).to.contain('So: Code in js, 2 lines. Table with 1 row: Size, Cost. Done.');
  });

  it('hears Chinese', async () => {
    const {chat, heard} = await start({}, {lang: 'zh-CN'});
    await ask(chat, 'ECHO 你好！今天“很好。”走吧');
    await ended(heard, '回答结束。');
    expect(answer(heard)).to.equal('回答： 你好！ 今天“很好。” 走吧 回答结束。');
  });

  it('hears an error at once, in words, once', async () => {
    const {app, chat, heard} = await start();
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: '500'}});
    await answerTo(chat, 'ECHO one');
    await silence();
    expect(heard.filter(({alert}) => alert).map(({text}) => text)).to.deep.equal([
      'Something went wrong on the server. Please try again.',
    ]);
    expect(inOne(heard)).to.not.contain(END);
  });

  it('hears what an error of a special code means', async () => {
    const {app, chat, heard} = await start();
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: 'conversation-completed'}});
    await answerTo(chat, 'ECHO one');
    await until(() => heard.some(({text, alert}) => alert && text.startsWith('This conversation has ended.')));
  });

  it('hears the same error again when the next answer has it, too', async () => {
    const {app, chat, heard} = await start();
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: '500'}, times: 2});
    await answerTo(chat, 'ECHO one');
    await answerTo(chat, 'ECHO two');
    await until(() => heard.filter(({alert}) => alert).length === 2);
  });

  it('hears what arrived before an answer broke off', async () => {
    const {chat, heard} = await start();
    await answerTo(chat, 'ERRORMID');
    await until(() => inOne(heard).includes('This answer will break off in the middle'));
    expect(heard.filter(({alert}) => alert)).to.have.length(1);
    expect(inOne(heard)).to.not.contain(END);
  });

  it('hears that the visitor stopped, and nothing more of the answer', async () => {
    const {chat, heard} = await start({tokensPerSecond: 30});
    void ask(chat, 'LONG');
    await until(() => inOne(heard).includes('Answer:'));
    sendButton(chat).click();
    await until(() => heard.at(-1)?.text === 'You stopped this answer.');
    const {length} = heard;
    await silence();
    expect(heard).to.have.length(length);
  });

  it('hears that the rest of a cut answer is looked for, and then the rest', async () => {
    const {app, chat, heard} = await start({mode: 'advanced-chat'});
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: 'cut'}});
    await ask(chat, 'ECHO One two three four. Five six seven eight. Nine ten.');
    await ended(heard);
    const all = inOne(heard);
    expect(all.match(/Looking for the rest/g)).to.have.length(1);
    expect(
      all.replace(/^.*Answer: /, '').replace(/The connection was lost\. Looking for the rest of the answer… /, ''),
    ).to.equal(`One two three four. Five six seven eight. Nine ten. ${END}`);
  });

  it('hears nothing of what was there before: history, and another conversation', async () => {
    const app = await make();
    const chat = await mount(app, {display: 'inline', user: 'ann', way: 'api-key'});
    await ready(chat);
    const heard = listen(regions(chat));
    const conversations = [1, 2].map((i) => ({messages: [{query: `Question ${i}`, answer: `Answer ${i}. And more.`}]}));
    const seeded = await app.seed({user: 'ann', via: 'service', conversations});
    for (const {id} of seeded.conversations) {
      chat.conversationId = id;
      await until(() => messages(chat).length === 2);
      await silence();
    }
    expect(heard).to.be.empty;
    await ask(chat, 'ECHO Now.');
    await ended(heard);
    expect(answer(heard)).to.equal(`Answer: Now. ${END}`);
  });

  it('hears nothing when another version of an answer is looked at', async () => {
    const {chat, heard} = await start();
    await answerTo(chat, 'ECHO One.');
    await ended(heard);
    await change(chat, 0, 'ECHO Two.');
    await until(() => inOne(heard).endsWith(`Two. ${END}`));
    const {length} = heard;
    await press(chat, 0, 'Previous version');
    await until(() => texts(chat)[1] === 'One.');
    await press(chat, 0, 'Next version');
    await until(() => texts(chat)[1] === 'Two.');
    await silence();
    expect(heard).to.have.length(length);
  });

  it('hears nothing of an answer that another conversation took the place of', async () => {
    const {chat, heard} = await start({tokensPerSecond: 30});
    void ask(chat, 'LONG');
    await until(() => inOne(heard).includes('Answer:'));
    chat.newConversation();
    await until(() => !messages(chat).length);
    const {length} = heard;
    await silence();
    expect(heard).to.have.length(length);
  });

  it('hears nothing of a chat that was taken away, however much there was to say', async () => {
    const {chat, heard} = await start();
    await ask(chat, `ECHO ${'One more sentence. '.repeat(60)}`);
    await until(() => heard.length);
    const before = heard.length;
    (thread(chat) as HTMLElement & Pick<LitElement, 'requestUpdate'>).requestUpdate();
    chat.remove();
    await silence();
    expect(heard.slice(before)).to.deep.equal([]);
  });

  it('is told by regions that stay the same, and are empty in the end', async () => {
    const {chat, heard} = await start();
    const before = regions(chat);
    expect(before.map(({role}) => role)).to.deep.equal(['status', 'alert']);
    await answerTo(chat, 'ECHO One.');
    await ended(heard);
    expect(regions(chat)).to.deep.equal(before);
    expect(deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '[role=alert]')).to.have.length(1);
    await until(() => !before[0].textContent);
  });

  it('hears each chat of a page in its own regions', async () => {
    const first = await start();
    const other = await mount(first.app, {display: 'inline', user: 'bob', way: 'api-key'});
    await ready(other);
    const heard = listen(regions(other));
    const end = next(other, 'dify-chat-message');
    await ask(other, 'ECHO Only here.');
    await end;
    await ended(heard);
    expect(first.heard).to.be.empty;
  });
});
