import {expect} from '@open-wc/testing';
import {
  answerTo,
  clearStorage,
  deep,
  deepAll,
  keys,
  messages,
  mount,
  next,
  open,
  texts,
  until,
  type Way,
} from './support/chat.js';
import {asked, make} from './support/app.js';
import {
  choose,
  chooseFor,
  inList,
  listButton,
  openList,
  press,
  rowNames,
  rowOf,
  rows,
  seedConversations,
} from './support/conversations.js';
import {add, chatIn, site} from './support/site.js';

const LISTED = {method: 'GET', path: '/conversations$'};

beforeEach(clearStorage);

async function start(names: readonly string[], way: Way = 'app-code') {
  const app = await make();
  const seeded = await seedConversations(app, 'ann', names, way);
  const chat = await mount(app, {user: 'ann', way});
  await open(chat);
  return {app, chat, seeded};
}

const problem = (chat: Parameters<typeof rows>[0]) => inList(chat, '.bar .notice')[0];

for (const way of ['app-code', 'api-key'] as const) {
  describe(`A list that fails (${way})`, () => {
    for (const [what, fault] of Object.entries({
      'the server fails': {status: 500, body: 'html'},
      'something else answers': {status: 200, body: 'html'},
      'nothing comes': {reset: true},
    })) {
      it(`says so, and is tried again: ${what}`, async () => {
        const {app, chat} = await start(['One'], way);
        await app.fault({match: LISTED, fault, times: 1000}); // some browsers try again by themselves
        (await until(() => listButton(chat))).click();
        const card = await until(() => inList(chat, '.card .notice')[0], 20_000);
        expect(card.textContent.trim()).to.have.length.above(10);
        await app.heal();
        await until(() => {
          inList<HTMLButtonElement>(chat, '.card button')[0]?.click();
          return rows(chat).length === 1;
        }, 30_000);
      }).timeout(60_000);
    }

    it('takes back a name that Dify refuses, and offers to try again', async () => {
      const {app, chat} = await start(['One'], way);
      await openList(chat);
      await app.fault({match: {path: '/name$'}, fault: {status: 500, body: 'json'}});
      await chooseFor(chat, 'One', 'Rename');
      const input = await until(() => deepAll<HTMLInputElement>(rows(chat)[0]!, 'input')[0]);
      input.value = 'Uno';
      press(input, 'Enter');
      const card = await until(() => problem(chat));
      expect(card.textContent).to.contain('could not be renamed');
      expect(rowNames(chat)).to.deep.equal(['One']);
      deep(card, 'button').click();
      await until(() => rowNames(chat)[0] === 'Uno' && !problem(chat));
    });

    it('has one back that Dify does not delete, and says so', async () => {
      const {app, chat} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      await app.fault({match: {method: 'DELETE'}, fault: {status: 500, body: 'json'}});
      await chooseFor(chat, 'One', 'Delete');
      await until(() => rowNames(chat).join() === 'Two');
      const card = await until(() => problem(chat), 12_000);
      expect(card.textContent).to.contain('could not be deleted');
      expect(rowNames(chat)).to.deep.equal(['One', 'Two']);
    }).timeout(20_000);

    it('says that one is gone which was deleted elsewhere, and begins anew', async () => {
      const {app, chat, seeded} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      await app.fault({
        match: {path: '/messages$'},
        fault: {status: 404, body: {code: 'not_found', message: 'Conversation Not Exists.', status: 404}},
      });
      await choose(chat, 'One');
      await openList(chat, 1);
      await until(() => rowNames(chat).join() === 'Two');
      expect(problem(chat)!.textContent).to.contain('does not exist any more');
      expect(seeded).to.have.length(2);
      await answerTo(chat, 'ECHO anew');
      expect((await asked(app, '/chat-messages')).at(-1)!.body).to.include({conversation_id: ''});
    });
  });
}

describe('A long list', () => {
  const names = Array.from({length: 205}, (_, index) => `Conversation ${index}`);

  it('comes page by page, each conversation once, although many are of the same second', async () => {
    const app = await make();
    const at = Math.floor(Date.now() / 1000) - 5000;
    await app.seed({
      user: 'ann',
      via: 'webapp',
      conversations: names.map((name, index) => ({
        name,
        messages: [{query: 'ECHO x', answer: 'x', created_at: at - Math.floor(index / 9)}],
      })),
    });
    const chat = await mount(app, {user: 'ann'});
    await open(chat);
    await openList(chat, 30);
    const scroller = inList(chat, '.scroller')[0]!;
    await until(() => {
      scroller.scrollTop = scroller.scrollHeight;
      return rows(chat).length === 205;
    }, 20_000);
    expect(new Set(rowNames(chat)).size).to.equal(205);
  }).timeout(30_000);

  it('is looked through to its end, and never keeps the page busy for long', async () => {
    const app = await make();
    await seedConversations(app, 'ann', names);
    const long: number[] = [];
    const observer = new PerformanceObserver((seen) => long.push(...seen.getEntries().map(({duration}) => duration)));
    observer.observe({entryTypes: ['longtask']});
    // Tasks are timed by the clock, and the machine has other tests to run: what is really long is so each time.
    for (let tries = 0; tries < 3; tries++) {
      const chat = await mount(app, {user: 'ann'});
      await open(chat);
      await openList(chat, 30); // its code is there
      press(inList(chat, '.scroller')[0]!, 'Escape');
      observer.takeRecords();
      long.length = 0;
      await openList(chat, 30);
      const search = deep<HTMLInputElement>(chat, 'dify-chat-panel', 'dify-chat-conversations', 'input');
      search.value = 'conversation 204';
      search.dispatchEvent(new Event('input'));
      await until(() => rowNames(chat).join() === 'Conversation 204', 15_000);
      long.push(...observer.takeRecords().map(({duration}) => duration));
      chat.remove();
      if (!long.length) break;
    }
    observer.disconnect();
    expect(long).to.deep.equal([]);
  }).timeout(60_000);

  it('goes on behind one that was deleted meanwhile', async () => {
    const {app, chat, seeded} = await start(names.slice(0, 60));
    await openList(chat, 30);
    for (const {id} of seeded.slice(26, 30))
      await fetch(`${app.webappUrl}/conversations/${id}`, {method: 'DELETE', headers: await passport(app, 'ann')});
    const scroller = inList(chat, '.scroller')[0]!;
    await until(() => {
      scroller.scrollTop = scroller.scrollHeight;
      return rowNames(chat).includes('Conversation 59');
    });
  });
});

