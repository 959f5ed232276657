import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {
  answerTo,
  clearStorage,
  deepAll,
  focused,
  messages,
  mount,
  next,
  open,
  scroller,
  textIn,
  thread,
  until,
} from './support/chat.js';
import {asked, ERAS, make} from './support/app.js';
import {asks, button, change, press, questions, reload, seeVersion, tree, version} from './support/question.js';

beforeEach(clearStorage);

describe('another version of a question', () => {
  for (const era of ERAS) {
    for (const mode of ['chat', 'advanced-chat'] as const) {
      it(`stands beside the former one, also after a reload: ${mode} of Dify ${era}`, async () => {
        const app = await make({mode}, era);
        const chat = await mount(app);
        await open(chat);
        await answerTo(chat, 'ECHO one');
        await answerTo(chat, 'ECHO two');
        await answerTo(chat, 'ECHO three');
        await change(chat, 1, 'ECHO zwei');
        await until(() => asks(chat) === 'ECHO one | ECHO zwei');
        await seeVersion(chat, 1, '2/2');
        const again = await reload(chat, app);
        await until(() => asks(again) === 'ECHO one | ECHO zwei');
        await seeVersion(again, 1, '2/2');
        await press(again, 1, 'Previous version');
        await until(() => asks(again) === 'ECHO one | ECHO two | ECHO three');
        await until(() => textIn(messages(again)[5]!).includes('three'));
        expect(await tree(app)).to.deep.equal([
          'ECHO one < ',
          'ECHO two < ECHO one',
          'ECHO three < ECHO two',
          'ECHO zwei < ECHO one',
        ]);
      });
    }
  }

  it('may be one of the first question', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO one');
    await answerTo(chat, 'ECHO two');
    await change(chat, 0, 'ECHO eins');
    await until(() => asks(chat) === 'ECHO eins');
    const again = await reload(chat, app);
    await until(() => asks(again) === 'ECHO eins');
    await seeVersion(again, 0, '2/2');
    expect(await tree(app)).to.deep.equal(['ECHO one < ', 'ECHO two < ECHO one', 'ECHO eins < ']);
  });

  it('goes on from where it is shown', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO one');
    await change(chat, 0, 'ECHO eins');
    await press(chat, 0, 'Previous version');
    await until(() => asks(chat) === 'ECHO one');
    await answerTo(chat, 'ECHO two');
    const again = await reload(chat, app);
    await until(() => asks(again) === 'ECHO one | ECHO two');
    expect(await tree(app)).to.include('ECHO two < ECHO one');
  });

  it('is a new message at the end where a conversation is a line', async () => {
    for (const era of ERAS) {
      const app = await make({}, era);
      const chat = await mount(app, {way: 'api-key'});
      await open(chat);
      await answerTo(chat, 'ECHO one');
      await answerTo(chat, 'ECHO two');
      await change(chat, 0, 'ECHO eins');
      await until(() => asks(chat) === 'ECHO one | ECHO two | ECHO eins');
      expect(version(chat, 0), era).to.equal(undefined);
      const [body] = (await asked(app, '/chat-messages')).slice(-1).map((request) => request.body);
      expect(body, era).to.not.have.property('parent_message_id');
      chat.remove();
    }
  });
});

describe('the tree that was recorded', () => {
  for (const era of ERAS) {
    for (const mode of ['chat', 'advanced-chat'] as const) {
      it(`has the same shape here: ${mode} of Dify ${era}`, async () => {
        const app = await make({mode, persona: 'scripted'}, era);
        const chat = await mount(app);
        await open(chat);
        await answerTo(chat, 'ECHO one');
        const {message} = await answerTo(chat, 'DUMP two');
        await until(() => asks(chat) === 'ECHO one | DUMP two');
        const regenerate = await until(
          () =>
            deepAll<HTMLButtonElement>(
              messages(chat).at(-1)!,
              'dify-chat-actions',
              '[aria-label="Write another answer"]',
            )[0],
        );
        const ended = next(chat, 'dify-chat-message');
        regenerate.click();
        const second = (await ended).detail.message;
        expect(second.id).to.not.equal(message.id);
        await seeVersion(chat, 1, '2/2');
        await change(chat, 0, 'ECHO new root');
        const again = await reload(chat, app);
        await until(() => asks(again) === 'ECHO new root');
        await seeVersion(again, 0, '2/2');
        await press(again, 0, 'Previous version');
        await until(() => asks(again) === 'ECHO one | DUMP two');
        await seeVersion(again, 1, '2/2');
      });
    }
  }
});

