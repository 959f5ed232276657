import {expect} from '@open-wc/testing';
import {
  answerTo,
  ask,
  clearStorage,
  deep,
  deepAll,
  messages,
  mount,
  next,
  open,
  panel,
  ready,
  scroller,
  sendButton,
  textIn,
  texts,
  until,
  WAYS,
  welcome,
} from './support/chat.js';
import {asked, ERAS, make, posts} from './support/app.js';
import {loaded} from './support/long.js';

const MODES = ['chat', 'agent-chat', 'advanced-chat'] as const;

beforeEach(clearStorage);

describe('a conversation', () => {
  for (const era of ERAS) {
    for (const way of WAYS) {
      for (const mode of MODES) {
        it(`is asked, answered, and found again after a reload: ${mode} of Dify ${era} by ${way}`, async () => {
          const app = await make({mode}, era);
          const chat = await mount(app, {way});
          await open(chat);
          const first = await answerTo(chat, 'ECHO one **bold** word');
          expect(first.message.status).to.equal('done');
          await until(() => texts(chat).length === 2 && textIn(messages(chat)[1]!).includes('one bold word'));
          await answerTo(chat, 'ECHO second');
          chat.remove();
          const again = await mount(app, {way}); // the panel was open: it is open again
          await ready(again);
          await until(() => messages(again).length === 4);
          await until(() => texts(again).join('|').includes('one bold word'));
          expect(texts(again)[0]).to.equal('ECHO one **bold** word');
          expect(texts(again)[3]).to.contain('second');
          expect(await posts(app)).to.equal(2);
        });
      }
    }
  }

  it('goes on in the same conversation, with the question before as the parent in the public way', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO one');
    await answerTo(chat, 'ECHO two');
    const [first, second] = (await asked(app, '/chat-messages')).map(
      ({body}) => body as {conversation_id?: string; parent_message_id?: string},
    );
    expect(first?.conversation_id ?? '').to.equal('');
    expect(second?.conversation_id).to.match(/^[0-9a-f-]{36}$/);
    expect(second?.parent_message_id).to.match(/^[0-9a-f-]{36}$/);
  });

  it('shows the answer as it is written', async () => {
    const app = await make({tokensPerSecond: 40});
    const chat = await mount(app);
    await open(chat);
    void ask(chat, 'LONG');
    await until(() => messages(chat).length === 2 && deepAll(messages(chat)[1]!, '.dots').length === 1);
    const early = await until(() => textIn(messages(chat)[1]!));
    await until(() => textIn(messages(chat)[1]!).length > early.length + 20);
    expect(sendButton(chat).getAttribute('aria-label')).to.equal('Stop');
  });

  it('begins anew with an empty thread, and forgets the former conversation on the next page', async () => {
    const app = await make({parameters: {opening_statement: 'Welcome **back**', suggested_questions: ['Why?']}});
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO one');
    const renew = await until(() =>
      deep<HTMLButtonElement>(panel(chat), 'dify-chat-header', 'button[aria-label="New conversation"]'),
    );
    renew.click();
    await until(() => messages(chat).length === 0 && welcome(chat));
    await until(() =>
      deepAll(welcome(chat), 'dify-chat-markdown')[0]?.shadowRoot?.textContent.includes('Welcome back'),
    );
    chat.remove();
    const again = await mount(app);
    await ready(again);
    expect(messages(again)).to.have.length(0);
  });

  it('begins with a suggested question', async () => {
    const app = await make({parameters: {suggested_questions: ['ECHO suggested']}});
    const chat = await mount(app);
    await open(chat);
    const ended = next(chat, 'dify-chat-message');
    deep<HTMLButtonElement>(welcome(chat), 'li button').click();
    await ended;
    await until(() => texts(chat)[1]?.includes('suggested'));
  });

  it('names a conversation of the public way after its first answer', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO one');
    await until(async () => (await asked(app, '/name')).length);
  });
});

describe('stopping', () => {
  for (const mode of MODES) {
    it(`freezes the text at once and tells Dify: ${mode}`, async () => {
      const app = await make({mode, tokensPerSecond: 20});
      const chat = await mount(app);
      await open(chat);
      await ask(chat, 'LONG');
      await until(() => messages(chat)[1] && textIn(messages(chat)[1]!).length > 10);
      sendButton(chat).click();
      await until(() => deepAll(messages(chat)[1]!, '.note').some((el) => el.textContent.includes('You stopped')));
      const frozen = textIn(messages(chat)[1]!);
      const stops = await until(async () => (await asked(app, '/stop')).length);
      expect(textIn(messages(chat)[1]!)).to.equal(frozen);
      expect(stops).to.equal(1);
      expect((await answerTo(chat, 'ECHO next')).text).to.contain('next');
    });
  }

  it('works before the first word, and never hangs', async () => {
    const app = await make({firstTokenMs: 400});
    const chat = await mount(app);
    await open(chat);
    await ask(chat, 'ECHO late');
    await until(() => sendButton(chat).getAttribute('aria-label') === 'Stop');
    sendButton(chat).click();
    await until(() => sendButton(chat).getAttribute('aria-label') === 'Send');
    await until(async () => (await asked(app, '/stop')).length);
    expect(texts(chat)[1]).to.equal('');
  });
});

describe('history', () => {
  const past = (count: number) =>
    Array.from({length: count}, (_, i) => ({
      query: `Question ${i}`,
      answer: `Answer ${i}\n\n${'More words. '.repeat(i % 5)}`,
    }));

  it('loads older pages on the way up, and what is being read stays where it is', async () => {
    const app = await make();
    const chat = await mount(app, {way: 'api-key', user: 'ann', display: 'inline'});
    const seeded = await app.seed({user: 'ann', via: 'service', conversations: [{messages: past(50)}]});
    chat.conversationId = seeded.conversations[0]!.id;
    await until(() => messages(chat).length === 40);
    await until(() => textIn(messages(chat)[39]!).startsWith('Answer 49'));
    const box = scroller(chat);
    await until(() => box.scrollHeight - box.scrollTop - box.clientHeight < 2);
    const anchor = messages(chat)[1]!;
    box.scrollTop = 120;
    const top = await until(() => box.scrollTop <= 121 && anchor.getBoundingClientRect().top);
    await until(() => loaded(chat).length === 80); // not all of them have an element
    expect(loaded(chat)[0]).to.include({text: 'Question 10'});
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(Math.abs(anchor.getBoundingClientRect().top - top)).to.be.below(1.5);
  });

  it('of a conversation that is gone is a new conversation', async () => {
    const app = await make();
    const chat = await mount(app, {conversationId: '00000000-0000-4000-8000-000000000001', display: 'inline'});
    await until(() => welcome(chat));
    expect((await answerTo(chat, 'ECHO on')).message.status).to.equal('done');
  });

  it('is not lost while offline: it says so and loads again', async () => {
    const app = await make();
    const first = await mount(app);
    await open(first);
    await answerTo(first, 'ECHO kept');
    first.remove();
    await app.fault({match: {path: '/messages$'}, fault: {preset: '500'}});
    const chat = await mount(app);
    const again = await until(
      () => deepAll<HTMLButtonElement>(chat, 'dify-chat-panel', 'dify-chat-thread', '.notice button')[0],
    );
    again.click();
    await until(() => texts(chat)[1]?.includes('kept'));
  });
});
