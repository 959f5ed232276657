import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {asked, make} from './support/app.js';
import {
  answerTo,
  clearStorage,
  deepAll,
  field,
  launcher,
  messages,
  open,
  panel,
  ready,
  texts,
  until,
} from './support/chat.js';
import type {EmulatorApp} from './support/emulator.js';
import {harm, unwatch, watch} from './support/hostile.js';
import {add, chatIn, load, site} from './support/site.js';

beforeEach(clearStorage);

const query = (app: EmulatorApp) => new URLSearchParams({base: app.webappUrl, code: app.siteCode}).toString();

/** What an app was asked, without what differs by itself. */
async function requests(app: EmulatorApp): Promise<unknown[]> {
  const ids = new RegExp(`${app.siteCode}|${app.apiKey}|[0-9a-f]{8}-[0-9a-f-]{27}|Bearer [\\w.-]+|eyJ[\\w.-]+`, 'g');
  // Those that leave together arrive in any order.
  const inOrder = (await app.requests()).sort((a, b) => (a.method + a.path).localeCompare(b.method + b.path));
  const seen = inOrder.map(({method, path, query, body, headers}) => {
    const {authorization, accept, origin} = headers;
    const sent = Object.keys(headers).filter((name) => name.startsWith('x-') || name.startsWith('content-'));
    return [method, path, query, body, sent, authorization, accept, origin];
  });
  return JSON.parse(JSON.stringify(seen).replace(ids, 'id')) as unknown[];
}

describe('a page with a strict policy', () => {
  it('sees no violation, whatever an app and its answers have', async () => {
    const app = await make({
      mode: 'agent-chat',
      tools: ['current_time', 'qrcode_generator'],
      site: {icon: '🚀', icon_background: '#fed7aa', custom_disclaimer: 'Beware'},
      parameters: {opening_statement: 'Hello **you**', suggested_questions: ['ECHO one']},
    });
    const place = await site(`/test/pages/strict.html?${query(app)}`);
    const chat = await until(() => place.document.querySelector('dify-chat'));
    await ready(chat);
    for (const question of ['TOOL:qrcode_generator {"content": "x"}', 'HOSTILE', 'MARKDOWN', 'ERROR500'])
      await answerTo(chat, question);
    chat.display = 'bubble';
    await chat.updateComplete;
    launcher(chat).click();
    await until(() => chat.open);
    expect((place.window as unknown as {violations: string[]}).violations).to.deep.equal([]);
  }).timeout(20_000);

  it('that allows no policy for Trusted Types is told so once, and stays as it is', async () => {
    const place = await site('/test/pages/no-types.html');
    const {problems} = place.window as unknown as {problems: string[]};
    expect(problems).to.have.length(1);
    expect(problems[0]).to.contain('lit-html');
    expect(place.document.querySelector('dify-chat')?.shadowRoot).to.equal(null);
    expect(place.document.body.textContent.trim()).to.equal('The page itself');
  });

  it('that allows only Lit’s policy reads answers as plain text', async () => {
    const app = await make();
    const place = await site('/test/pages/lit-types.html');
    const chat = await chatIn(place, app, {display: 'inline'});
    await ready(chat);
    await answerTo(chat, 'ECHO some **text** <b>more</b> $a^2$');
    // The code for formulas comes, and goes.
    const el = await until(() => deepAll(messages(chat)[1]!, 'dify-chat-markdown')[0]);
    await until(() => el.shadowRoot!.adoptedStyleSheets.length > 2);
    await until(() => texts(chat)[1]?.includes('some **text** <b>more</b> $a^2$'));
    expect(deepAll(messages(chat)[1]!, 'dify-chat-markdown', 'b, strong')).to.have.length(0);
    expect(place.errors).to.deep.equal([]);
  });
});

