import {expect} from '@open-wc/testing';
import {make, posts} from './support/app.js';
import {ask, clearStorage, field, keys, messages, mount, open, ready, texts, until, answerTo} from './support/chat.js';
import {rest, sessionOf, tab, textIn} from './support/tabs.js';

beforeEach(clearStorage);
afterEach(clearStorage);

/** What is posted on any of our channels, as another script of the page would hear it. */
function overhear(...scopes: string[]): unknown[] {
  const heard: unknown[] = [];
  for (const scope of scopes) {
    const channel = new BroadcastChannel(scope);
    channel.onmessage = ({data}) => heard.push(data);
    after(() => channel.close());
  }
  return heard;
}

const scopeOf = (one: Parameters<typeof sessionOf>[0]) => sessionOf(one).options.storage.scope!;

describe('tabs that have nothing to do with each other', function () {
  this.timeout(40_000);

  it('never mix: other visitors, other apps, other ways in', async () => {
    const [app, other] = [await make({tokensPerSecond: 60}), await make()];
    const ann = await tab(app, {user: 'ann'});
    const others = [
      await tab(app, {user: 'bob'}),
      await tab(other, {user: 'ann'}),
      await tab(app, {user: 'ann', way: 'api-key'}),
      await tab(app, {user: 'ann', storage: 'session'}),
      await tab(app, {user: 'ann', storage: 'none'}),
    ];
    const twin = await tab(app, {user: 'ann'});
    await ask(ann.chat, 'ECHO only here and there');
    await rest(ann);
    await until(() => textIn(twin) === textIn(ann));
    field(ann.chat).value = 'a thought';
    field(ann.chat).dispatchEvent(new Event('input'));
    await until(() => field(twin.chat).value === 'a thought');
    for (const one of others) {
      expect(messages(one.chat)).to.have.length(0);
      expect(field(one.chat).value).to.equal('');
    }
    expect(new Set([ann, ...others.slice(0, 3)].map(scopeOf)).size).to.equal(4);
    expect(sessionOf(others[3]!).options.storage.scope).to.be.undefined;
    expect(sessionOf(others[4]!).options.storage.scope).to.be.undefined;
    expect(await posts(app)).to.equal(1);
  });

  const WITHOUT: Record<string, (window: Window & typeof globalThis) => void> = {
    'no channels': (window) => delete (window as Partial<typeof globalThis>).BroadcastChannel,
    'no locks': (window) => Object.defineProperty(window.navigator, 'locks', {value: undefined}),
    'no storage': (window) => {
      for (const name of ['localStorage', 'sessionStorage'] as const)
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
    },
  };
  for (const [what, prepare] of Object.entries(WITHOUT)) {
    it(`chats all the same, and remembers as long as the page does: ${what}`, async () => {
      const app = await make();
      const [one, two] = [await tab(app, {user: 'ann', prepare}), await tab(app, {user: 'ann', prepare})];
      for (const each of [one, two]) {
        await ask(each.chat, 'ECHO one');
        await until(() => texts(each.chat).includes('one'));
        await rest(each);
      }
      const {conversationId} = sessionOf(one).state.get();
      field(one.chat).value = 'for the first';
      field(one.chat).dispatchEvent(new Event('input'));
      one.chat.newConversation();
      sessionOf(one).openConversation(conversationId);
      await until(() => field(one.chat).value === 'for the first');
      one.chat.forget();
      await until(() => messages(one.chat).length === 0);
      expect([one.errors, two.errors]).to.deep.equal([[], []]);
    });
  }

  it('leave nothing behind, and tell nobody, with storage="none"', async () => {
    const app = await make();
    const chat = await mount(app, {user: 'ann', storage: 'none'});
    const shared = await mount(app, {user: 'ann'});
    for (const each of [chat, shared]) await open(each);
    const heard = overhear(scopeOf({chat: shared}));
    shared.remove();
    await answerTo(chat, 'ECHO one');
    field(chat).value = 'a thought';
    field(chat).dispatchEvent(new Event('input'));
    dispatchEvent(new Event('pagehide'));
    expect(keys().filter((key) => !/:(?:open|at)$/.test(key))).to.deep.equal([]);
    expect(heard.filter((one) => JSON.stringify(one).includes('one'))).to.deep.equal([]);
  });
});

