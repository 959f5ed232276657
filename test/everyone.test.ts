import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import '../src/index.js';

import {emulateFeatures} from './support/commands.js';
import {
  ask,
  clearStorage,
  deep,
  deepAll,
  focused,
  launcher,
  mount,
  open,
  panel,
  ready,
  scroller,
  until,
  welcome,
} from './support/chat.js';
import {make} from './support/app.js';

beforeEach(clearStorage);

describe('<dify-chat> for everyone', () => {
  afterEach(async () => {
    await setViewport({width: 800, height: 600});
    await emulateFeatures({});
  });

  const rich = {
    parameters: {
      opening_statement: 'Hello! **How** can we help?',
      suggested_questions: ['Where is my order?', 'How do I return something?'],
    },
    site: {title: 'Support', custom_disclaimer: 'Answers may be wrong.'},
  };

  it('fills a phone’s screen, with room for a finger', async () => {
    const app = await make(rich);
    await setViewport({width: 390, height: 760});
    const chat = await mount(app);
    await open(chat);
    await until(
      () =>
        Math.abs(panel(chat).getBoundingClientRect().width - 390) < 1 &&
        panel(chat).getBoundingClientRect().height === 760,
    );
    expect(launcher(chat).checkVisibility()).to.be.false;
    deep<HTMLButtonElement>(panel(chat), 'dify-chat-header', 'button[aria-label="Close chat"]').click();
    await until(() => launcher(chat).checkVisibility() && focused() === launcher(chat));
  });

  it('fills a screen that became a phone’s while no chat was in the page', async () => {
    const app = await make(rich);
    const former = await mount(app);
    await open(former);
    former.remove();
    clearStorage(); // it would be open at once
    await setViewport({width: 390, height: 760});
    const chat = await mount(app);
    await open(chat);
    await until(() => panel(chat).getBoundingClientRect().width === 390 && !launcher(chat).checkVisibility());
  });

  it('gives any brand colour enough contrast', async () => {
    const app = await make(rich);
    for (const colour of ['#ffeb3b', '#000080', '#ff0000', '#00ff00', '#808080', '#ffffff', '#000000', '#e91e63']) {
      for (const theme of ['light', 'dark'] as const) {
        const chat = await mount(app, {theme, display: 'inline'});
        chat.style.setProperty('--dify-chat-accent-color', colour);
        await ready(chat);
        await until(() => deepAll(welcome(chat), 'li button').length === 2);
        await expect(welcome(chat), `${colour} ${theme}`).to.be.accessible();
        chat.remove();
      }
    }
  }).timeout(40_000);

  it('follows the answer only while the reader is at the end', async () => {
    const app = await make({tokensPerSecond: 60});
    const chat = await mount(app, {display: 'inline'});
    chat.style.setProperty('--dify-chat-height', '360px');
    await ready(chat);
    void ask(chat, 'LONG');
    const box = scroller(chat);
    await until(() => box.scrollHeight > box.clientHeight + 200);
    expect(box.scrollHeight - box.scrollTop - box.clientHeight).to.be.below(60);
    box.scrollTop = 20;
    await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '.latest').length);
    const height = box.scrollHeight;
    await until(() => box.scrollHeight > height + 60);
    expect(Math.abs(box.scrollTop - 20)).to.be.below(2);
    deep<HTMLButtonElement>(chat, 'dify-chat-panel', 'dify-chat-thread', '.latest').click();
    await until(() => box.scrollHeight - box.scrollTop - box.clientHeight < 40);
  }).timeout(40_000);
});