async function passport(app: Awaited<ReturnType<typeof make>>, user: string): Promise<HeadersInit> {
  const response = await fetch(`${app.webappUrl}/passport?user_id=${user}`, {headers: {'X-App-Code': app.siteCode}});
  const {access_token: token} = (await response.json()) as {access_token: string};
  return {'X-App-Code': app.siteCode, 'X-App-Passport': token};
}

describe('A list from a hostile server', () => {
  it('is shown as far as it makes sense, as text', async () => {
    const app = await make();
    const chat = await mount(app, {user: 'ann'});
    await open(chat);
    const data = [
      null,
      7,
      [],
      {},
      {id: 5, name: 'no id'},
      {id: 'a', name: '<img src=x onerror="window.hacked=1">', updated_at: 'soon'},
      {id: 'b', name: {toString: 'x'}, updated_at: -1},
      {id: 'c', name: `a${'\u0301'.repeat(5000)}`, updated_at: 1e300},
      {id: 'a', name: 'twice', updated_at: 5},
      {id: '__proto__', name: '\u202Eevil', updated_at: 1_700_000_000},
      {id: 'd', name: 'x'.repeat(100_000), updated_at: 1_700_000_000},
    ];
    await app.fault({match: LISTED, fault: {status: 200, body: {data, has_more: 'yes'}}, times: 9});
    await openList(chat, 5);
    expect(rows(chat)).to.have.length(5);
    expect((window as {hacked?: unknown}).hacked).to.equal(undefined);
    expect(rowNames(chat).join('').length).to.be.below(2000);
    expect(rowNames(chat)).to.include('New conversation');
    expect(rowNames(chat).join('')).not.to.contain('\u202E');
    await rowOf(chat, 'twice');
    await app.clearRequests();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect((await asked(app, '/conversations')).length).to.be.below(3);
  });

  it('and ids from a storage that somebody has written into do no harm', async () => {
    const {app, chat} = await start(['One'], 'api-key');
    await openList(chat);
    await chooseFor(chat, 'One', 'Pin');
    const key = await until(() => keys().find((name) => name.endsWith(':pinned')));
    for (const value of ['{"__proto__":1}', '[1,null,"x"]', 'x'.repeat(100), `["${'y'.repeat(1000)}"]`]) {
      chat.remove();
      localStorage.setItem(key, value);
      const again = await mount(app, {user: 'ann', way: 'api-key', open: true});
      await until(() => listButton(again));
      await openList(again);
      expect(rowNames(again)).to.deep.equal(['One']);
      again.remove();
    }
  });
});

describe('Two chats on a page', () => {
  it('have lists of their own', async () => {
    const app = await make();
    await seedConversations(app, 'ann', ['Hers']);
    await seedConversations(app, 'bob', ['His', 'His other']);
    const [hers, his] = [await mount(app, {user: 'ann'}), await mount(app, {user: 'bob'})];
    await open(hers);
    await open(his);
    await openList(hers);
    await openList(his, 2);
    expect(rowNames(hers)).to.deep.equal(['Hers']);
    expect(rowNames(his)).to.deep.equal(['His', 'His other']);
  });
});

describe('A deletion that the page leaves', () => {
  it('reaches Dify', async () => {
    const app = await make();
    const seeded = await seedConversations(app, 'ann', ['One', 'Two']);
    const place = await site();
    const chat = await chatIn(place, app, {user: 'ann'});
    await open(chat);
    await openList(chat, 2);
    await chooseFor(chat, 'One', 'Delete');
    await until(() => rowNames(chat).join() === 'Two');
    add(place, 'script', 'location.href = "/test/pages/silent.html"');
    await until(async () => (await asked(app, seeded[0]!.id)).some(({method}) => method === 'DELETE'));
  });
});

describe('A conversation that is changed by the list', () => {
  it('is told to the page, once', async () => {
    const {chat, seeded} = await start(['One']);
    await openList(chat);
    const changed = next(chat, 'dify-chat-conversation-change');
    await choose(chat, 'One');
    expect((await changed).detail).to.deep.equal({conversationId: seeded[0]!.id});
    await until(() => texts(chat)[1] === 'All about One.');
  });

  it('is the one that a reload shows', async () => {
    const {app, chat} = await start(['One', 'Two']);
    await openList(chat, 2);
    await choose(chat, 'Two');
    await until(() => texts(chat)[1] === 'All about Two.');
    chat.remove();
    const again = await mount(app, {user: 'ann', open: true});
    await until(() => messages(again).length === 2);
    expect(texts(again)[1]).to.equal('All about Two.');
  });
});
