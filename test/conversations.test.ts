import {expect} from '@open-wc/testing';
import type {LitElement} from 'lit';
import {
  answerTo,
  ask,
  clearStorage,
  deep,
  deepAll,
  field,
  focused,
  messages,
  mount,
  open,
  texts,
  textIn,
  until,
  type Way,
} from './support/chat.js';
import {asked, make} from './support/app.js';
import {
  choose,
  chooseFor,
  drawer,
  headings,
  inList,
  list,
  listButton,
  openList,
  press,
  rowNames,
  rowOf,
  rows,
  seedConversations,
} from './support/conversations.js';

const FAMILIES: readonly Way[] = ['app-code', 'api-key'];

beforeEach(clearStorage);

async function start(names: readonly string[], way: Way = 'app-code', user = 'ann') {
  const app = await make({autoNameMs: 0});
  const seeded = await seedConversations(app, user, names, way);
  const chat = await mount(app, {user, way});
  await open(chat);
  return {app, chat, seeded};
}

for (const way of FAMILIES) {
  describe(`The list of conversations (${way})`, () => {
    it('shows them by day, the newest first', async () => {
      const {chat} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      expect(rowNames(chat)).to.deep.equal(['One', 'Two']);
      expect(headings(chat)[0]).to.match(/today|yesterday/i);
    });

    it('opens one, and shows it at once when it was seen before', async () => {
      const {app, chat} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      await choose(chat, 'Two');
      await until(() => texts(chat)[1] === 'All about Two.');
      await openList(chat, 2);
      await choose(chat, 'One');
      await until(() => texts(chat)[1] === 'All about One.');
      await app.clearRequests();
      await openList(chat, 2);
      await choose(chat, 'Two');
      await until(() => texts(chat)[1] === 'All about Two.');
      expect(await asked(app, '/messages')).to.have.length(0);
    });

    it('lets an answer go on while another conversation is shown, and says so', async () => {
      const {app, chat} = await start(['One'], way);
      await app.patch({tokensPerSecond: 150});
      await ask(chat, 'LONG');
      await until(() => messages(chat)[1] && textIn(messages(chat)[1]!));
      await openList(chat, 2);
      await choose(chat, 'One');
      await until(() => texts(chat)[1] === 'All about One.');
      await openList(chat, 2);
      expect(deep(await rowOf(chat, 'LONG'), '.open').dataset.mark).to.equal('running');
      const row = await until(() => rows(chat).find((one) => one.mark === 'unread'));
      expect(deep(row, '.open').textContent).to.contain('New answer');
      deep(row, '.open').click();
      await until(() => messages(chat).length === 2 && textIn(messages(chat)[0]!) === 'LONG');
      await openList(chat, 2);
      expect(rows(chat).map(({mark}) => mark)).to.deep.equal(['', '']);
      expect((await asked(app, '/chat-messages')).filter(({method}) => method === 'POST')).to.have.length(1);
      expect((await asked(app, '/stop')).length).to.equal(0);
    });

    it('names a new one as soon as Dify has a name', async () => {
      const {chat} = await start([], way);
      listButton(chat).click();
      await until(() => inList(chat, '.none')[0]?.textContent.includes('appear here'));
      press(drawer(chat)!, 'Escape');
      await answerTo(chat, 'ECHO where is the parcel that I have ordered');
      await openList(chat);
      expect(rowNames(chat)[0]).to.match(/^ECHO where|parcel/i);
      await until(() => rowNames(chat)[0] !== 'ECHO where is the pa…');
    });

    it('renames one', async () => {
      const {app, chat, seeded} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      await chooseFor(chat, 'Two', 'Rename');
      const row = rows(chat)[1]!;
      const input = await until(() => deepAll<HTMLInputElement>(row, 'input')[0]);
      input.value = '  Another  name ';
      press(input, 'Enter');
      await until(() => rowNames(chat)[1] === 'Another name');
      const [request] = await until(async () => {
        const found = await asked(app, `${seeded[1]!.id}/name`);
        return found.length ? found : undefined;
      });
      expect(request!.body).to.include({name: 'Another name'});
      expect(focused()).to.equal(deep(row, '.open'));
    });

    it('leaves a name as it is when the visitor thinks better of it', async () => {
      const {app, chat, seeded} = await start(['One'], way);
      await openList(chat);
      press(rows(chat)[0]!, 'F2');
      const input = await until(() => deepAll<HTMLInputElement>(rows(chat)[0]!, 'input')[0]);
      input.value = 'No';
      press(input, 'Escape');
      await until(() => rowNames(chat)[0] === 'One');
      expect(drawer(chat)).to.be.ok;
      expect(await asked(app, `${seeded[0]!.id}/name`)).to.have.length(0);
    });

    it('keeps one at the top, over a reload too', async () => {
      const {app, chat} = await start(['One', 'Two', 'Three'], way);
      await openList(chat, 3);
      await chooseFor(chat, 'Three', 'Pin');
      await until(() => rowNames(chat).join() === 'Three,One,Two');
      expect(headings(chat)[0]).to.equal('Pinned');
      await until(async () => way === 'api-key' || (await asked(app, '/pin')).length === 1);
      chat.remove();
      const again = await mount(app, {user: 'ann', way, open: true});
      await until(() => listButton(again));
      await openList(again, 3);
      expect(rowNames(again)).to.deep.equal(['Three', 'One', 'Two']);
      await chooseFor(again, 'Three', 'Unpin');
      await until(() => rowNames(again).join() === 'One,Two,Three');
    });

    it('has back what was deleted, and tells Dify nothing', async () => {
      const {app, chat, seeded} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      await chooseFor(chat, 'One', 'Delete');
      await until(() => rowNames(chat).join() === 'Two');
      const undo = await until(() => inList<HTMLButtonElement>(chat, '.undo button')[0]);
      undo.click();
      await until(() => rowNames(chat).join() === 'One,Two');
      expect(await asked(app, seeded[0]!.id)).to.have.length(0);
    });

    it('tells Dify of a deletion when the chat goes', async () => {
      const {app, chat, seeded} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      await chooseFor(chat, 'One', 'Delete');
      await until(() => rowNames(chat).join() === 'Two');
      chat.remove();
      await until(async () => (await asked(app, seeded[0]!.id)).some(({method}) => method === 'DELETE'));
    });

    it('begins anew when the one on the screen is deleted, and comes back with it', async () => {
      const {chat} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      await choose(chat, 'One');
      await until(() => texts(chat)[1] === 'All about One.');
      await openList(chat, 2);
      press(await rowOf(chat, 'One'), 'Delete');
      await until(() => messages(chat).length === 0);
      press(drawer(chat)!, 'z', {ctrlKey: true});
      await until(() => texts(chat)[1] === 'All about One.');
    });

    it('finds words in names and in texts that were read', async () => {
      const {chat} = await start(['Crème brûlée', 'Two', 'Three'], way);
      await openList(chat, 3);
      await choose(chat, 'Two');
      await until(() => texts(chat)[1] === 'All about Two.');
      await openList(chat, 3);
      const search = deep<HTMLInputElement>(chat, 'dify-chat-panel', 'dify-chat-conversations', 'input');
      const look = (words: string) => {
        search.value = words;
        search.dispatchEvent(new Event('input'));
      };
      search.focus();
      look('creme BRU');
      await until(() => rowNames(chat).join() === 'Crème brûlée');
      look('all about');
      await until(() => rowNames(chat).join() === 'Two');
      expect(deep(rows(chat)[0]!, '.excerpt').textContent).to.equal('All about Two.');
      look('xyzzy');
      await until(() => inList(chat, '.none')[0]?.textContent.includes('xyzzy'));
      press(search, 'Escape');
      await until(() => rows(chat).length === 3);
    });
  });
}

