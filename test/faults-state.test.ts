import {expect} from '@open-wc/testing';
import type {ChatSession} from '../src/state/session.js';
import {
  answerTo,
  ask,
  clearStorage,
  deep,
  deepAll,
  field,
  focused,
  keys,
  messages,
  mount,
  notice,
  open,
  panel,
  ready,
  retry,
  texts,
  until,
  welcome,
} from './support/chat.js';
import {asked, make, posts} from './support/app.js';
import {denied, fill, replaceStorages, restoreStorages} from './support/storage.js';
import {everythingIn} from './support/visible.js';

beforeEach(clearStorage);
afterEach(restoreStorages);

const send = {method: 'POST', path: '/chat-messages$'};

/** What nobody caught, while the test runs; the runner does not hear of it. */
function uncaught(): unknown[] {
  const errors: unknown[] = [];
  const own = window.onerror;
  window.onerror = (_message, _file, _line, _column, error) => errors.push(error);
  after(() => (window.onerror = own));
  return errors;
}

/** What the console was told, in any way. */
function console_(): string[] {
  const said: string[] = [];
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const own = console[way].bind(console);
    console[way] = (...words: unknown[]) => said.push(words.map(String).join(' '));
    after(() => (console[way] = own));
  }
  return said;
}

describe('a storage that keeps nothing', () => {
  it('is told to the page’s owner, once, and to nobody else', async () => {
    const said = console_();
    for (const arm of [() => replaceStorages(denied), fill]) {
      const app = await make();
      arm();
      const chat = await mount(app, {way: 'api-key'});
      await open(chat);
      expect((await answerTo(chat, 'ECHO one')).message.status).to.equal('done');
      expect(everythingIn(chat)).to.not.match(/stor(e|age)/i);
      chat.remove();
      restoreStorages();
    }
    await until(() => said.some((text) => text.includes('stores nothing')));
    expect(said.filter((text) => text.includes('stores nothing'))).to.have.length(1);
  });
});

describe('secrets', () => {
  it('are in the header and nowhere else: not in an address, in storage, in the page, in a message, in the console', async () => {
    const said = console_();
    const app = await make();
    const chat = await mount(app, {way: 'api-key', user: 'ann'});
    const told: string[] = [];
    for (const type of ['dify-chat-error', 'dify-chat-event', 'dify-chat-message'] as const)
      chat.addEventListener(type, ({detail}) => told.push(JSON.stringify(detail)));
    await open(chat);
    await answerTo(chat, 'ECHO one');
    const body = {code: 'invalid_param', message: `Access token ${app.apiKey} is invalid`, status: 400};
    await app.fault({match: send, fault: {status: 400, body}});
    await answerTo(chat, 'ECHO two');
    await until(() => said.length && notice(chat));
    const places = [
      ...(await app.requests()).map(({path, query, body: sent}) => JSON.stringify([path, query, sent])),
      ...keys().map((key) => key + String(localStorage.getItem(key))),
      everythingIn(document.body),
      chat.outerHTML,
      location.href,
      ...told.filter((text) => !text.includes('Access token')),
      ...said,
    ];
    for (const place of places) expect(place).to.not.contain(app.apiKey);
    for (const {headers} of await app.requests()) expect(headers.referer ?? '').to.not.contain(app.apiKey);
  });
});

describe('a shared computer', () => {
  it('knows nothing any more once the widget was told to forget', async () => {
    const app = await make();
    const chat = await mount(app, {way: 'api-key'});
    await open(chat);
    await answerTo(chat, 'ECHO one');
    field(chat).value = 'a thought';
    field(chat).dispatchEvent(new Event('input'));
    dispatchEvent(new Event('pagehide'));
    const values = keys().map((key) => localStorage.getItem(key));
    expect(values.join()).to.contain('a thought').and.not.contain('one');
    chat.forget();
    expect(keys()).to.have.length(0);
    await until(() => welcome(chat));
    expect(field(chat).value).to.equal('');
    await answerTo(chat, 'ECHO two');
    const users = (await asked(app, '/chat-messages')).map(({user}) => user);
    expect(new Set(users).size).to.equal(2);
  });
});

describe('a reload before Dify has answered', () => {
  it('brings the question back as the draft', async () => {
    const app = await make();
    const first = await mount(app);
    await open(first);
    await app.fault({match: send, fault: {preset: 'no-headers'}});
    await ask(first, 'ECHO do not lose me');
    await until(async () => (await posts(app)) === 1);
    dispatchEvent(new Event('pagehide'));
    first.remove();
    const second = await mount(app);
    await ready(second);
    expect(field(second).value).to.equal('ECHO do not lose me');
  });
});