/** What libraries and accidents do to a page before the chat comes. */
const ALTERED: Record<string, string> = {
  'lists that everybody has added to': `
    Array.prototype.each = Array.prototype.remove = function () { return this; };
    String.prototype.strip = function () { return this; };
    Function.prototype.curry = function () { return this; };`,
  'an old toJSON': `
    Array.prototype.toJSON = function () { return '[' + this.map((item) => JSON.stringify(item)).join(', ') + ']'; };
    String.prototype.toJSON = function () { return '"' + this + '"'; };`,
  'objects that have what a request has': `
    Object.assign(Object.prototype, {headers: {'X-Evil': '1'}, body: 'evil', method: 'DELETE', mode: 'no-cors',
      query: {evil: 1}, timeout: 1, repeat: true, long: true, integrity: 'sha256-x', polluted: true});`,
  'objects that have what a sanitiser has': `
    Object.assign(Object.prototype, {ALLOWED_TAGS: ['script', 'img', 'iframe'], ALLOWED_ATTR: ['onerror', 'src', 'srcdoc'],
      ADD_TAGS: ['iframe'], ADD_ATTR: ['onerror'], FORCE_BODY: true, WHOLE_DOCUMENT: true, ALLOW_UNKNOWN_PROTOCOLS: true,
      RETURN_DOM: true, SAFE_FOR_TEMPLATES: true, IN_PLACE: true, polluted: true});`,
  'wrapped functions of the browser': `
    const {fetch, setTimeout, clearTimeout, requestAnimationFrame} = window;
    window.fetch = function (...args) { return new Promise((done, failed) => fetch.apply(this, args).then(done, failed)); };
    const timers = new Map();
    window.setTimeout = (run, ...rest) => {
      const timer = {id: setTimeout(() => run.call(window), ...rest)};
      timers.set(timer, timer.id);
      return timer;
    };
    window.clearTimeout = (timer) => clearTimeout(timers.get(timer) ?? timer);
    window.requestAnimationFrame = (run) => requestAnimationFrame.call(window, (now) => run(now));
    window.Promise = class Promise extends window.Promise {};
    const {addEventListener, removeEventListener} = EventTarget.prototype;
    const heard = new WeakMap();
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      if (typeof listener !== 'function') return addEventListener.call(this ?? window, type, listener, options);
      const wrapped = heard.get(listener) ?? function (event) { return listener.call(this, event); };
      heard.set(listener, wrapped);
      addEventListener.call(this ?? window, type, wrapped, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      removeEventListener.call(this ?? window, type, heard.get(listener) ?? listener, options);
    };`,
};

describe('a page that has changed the language', () => {
  beforeEach(watch);
  afterEach(unwatch);

  /** One conversation; the same in every page. */
  async function conversation(script: string) {
    const app = await make({name: 'The app'});
    const place = await site();
    if (script) add(place, 'script', `(() => {${script}})()`);
    const inputs = {city: 'Ghent', tags: ['a', ['b', {c: ['d']}]], when: new place.window.Date(0)};
    const chat = await chatIn(place, app, {user: 'ann', inputs, way: 'api-key'});
    await open(chat);
    const answers = [
      (await answerTo(chat, 'ECHO **one** <img src=x onerror=hit()>')).text,
      (await answerTo(chat, 'HOSTILE')).text,
    ];
    await until(() => texts(chat)[3]?.includes('zero width'));
    const answer = deepAll(messages(chat)[3]!, 'dify-chat-markdown', '.answer')[0]!.cloneNode(true) as HTMLElement;
    // What is more than text comes when there is time for it.
    answer.querySelectorAll<HTMLElement>('[data-rich], [data-looked]').forEach(({dataset}) => {
      delete dataset.rich;
      delete dataset.looked;
    });
    for (const code of answer.querySelectorAll('code')) code.replaceChildren(code.textContent);
    const drawn = answer.innerHTML;
    return {place, chat, sent: await requests(app), answers, drawn};
  }

  let plain: Awaited<ReturnType<typeof conversation>> | undefined;

  for (const [name, script] of Object.entries(ALTERED)) {
    it(`sends the same and shows the same with ${name}`, async () => {
      plain ??= await conversation('');
      const other = await conversation(script);
      expect(other.sent).to.deep.equal(plain.sent);
      expect(other.answers).to.deep.equal(plain.answers);
      expect(other.drawn).to.equal(plain.drawn);
      expect(other.place.errors).to.deep.equal([]);
      expect(harm(other.chat).filter((what) => !what.includes('window'))).to.deep.equal([]);
    }).timeout(30_000);
  }
});