describe('switching versions', () => {
  async function threeVersions(): Promise<DifyChat> {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO before');
    await answerTo(chat, 'ECHO first');
    await change(chat, 1, 'ECHO second');
    await change(chat, 1, 'LONG third');
    await seeVersion(chat, 1, '3/3');
    return chat;
  }

  it('keeps the focus on the button that was pressed, to the last version and beyond', async () => {
    const chat = await threeVersions();
    for (const count of ['2/3', '1/3', '1/3']) {
      const back = await button(chat, 1, 'Previous version');
      await until(() => version(chat, 1) === '1/3' || back.ariaDisabled !== 'true');
      back.click();
      await seeVersion(chat, 1, count);
      await until(() => focused()?.ariaLabel === 'Previous version');
    }
    expect(focused()?.getAttribute('aria-disabled')).to.equal('true');
    await until(() => asks(chat) === 'ECHO before | ECHO first');
  });

  it('says which one is shown', async () => {
    const chat = await threeVersions();
    await press(chat, 1, 'Previous version');
    await until(() => deepAll(questions(chat)[1]!, '[role=status]')[0]?.textContent === 'Version 2 of 3');
  });

  it('leaves the button where it was pressed, however long the answers are', async () => {
    const chat = await threeVersions();
    const box = scroller(chat);
    await until(() => box.scrollHeight > 1.5 * box.clientHeight);
    for (const [name, count] of [
      ['Previous version', '2/3'],
      ['Next version', '3/3'],
    ] as const) {
      box.scrollTop = 0;
      const before = await until(
        async () => box.scrollTop === 0 && (await button(chat, 1, name)).getBoundingClientRect().top,
      );
      await press(chat, 1, name);
      await seeVersion(chat, 1, count);
      await until(() => focused()?.ariaLabel === name);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      expect(focused()!.getBoundingClientRect().top).to.be.closeTo(before, 1.5);
    }
  });

  it('is not possible while an answer is being written', async () => {
    const app = await make({});
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO one');
    await change(chat, 0, 'ECHO eins');
    await app.patch({tokensPerSecond: 5});
    const ended = next(chat, 'dify-chat-message');
    void chat.send('LONG');
    const back = await button(chat, 0, 'Previous version');
    await until(() => back.ariaDisabled === 'true');
    back.click();
    await until(() => asks(chat) === 'ECHO eins | LONG');
    chat.stop();
    await ended;
    await until(() => back.ariaDisabled !== 'true');
  });

  it('shows an answer to the end that was lost when it was put aside', async () => {
    const app = await make({mode: 'advanced-chat'}, '1.14');
    const chat = await mount(app);
    await open(chat);
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: 'cut'}});
    const found = next(chat, 'dify-chat-message');
    void chat.send('LONG');
    await until(() => deepAll(messages(chat).at(-1)!, '.note').some((el) => el.textContent.includes('Looking')));
    await press(chat, 0, 'Edit message');
    await Promise.all([found, change(chat, 0, 'ECHO short')]);
    await press(chat, 0, 'Previous version');
    // It is looked for less and less often.
    await until(() => textIn(messages(chat)[1]!).length > 500, 20_000);
    expect(deepAll(messages(chat)[1]!, '.notice')).to.have.length(0);
  }).timeout(40_000);
});

describe('older pages', () => {
  const said = (name: string, parent?: number) => ({
    query: name,
    answer: `Answer to ${name}`,
    ...(parent !== undefined && {parent}),
  });

  it('bring what leads to a version, over the border of a page', async () => {
    const app = await make();
    const versions = Array.from({length: 50}, (_, index) => said(`version ${index + 1}`, 1));
    const seeded = await app.seed({
      user: 'ann',
      via: 'webapp',
      conversations: [{messages: [said('root'), said('middle'), ...versions, said('end', 2)]}],
    });
    const chat = await mount(app, {user: 'ann', display: 'inline', conversationId: seeded.conversations[0]!.id});
    await until(() => asks(chat) === 'end');
    const older = await until(() => deepAll<HTMLButtonElement>(thread(chat), '.older')[0]);
    older.click();
    await until(() => asks(chat) === 'root | middle | version 1 | end');
    await seeVersion(chat, 2, '1/50');
    expect(await asked(app, '/messages')).to.have.length(3);
  });
});