describe('The drawer of conversations', () => {
  it('is one stop for Tab, and walked by arrows, Home and End', async () => {
    const {chat} = await start(['One', 'Two', 'Three']);
    await openList(chat, 3);
    await until(() => focused() === deep(rows(chat)[0]!, '.open'));
    const at = () => rows(chat).findIndex((row) => deepAll(row, '.open')[0] === focused());
    for (const [key, index] of [
      ['ArrowDown', 1],
      ['End', 2],
      ['ArrowDown', 2],
      ['ArrowUp', 1],
      ['Home', 0],
    ] as const) {
      press(focused()!, key);
      await until(() => at() === index);
      await (list(chat) as HTMLElement & Pick<LitElement, 'updateComplete'>).updateComplete;
      expect(
        rows(chat)
          .flatMap((row) => deepAll(row, 'button'))
          .filter((el) => el.tabIndex === 0),
      ).to.have.length(1);
    }
  });

  it('is closed by Escape, and the focus goes back to its button', async () => {
    const {chat} = await start(['One']);
    await openList(chat);
    await until(() => focused()?.classList.contains('open'));
    press(focused()!, 'Escape');
    expect(drawer(chat)).to.equal(undefined);
    expect(focused()).to.equal(listButton(chat));
    expect(chat.open).to.be.true;
  });

  it('is left for the field when one was chosen', async () => {
    const {chat} = await start(['One']);
    await openList(chat);
    await choose(chat, 'One');
    await until(() => focused() === field(chat));
    expect(drawer(chat)).to.equal(undefined);
  });

  it('goes to the next one when one is deleted by key', async () => {
    const {chat} = await start(['One', 'Two', 'Three']);
    await openList(chat, 3);
    rows(chat)[1]!.focus();
    await until(() => focused() === deep(rows(chat)[1]!, '.open'));
    press(focused()!, 'Delete');
    await until(() => rowNames(chat).join() === 'One,Three');
    await until(() => focused() === deep(rows(chat)[1]!, '.open'));
  });

  it('opens a menu by key, which gives the focus back', async () => {
    const {chat} = await start(['One']);
    await openList(chat);
    press(rows(chat)[0]!, 'F10', {shiftKey: true});
    const items = await until(() => {
      const found = deepAll(rows(chat)[0]!, 'dify-chat-menu', 'button');
      return found.length === 3 && found;
    });
    await until(() => focused() === items[0]);
    press(focused()!, 'ArrowUp');
    expect(focused()).to.equal(items[2]);
    press(focused()!, 'Escape');
    expect(focused()).to.equal(deep(rows(chat)[0]!, '.more'));
    expect(drawer(chat)).to.be.ok;
  });

  it('is not there with no-history, and comes when that is taken back', async () => {
    const app = await make();
    const chat = await mount(app, {noHistory: true});
    await open(chat);
    const button = () => deepAll(chat, 'dify-chat-panel', 'dify-chat-header', '[aria-label=Conversations]');
    expect(button()).to.have.length(0);
    chat.noHistory = false;
    await until(() => button().length === 1);
    chat.noHistory = true;
    await until(() => button().length === 0);
  });
});

