import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {DifyChat, DifyChatEventMap} from '../src/index.js';
import {asked, make, posts} from './support/app.js';
import {
  answerTo,
  ask,
  clearStorage,
  deep,
  deepAll,
  field,
  focused,
  keys,
  launcher,
  messages,
  mount,
  next,
  open,
  panel,
  ready,
  textIn,
  texts,
  until,
} from './support/chat.js';

beforeEach(clearStorage);

/** What a chat tells its page from now on: names and details. */
function listen<K extends keyof DifyChatEventMap>(chat: DifyChat, ...types: K[]) {
  const heard: {type: K; detail: DifyChatEventMap[K]['detail']}[] = [];
  for (const type of types) chat.addEventListener(type, (event) => heard.push({type, detail: event.detail as never}));
  return heard;
}

const stored = () => [...keys(), ...keys(sessionStorage)];

describe('unread answers', () => {
  it('are counted on the launcher and told, until the panel is opened', async () => {
    const chat = await mount(await make());
    const heard = listen(chat, 'dify-chat-unread');
    for (const count of [1, 2]) {
      const ended = next(chat, 'dify-chat-message');
      expect(await chat.send(`ECHO ${count}`)).to.be.true;
      await ended;
      await until(() => deepAll(chat, 'dify-chat-launcher', '[part=badge]')[0]?.textContent === String(count));
    }
    expect(launcher(chat).getAttribute('aria-label')).to.equal('Open chat, 2 unread messages');
    await open(chat);
    expect(deepAll(chat, 'dify-chat-launcher', '[part=badge]')).to.have.length(0);
    await answerTo(chat, 'ECHO seen');
    expect(heard.map(({detail}) => detail.count)).to.deep.equal([1, 2, 0]);
  });

  it('are those that end after the panel was closed', async () => {
    const app = await make({tokensPerSecond: 400});
    const chat = await mount(app);
    await open(chat);
    await ask(chat, 'LONG');
    await until(() => messages(chat)[1] && textIn(messages(chat)[1]!));
    const ended = next(chat, 'dify-chat-message');
    chat.hide();
    await ended;
    await until(() => launcher(chat).getAttribute('aria-label')?.includes('1 unread'));
    expect(await posts(app)).to.equal(1);
  });

  it('of one visitor are not another’s', async () => {
    const chat = await mount(await make(), {user: 'ann'});
    const heard = listen(chat, 'dify-chat-unread');
    const ended = next(chat, 'dify-chat-message');
    await chat.send('ECHO hello');
    await ended;
    chat.user = 'bob';
    await chat.updateComplete;
    expect(launcher(chat).getAttribute('aria-label')).to.equal('Open chat');
    expect(heard.map(({detail}) => detail.count)).to.deep.equal([1, 0]);
  });
});

describe('forget()', () => {
  for (const storage of ['local', 'session'] as const) {
    it(`leaves nothing in the ${storage} storage, and begins as somebody new`, async () => {
      const app = await make();
      const chat = await mount(app, {storage});
      await open(chat);
      expect(stored().filter((key) => key.endsWith(':user'))).to.have.length(0); // nobody has asked anything yet
      await answerTo(chat, 'ECHO one');
      field(chat).value = 'half a thought';
      field(chat).dispatchEvent(new Event('input'));
      expect(stored()).to.have.length.above(1);

      chat.forget();
      expect(stored()).to.deep.equal([]);
      await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '.welcome').length);
      dispatchEvent(new Event('pagehide'));
      expect(stored()).to.deep.equal([]);
      expect(field(chat).value).to.equal('');

      await answerTo(chat, 'ECHO two');
      const users = (await asked(app, '/passport')).map(({query}) => query.user_id);
      expect(users).to.have.length(2);
      expect(users[0]).to.match(/^[0-9a-f]{32}$/);
      expect(users[1])
        .to.match(/^[0-9a-f]{32}$/)
        .and.to.not.equal(users[0]);
    });
  }

  it('in the middle of an answer lets it go, and nothing of it is stored afterwards', async () => {
    const app = await make({tokensPerSecond: 30});
    const chat = await mount(app);
    await open(chat);
    await ask(chat, 'LONG');
    await until(() => messages(chat)[1] && textIn(messages(chat)[1]!));
    chat.forget();
    await until(async () => (await asked(app, '/chat-messages'))[0]?.aborted);
    await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '.welcome').length);
    expect(stored()).to.deep.equal([]);
  });
});