describe('a script that comes twice', () => {
  it('is told once; the first one works', async () => {
    const app = await make();
    const place = await site();
    const chat = await chatIn(place, app);
    await load(place, '/src/dify-chat.ts?a-second-version');
    expect(place.warnings.filter((text) => text.includes('already defined'))).to.have.length(1);
    expect(place.errors).to.deep.equal([]);
    await open(chat);
    expect((await answerTo(chat, 'ECHO still here')).text).to.contain('still here');
  });

  it('leaves a name to the page that took it first', async () => {
    const place = await site();
    add(place, 'script', `customElements.define('dify-chat', class extends HTMLElement { mine = true; });`);
    await load(place);
    const element = place.document.createElement('dify-chat') as DifyChat & {mine?: boolean};
    place.document.body.append(element);
    expect(element.mine).to.be.true;
    expect(place.warnings).to.have.length(1);
    expect(place.errors).to.deep.equal([]);
  });

  it('adds one chat, and tells, when it is the one for Dify’s snippet', async () => {
    const place = await site();
    Object.assign(place.window, {difyChatbotConfig: {token: 'code', baseUrl: 'https://dify.example'}});
    for (let i = 0; i < 2; i++) {
      // As the build has it: a function of its own.
      add(place, 'script', `(() => {${await (await fetch('/src/embed.ts')).text()}})()`);
    }
    expect(place.document.querySelectorAll('dify-chat')).to.have.length(1);
    expect(place.errors).to.deep.equal([]);
    expect(place.warnings).to.have.length(1);
  });
});

it('a page keeps what is its own: no name, no listener, no request, no jump', async () => {
  const app = await make();
  const place = await site();
  add(
    place,
    'script',
    `window.heard = []; window.moved = [];
     const {addEventListener} = EventTarget.prototype;
     EventTarget.prototype.addEventListener = function (type, listener, options) {
       if (this === undefined || this === window || this === document || this === document.body || this === document.documentElement)
         heard.push(type);
       return addEventListener.call(this ?? window, type, listener, options);
     };
     // Of the page's own nodes; those of a shadow tree have no name here. In an answer that grows, a paragraph that turns out to be
     // a table lends its element to what follows, which counts as a move: how a reader keeps his place has tests of its own.
     const where = ({node, previousRect: {top, height}, currentRect}) =>
       [node.className || node.nodeName, top, height, currentRect.top, currentRect.height].join(' ');
     new PerformanceObserver((list) =>
       moved.push(...list.getEntries().flatMap(({sources}) => sources.filter(({node}) => node).map(where))))
       .observe({type: 'layout-shift', buffered: true});`,
  );
  const page = place.window as unknown as {heard: string[]; moved: unknown[]};
  place.document.body.innerHTML = '<main><h1>Page</h1><p>Text</p></main>';
  const before = Object.keys(place.window);
  const chat = await chatIn(place, app);
  await open(chat);
  await answerTo(chat, 'MARKDOWN');
  launcher(chat).click();
  await until(() => panel(chat).hidden);
  // What Lit itself notes; the build leaves it out (see scripts/check-dist.js).
  const added = Object.keys(place.window).filter(
    (name) => !before.includes(name) && !/^(?:lit|reactiveElement)/.test(name),
  );
  expect(added).to.deep.equal([]);
  expect(page.heard.filter((type) => /unload|key|wheel|touch|pointer|mouse|click/.test(type))).to.deep.equal([]);
  expect(page.moved).to.deep.equal([]);
  expect((await asked(app, '/chat-messages')).filter(({aborted}) => aborted)).to.deep.equal([]);
  expect(field(chat).value).to.equal('');
}).timeout(20_000);