describe('The column of conversations', () => {
  it('stands beside the chat where there is room, and gives it up when it is closed', async () => {
    const app = await make();
    await seedConversations(app, 'ann', ['One', 'Two']);
    const chat = await mount(app, {user: 'ann', display: 'inline'});
    chat.style.cssText = 'display:block;inline-size:1000px;block-size:600px';
    await until(() => rows(chat).length === 2);
    const panel = deep(chat, 'dify-chat-panel');
    const thread = deep(chat, 'dify-chat-panel', 'dify-chat-thread');
    expect(drawer(chat)!.role).to.equal('navigation');
    expect(thread.getBoundingClientRect().left).to.be.at.least(drawer(chat)!.getBoundingClientRect().right);
    expect(panel.getBoundingClientRect().right).to.be.at.most(chat.getBoundingClientRect().right + 3);
    await choose(chat, 'Two');
    await until(() => texts(chat)[1] === 'All about Two.');
    expect(drawer(chat)).to.be.ok;
    deep(chat, 'dify-chat-panel', 'dify-chat-conversations', '.head button').click();
    await until(() => thread.getBoundingClientRect().left < panel.getBoundingClientRect().left + 10);
    chat.style.inlineSize = '990px';
    await until(() => panel.offsetWidth < 995);
    expect(drawer(chat)).to.equal(undefined);
  });

  it('is a drawer when the room is gone', async () => {
    const app = await make();
    await seedConversations(app, 'ann', ['One']);
    const chat = await mount(app, {user: 'ann', display: 'inline'});
    chat.style.cssText = 'display:block;inline-size:600px;block-size:600px';
    await until(() => listButton(chat));
    await openList(chat);
    expect(drawer(chat)!.role).to.equal('dialog');
    chat.style.inlineSize = '1000px';
    await until(() => drawer(chat)!.role === 'navigation');
  });
});
