import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {asked, make, posts} from './support/app.js';
import {ask, clearStorage, field, keys, launcher, ready, sendButton, texts, until} from './support/chat.js';
import {chooseFor, openList, rowNames, rowOf, rows, seedConversations} from './support/conversations.js';
import {rest, sessionOf, tab, type Tab} from './support/tabs.js';

beforeEach(clearStorage);
afterEach(clearStorage);

/** Types, and is seen. */
async function type({chat}: {chat: DifyChat}, text: string): Promise<void> {
  field(chat).value = text;
  field(chat).dispatchEvent(new Event('input', {bubbles: true}));
  await until(() => !sendButton(chat).disabled);
}

const badge = ({chat}: Tab) => launcher(chat).querySelector('[part=badge]')?.textContent ?? '';

describe('a draft', function () {
  this.timeout(40_000);

  it('that is typed in one tab stands in the other one, and is gone in both when it is sent', async () => {
    const app = await make();
    const [one, two] = [await tab(app, {user: 'ann'}), await tab(app, {user: 'ann'})];
    await type(one, 'half a thought');
    await until(() => field(two.chat).value === 'half a thought');
    await type(two, 'half a thought, and more');
    await until(() => field(one.chat).value === 'half a thought, and more');
    await ask(two.chat, 'ECHO all of it');
    await until(() => texts(one.chat)[1] === 'all of it', 20_000);
    await until(() => field(one.chat).value === '' && field(two.chat).value === '');
    await until(() => !keys().some((key) => key.endsWith(':drafts')));
  });

  it('never takes the place of what is being typed', async () => {
    const app = await make();
    const [one, two] = [await tab(app, {user: 'ann'}), await tab(app, {user: 'ann'})];
    await Promise.all([type(two, 'mine'), type(one, 'something else')]);
    // Of the two, each keeps its own: whatever is stored, it has been told by then.
    await until(() => keys().some((key) => localStorage.getItem(key)?.includes('something else')));
    expect(field(two.chat).value).to.equal('mine');
    expect(field(one.chat).value).to.equal('something else');
  });

  it('belongs to its conversation, over a reload too; the new one has its own', async () => {
    const app = await make();
    const [a, b] = await seedConversations(app, 'ann', ['A', 'B']);
    const one = await tab(app, {user: 'ann', conversationId: a!.id});
    await type(one, 'for A');
    sessionOf(one).openConversation(b!.id);
    await until(() => field(one.chat).value === '');
    await type(one, 'for B');
    sessionOf(one).newConversation();
    await until(() => field(one.chat).value === '');
    await type(one, 'for a new one');
    one.close();
    const again = await tab(app, {user: 'ann', conversationId: b!.id});
    await until(() => field(again.chat).value === 'for B');
    sessionOf(again).openConversation(a!.id);
    await until(() => field(again.chat).value === 'for A');
    sessionOf(again).newConversation();
    await until(() => field(again.chat).value === 'for a new one');
  });
});

describe('what is unread', function () {
  this.timeout(40_000);

  it('is counted in the tab that is closed, and read in all when it is read in one', async () => {
    const app = await make();
    const closed = {user: 'ann', display: 'bubble'} as const;
    const [one, two, three] = [await tab(app, closed), await tab(app, closed), await tab(app, closed)];
    for (const each of [one, two, three]) {
      each.chat.show();
      await ready(each.chat);
      each.chat.hide();
    }
    await one.chat.send('ECHO hello');
    for (const each of [one, two, three]) await until(() => badge(each) === '1');
    two.chat.show();
    for (const each of [one, two, three]) await until(() => badge(each) === '');
  });

  it('stays marked in the list over a reload, until it is read in any tab', async () => {
    const app = await make({tokensPerSecond: 10});
    await seedConversations(app, 'ann', ['A', 'B']);
    const one = await tab(app, {user: 'ann'});
    await ask(one.chat, 'ECHO some words that take their time');
    await until(() => sessionOf(one).state.get().conversationId);
    const id = sessionOf(one).state.get().conversationId;
    one.chat.newConversation();
    await until(() => sessionOf(one).keeper?.unread(id));
    one.close();
    const [two, three] = [await tab(app, {user: 'ann'}), await tab(app, {user: 'ann'})];
    await openList(two.chat, 3);
    await until(() => rows(two.chat).some(({item, mark}) => item.id === id && mark === 'unread'));
    sessionOf(three).openConversation(id);
    await until(() => rows(two.chat).every(({mark}) => mark === ''));
  });
});

describe('the list', function () {
  this.timeout(40_000);

  for (const way of ['app-code', 'api-key'] as const) {
    it(`is the same in all tabs: names, pins, and what is deleted (${way})`, async () => {
      const app = await make();
      await seedConversations(app, 'ann', ['A', 'B', 'C'], way);
      const [one, two] = [await tab(app, {user: 'ann', way}), await tab(app, {user: 'ann', way})];
      for (const {chat} of [one, two]) await openList(chat, 3);
      await chooseFor(one.chat, 'C', 'Pin');
      await until(() => rowNames(two.chat).join() === 'C,A,B');
      const row = await rowOf(one.chat, 'B');
      row.edit();
      await row.updateComplete;
      const input = await until(() => row.shadowRoot!.querySelector('input'));
      input.value = 'Bee';
      input.dispatchEvent(new FocusEvent('blur'));
      await until(() => rowNames(two.chat).join() === 'C,A,Bee');
      await chooseFor(one.chat, 'A', 'Delete');
      await until(() => rowNames(two.chat).join() === 'C,Bee');
    });
  }

  it('a conversation that is deleted leaves the other tab, which keeps the draft for a new one', async () => {
    const app = await make();
    const [a] = await seedConversations(app, 'ann', ['A', 'B']);
    const [one, two] = [await tab(app, {user: 'ann'}), await tab(app, {user: 'ann', conversationId: a!.id})];
    await type(two, 'a thought');
    await openList(one.chat, 2);
    await chooseFor(one.chat, 'A', 'Delete');
    await until(() => rowNames(one.chat).join() === 'B');
    expect(sessionOf(two).state.get().conversationId).to.equal(a!.id);
    sessionOf(one).list!.flush(); // it cannot be undone any more
    await until(() => sessionOf(two).state.get().conversationId === '');
    expect(field(two.chat).value).to.equal('a thought');
    await ask(two.chat, 'ECHO on');
    expect((await rest(two)).status).to.equal('done');
    expect(await posts(app)).to.equal(1);
    expect((await asked(app, `/conversations/${a!.id}`)).filter(({method}) => method === 'DELETE')).to.have.length(1);
  });
});