describe('junk on the channel', () => {
  const uid = 'u'.repeat(32);
  const led = {uid, since: 1, seq: 1, conversationId: 'evil', first: true, question: {text: 'Q'}, answer: {parts: []}};
  const JUNK: Record<string, unknown> = {
    nothing: null,
    'no type': {},
    'an unknown type': {type: 'evil'},
    'no answer': {type: 'led', led: {...led, answer: null}},
    'a draft of no conversation': {type: 'draft', id: 'c', text: 'evil', before: ''},
    'parts that are none': {
      type: 'led',
      led: {...led, answer: {parts: [1, null, {kind: 'evil'}, {kind: '__proto__'}, {kind: 'text', text: {}}]}},
    },
    'growth of nothing': {type: 'grown', growth: {uid: 'x', seq: 1, live: true, count: 1, changes: [[0, 0, 'evil']]}},
    'growth at odd places': {
      type: 'grown',
      growth: {
        uid,
        seq: 2,
        live: true,
        count: 9e9,
        changes: [
          [-1, 0],
          [9, {}],
        ],
      },
    },
    'no ids': {type: 'mark', id: 7, unread: true},
    'odd files': {type: 'sent', ids: [{}, 7, null]},
    'a list of nothing': {type: 'item', item: {name: 'evil'}},
    'a prototype': JSON.parse(
      '{"type":"led","__proto__":{"polluted":1},"led":{"__proto__":{"polluted":1}}}',
    ) as unknown,
  };

  it('changes nothing, and breaks nothing; nor does another release', async () => {
    const app = await make();
    const chat = await mount(app, {user: 'ann', display: 'inline'});
    await ready(chat);
    const session = sessionOf({chat});
    const channel = new BroadcastChannel(scopeOf({chat}));
    const post = (message: unknown) => channel.postMessage(message);
    for (const junk of Object.values(JUNK)) post(typeof junk === 'object' && junk ? {v: 1, as: '', ...junk} : junk);
    post({v: 2, as: '', type: 'led', led});
    post({v: 1, as: 'somebody else', type: 'led', led});
    await answerTo(chat, 'ECHO fine');
    await until(() => texts(chat).includes('fine'));
    expect(JSON.stringify(session.seen.map((core) => core.get()))).to.not.contain('evil');
    expect(session.state.get().messages).to.have.length(2);
    expect({}).to.not.have.property('polluted');
    channel.close();
  });
});

describe('forget()', function () {
  this.timeout(40_000);

  it('in one tab ends what is kept in all: the others begin anew, and write nothing back', async () => {
    const app = await make();
    const [one, two] = [await tab(app), await tab(app)];
    await ask(one.chat, 'ECHO one');
    await until(() => texts(two.chat)[1] === 'one');
    await rest(two);
    const before = sessionOf(two);
    field(two.chat).value = 'a thought';
    field(two.chat).dispatchEvent(new Event('input'));
    one.chat.forget();
    await until(() => sessionOf(two) !== before && messages(two.chat).length === 0);
    await ready(two.chat);
    expect(field(two.chat).value).to.equal('');
    two.window.dispatchEvent(new Event('pagehide'));
    expect(keys()).to.deep.equal([]);
    await ask(two.chat, 'ECHO two');
    await until(() => texts(one.chat)[1] === 'two');
    const users = (await app.requests()).filter(({path}) => path.endsWith('/chat-messages')).map(({user}) => user);
    expect(new Set(users).size).to.equal(2);
  });
});
