import {expect} from '@open-wc/testing';
import type {LitElement} from 'lit';
import {clearStorage, deep, deepAll, field, focused, mount, open, texts, until, type Way} from './support/chat.js';
import {make} from './support/app.js';
import {
  choose,
  drawer,
  list,
  listButton,
  openList,
  press,
  rowNames,
  rows,
  seedConversations,
  tools,
} from './support/conversations.js';

beforeEach(clearStorage);

async function start(names: readonly string[], way: Way = 'app-code', user = 'ann') {
  const app = await make({autoNameMs: 0});
  const seeded = await seedConversations(app, user, names, way);
  const chat = await mount(app, {user, way});
  await open(chat);
  return {app, chat, seeded};
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
    await until(() => tools(chat).shadowRoot);
    const button = () => deepAll(tools(chat), '[aria-label=Conversations]');
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