describe('events', () => {
  it('do not tell the page of what it has set itself', async () => {
    const chat = await mount(await make());
    const heard = listen(
      chat,
      'dify-chat-open',
      'dify-chat-close',
      'dify-chat-conversation-change',
      'dify-chat-unread',
    );
    chat.setAttribute('open', '');
    await ready(chat);
    chat.removeAttribute('open');
    await chat.updateComplete;
    chat.show();
    chat.hide();
    chat.toggle();
    chat.conversationId = '00000000-0000-4000-8000-000000000001';
    await chat.updateComplete;
    expect(heard).to.deep.equal([]);
  });

  it('tell it of what the visitor did', async () => {
    const chat = await mount(await make());
    const heard = listen(chat, 'dify-chat-open', 'dify-chat-close');
    await open(chat);
    deep(panel(chat), 'dify-chat-header', '[aria-label="Close chat"]').click();
    await until(() => !chat.open);
    launcher(chat).click();
    await until(() => chat.open);
    expect(heard.map(({type}) => type)).to.deep.equal(['dify-chat-open', 'dify-chat-close', 'dify-chat-open']);
  });
});

describe('send()', () => {
  it('works before the code is there, and takes one of two questions', async () => {
    const app = await make();
    const chat = await mount(app);
    const ended = next(chat, 'dify-chat-message');
    const taken = await Promise.all([chat.send('ECHO one'), chat.send('ECHO two')]);
    expect(taken).to.deep.equal([true, false]);
    expect((await ended).detail.text).to.contain('one');
    expect(await posts(app)).to.equal(1);
  });

  it('takes nothing blank, nothing while an answer is being written, and nothing once removed', async () => {
    const app = await make({tokensPerSecond: 30});
    const chat = await mount(app);
    expect(await chat.send(' \n\t')).to.be.false;
    expect(await chat.send('LONG')).to.be.true;
    expect(await chat.send('ECHO too early')).to.be.false;
    await next(chat, 'dify-chat-event');
    chat.stop();
    const late = chat.send('ECHO late');
    chat.remove();
    expect(await late).to.be.false;
    expect(await chat.send('ECHO gone')).to.be.false;
    expect(await posts(app)).to.equal(1);
  });
});

describe('focus()', () => {
  it('goes to the launcher while the panel is closed, and to the field while it is open', async () => {
    const chat = await mount(await make());
    chat.focus();
    expect(focused()).to.equal(launcher(chat));
    chat.show();
    chat.focus(); // before the code is there
    await until(() => deepAll(chat, 'dify-chat-panel').length && focused() === field(chat));
    launcher(chat).focus();
    chat.focus();
    await until(() => focused() === field(chat));
    await sendKeys({type: 'x'});
    expect(field(chat).value).to.equal('x');
  });

  it('goes to the field of a chat in the page', async () => {
    const chat = await mount(await make(), {display: 'inline'});
    chat.focus();
    await until(() => deepAll(chat, 'dify-chat-panel').length && focused() === field(chat));
  });
});

describe('slots', () => {
  it('of the launcher and the panel may be filled and emptied at any time', async () => {
    const chat = await mount(await make());
    const icon = Object.assign(document.createElement('b'), {slot: 'launcher', textContent: '?'});
    const own = () => deep(launcher(chat), 'svg').checkVisibility();
    expect(own()).to.be.true;
    chat.append(icon);
    await until(() => icon.checkVisibility() && icon.getBoundingClientRect().height > 0 && !own());
    icon.remove();
    await until(own);

    await open(chat);
    const words = Object.assign(document.createElement('p'), {slot: 'empty', textContent: 'Nothing yet'});
    const welcome = () => deep(chat, 'dify-chat-panel', 'dify-chat-thread', '.welcome').checkVisibility();
    chat.append(words);
    await until(() => words.checkVisibility() && !welcome());
    words.remove();
    await until(welcome);
  });
});

describe('stop() and newConversation()', () => {
  it('do what the visitor could', async () => {
    const app = await make({tokensPerSecond: 30});
    const chat = await mount(app);
    await open(chat);
    await ask(chat, 'LONG');
    await until(() => messages(chat)[1] && textIn(messages(chat)[1]!));
    const ended = next(chat, 'dify-chat-message');
    chat.stop();
    expect((await ended).detail.message.status).to.equal('stopped');
    const kept = texts(chat)[1]!;
    chat.newConversation();
    await until(() => messages(chat).length === 0);
    expect(kept).to.have.length.above(0);
    await app.patch({tokensPerSecond: Infinity});
    await answerTo(chat, 'ECHO fresh');
    expect((await asked(app, '/chat-messages')).at(-1)?.body).to.include({conversation_id: ''});
  });

  it('before anything was asked begin nothing', async () => {
    const app = await make();
    const chat = await mount(app);
    chat.stop();
    chat.newConversation();
    await chat.updateComplete;
    expect(await app.requests()).to.have.length(0);
  });
});