describe('a message that cannot be drawn', () => {
  it('is shown as plain text, and the others live', async () => {
    const errors = uncaught();
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await answerTo(chat, 'ECHO first');
    const {core} = (panel(chat) as unknown as {session: ChatSession}).session;
    const [question, answer] = core.get().messages;
    const odd = {...answer!, key: 'odd', parts: [{kind: 'text', text: '**plain** words'}, {kind: 'of tomorrow'}]};
    core.patch({messages: [question!, odd as never, {...question!, key: 'q2'}, answer!]});
    await until(() => messages(chat).length === 4);
    await until(() => messages(chat)[1]!.shadowRoot!.textContent.includes('**plain** words'));
    expect(errors).to.not.be.empty;
    await until(() => texts(chat)[3]?.includes('first'));
    expect((await answerTo(chat, 'ECHO second')).message.status).to.equal('done');
  });
});

describe('a page whose own code fails', () => {
  it('in a listener: it is told, and the chat goes on', async () => {
    const errors = uncaught();
    const app = await make();
    const chat = await mount(app);
    const names = 'ready open send event message error conversation-change unread close'.split(' ');
    for (const name of names) {
      chat.addEventListener(`dify-chat-${name}`, () => {
        throw new Error(`the page’s own: ${name}`);
      });
    }
    await open(chat);
    expect((await answerTo(chat, 'ECHO one')).message.status).to.equal('done');
    await until(() => texts(chat)[1]?.includes('one'));
    for (const name of ['open', 'ready', 'send', 'message'])
      expect(errors.join()).to.contain(`the page’s own: ${name}`);
  });

  it('in its texts: ours are shown', async () => {
    const errors = uncaught();
    const app = await make();
    const fail = (): never => {
      throw new Error('the page’s own');
    };
    const strings = {unread: fail, placeholder: 'Write to us', send: null, error: 'no'};
    const chat = await mount(app, {strings: strings as never});
    await open(chat);
    await until(() => everythingIn(chat).includes('Write to us'));
    chat.hide();
    expect(await chat.send('ECHO one')).to.be.true;
    await until(() => deep(chat, 'dify-chat-launcher', 'button').getAttribute('aria-label')?.includes('1 unread'));
    await until(() => errors.join().includes('the page’s own')); // told in a task of its own
  });

  it('in its inputs: none are sent', async () => {
    const errors = uncaught();
    const app = await make({parameters: {opening_statement: 'Hello {{name}}!'}});
    const inputs = {
      get name(): string {
        throw new Error('the page’s own');
      },
    };
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    for (const bad of [inputs, circular, {big: 1n}]) {
      const chat = await mount(app, {inputs: bad});
      await open(chat);
      expect((await answerTo(chat, 'ECHO one')).message.status).to.equal('done');
      chat.remove();
      clearStorage();
    }
    expect(errors.join()).to.contain('the page’s own');
    for (const {body} of await asked(app, '/chat-messages')) expect(body).to.deep.include({inputs: {}});
  });

  it('in authorize: it is said in words, and is well again when that is', async () => {
    const app = await make();
    let broken = true;
    const chat = await mount(app, {
      baseUrl: app.serviceUrl,
      appCode: '',
      authorize: () => {
        if (broken) throw new Error('the page’s own');
        return {Authorization: `Bearer ${app.apiKey}`};
      },
    });
    chat.show();
    const card = () => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '[role=alert] .notice')[0]!;
    await until(() => card().textContent.includes('could not be confirmed'));
    broken = false;
    deep<HTMLButtonElement>(card(), 'button').click();
    await until(() => welcome(chat));
    expect((await answerTo(chat, 'ECHO one')).message.status).to.equal('done');
  });

  it('in dify-chat-send: what it makes of the question does no harm', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    chat.addEventListener('dify-chat-send', ({detail}) => ((detail as {query: unknown}).query = {odd: 1}));
    await answerTo(chat, 'ECHO one');
    await until(() => texts(chat)[0] === '[object Object]');
  });
});

describe('an error on the screen', () => {
  it('has words, a sign and a button that the keyboard reaches, and leaves the focus in the chat', async () => {
    const app = await make();
    const chat = await mount(app);
    await open(chat);
    await app.fault({match: send, fault: {preset: '500'}});
    await answerTo(chat, 'ECHO one');
    await until(() => notice(chat));
    await expect(chat).to.be.accessible();
    expect(notice(chat).querySelector('svg')).to.exist;
    expect(notice(chat).querySelector('p')!.textContent).to.have.length.above(10);
    const button = deep<HTMLButtonElement>(notice(chat), 'button');
    expect(button.tabIndex).to.equal(0);
    button.focus();
    expect(focused()).to.equal(button);
    retry(chat);
    await until(() => texts(chat)[1]?.includes('one'));
    await until(() => focused() === field(chat));
  });
});
