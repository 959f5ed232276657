import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {english} from '../src/i18n/index.js';
import {make} from './support/app.js';
import {
  ask,
  clearStorage,
  deep,
  focused,
  messages,
  mount,
  next,
  ready,
  scroller,
  textIn,
  until,
} from './support/chat.js';
import {chord, emulateFeatures} from './support/commands.js';
import type {AppConfig} from './support/emulator.js';
import type {DifyChat} from '../src/index.js';

const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => sendKeys({press: key})), Promise.resolve());

/** Which message has the focus; -1: none. */
const at = (chat: DifyChat) => messages(chat).findIndex((message) => message === focused());

/** A conversation in a small box, the focus in it. */
async function start(answers: string[], config: Partial<AppConfig> = {}): Promise<DifyChat> {
  const app = await make(config);
  const chat = await mount(app, {display: 'inline', user: 'ann', way: 'api-key'});
  chat.style.setProperty('--dify-chat-height', '420px');
  const past = answers.map((answer, i) => ({query: `Question ${i + 1}`, answer}));
  const seeded = await app.seed({user: 'ann', via: 'service', conversations: [{messages: past}]});
  chat.conversationId = seeded.conversations[0]!.id;
  await until(() => messages(chat).length === answers.length * 2);
  await until(() => textIn(messages(chat).at(-1)!).length > 1);
  await enter(chat);
  return chat;
}

/** Goes into the conversation, and waits for the code that walks in it. */
async function enter(chat: DifyChat): Promise<void> {
  scroller(chat).focus();
  await import('../src/controllers/walk.js');
  await english.more();
  await chat.updateComplete;
}

const TALL = Array.from({length: 60}, (_, i) => `Paragraph ${i}.`).join('\n\n');

beforeEach(clearStorage);

describe('a conversation', function () {
  this.timeout(40_000);

  it('is one tab stop, from which arrow keys go from message to message', async () => {
    const chat = await start(['One.', 'Two.']);
    await press('ArrowUp');
    expect(at(chat)).to.equal(3);
    await press('ArrowUp', 'ArrowUp');
    expect(at(chat)).to.equal(1);
    await press('ArrowDown');
    expect(at(chat)).to.equal(2);
    expect(messages(chat).filter((message) => message.tabIndex === 0)).to.be.empty;
  });

  it('is entered from above with the first message in view', async () => {
    const chat = await start(['One.', 'Two.']);
    scroller(chat).scrollTop = 0;
    await press('ArrowDown');
    expect(at(chat)).to.equal(0);
  });

  it('says whose message it is, and which', async () => {
    const chat = await start(['One.', 'Two.']);
    expect(
      messages(chat)
        .map(({ariaLabel}) => ariaLabel)
        .slice(1),
    ).to.deep.equal(['Answer', 'You', 'Answer']);
    await press('End');
    expect(focused()).to.include({role: 'article', ariaLabel: 'Answer, message 4 of 4'});
    await press('ArrowUp');
    expect(focused()).to.include({ariaLabel: 'You, message 3 of 4'});
  });

  it('shows what has the focus, with a ring', async () => {
    const chat = await start(['One.', 'Two.', 'Three.', TALL]);
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
      await press(key);
      const view = scroller(chat).getBoundingClientRect();
      const box = focused()!.getBoundingClientRect();
      expect(box.top, key).to.be.at.least(view.top - 1);
      expect(box.bottom, key).to.be.at.most(view.bottom + 1);
      expect(getComputedStyle(focused()!)).to.include({outlineStyle: 'solid', outlineWidth: '2px'});
    }
  });

  it('goes to the first and the last message', async () => {
    const chat = await start(['One.', TALL, 'Three.']);
    await press('Home');
    expect(at(chat)).to.equal(0);
    await press('End');
    expect(at(chat)).to.equal(5);
  });

  it('shows a tall message to its end before it takes the next one, and the other way round', async () => {
    const chat = await start([TALL, 'Two.']);
    const tall = messages(chat)[1]!;
    await press('Home', 'ArrowDown');
    expect(at(chat)).to.equal(1);
    const view = scroller(chat).getBoundingClientRect();
    expect(tall.getBoundingClientRect().top).to.be.within(view.top, view.top + 20);
    let steps = 0;
    for (; at(chat) === 1; steps++) await press('ArrowDown');
    expect(steps).to.be.above(4);
    expect(at(chat)).to.equal(2);
    await press('ArrowUp');
    expect(at(chat)).to.equal(1);
    expect(tall.getBoundingClientRect().bottom).to.be.within(view.bottom - 20, view.bottom);
    for (; at(chat) === 1; steps--) await press('ArrowUp');
    expect([at(chat), steps]).to.deep.equal([0, 0]);
  });

  it('leaves Page keys and Space to the browser, from the box and from a message', async () => {
    const chat = await start([TALL]);
    const box = scroller(chat);
    /** Whether a key scrolls so far; once more when something else was drawn at the same moment. */
    const scrolls = (key: string, direction: 1 | -1) =>
      until(async () => {
        box.scrollTop = 600;
        await new Promise(requestAnimationFrame);
        await press(key);
        return until(() => (box.scrollTop - 600) * direction > 100, 1000);
      });
    for (const from of ['box', 'message']) {
      if (from === 'message') await press('Home', 'ArrowDown');
      await scrolls('PageDown', 1);
      await scrolls('PageUp', -1);
      await scrolls('Space', 1);
    }
  });

  it('goes on where it is read when it was scrolled in the meantime', async () => {
    const chat = await start(['One.', TALL, 'Three.']);
    await press('End');
    scroller(chat).scrollTop = 0;
    await press('ArrowDown');
    expect(at(chat)).to.equal(0);
  });

  it('leads on to what is inside of a message by Tab, and back from there by the arrow up', async () => {
    const chat = await start(['See [this](https://example.com).', 'Two.']);
    await press('Home', 'ArrowDown', 'Tab');
    expect(focused()).to.be.instanceOf(HTMLAnchorElement);
    await press('ArrowUp');
    expect(at(chat)).to.equal(1);
    await press('Tab', 'ArrowDown');
    expect(at(chat)).to.equal(2);
  });

  it('leaves its keys to what scrolls by itself', async () => {
    const chat = await start([`\`\`\`\n${'word '.repeat(100)}\n\`\`\``, 'Two.']);
    const code = deep(messages(chat)[1]!, 'dify-chat-markdown', 'pre');
    code.focus();
    await press('ArrowUp', 'ArrowDown', 'End');
    expect(focused()).to.equal(code);
  });

  it('does nothing odd for a letter, nor for arrows with another key', async () => {
    const chat = await start(['One.', 'Two.']);
    await press('End', 'a');
    await chord('Control', 'ArrowUp');
    await chord('Shift', 'ArrowUp');
    await chord('Alt', 'ArrowDown');
    expect(at(chat)).to.equal(3);
  });

  it('does not move the focus when messages come', async () => {
    const chat = await start(['One.', 'Two.']);
    await press('Home', 'ArrowDown');
    const ended = next(chat, 'dify-chat-message');
    void chat.send('ECHO three');
    await ended;
    await until(() => messages(chat).length === 6);
    expect(at(chat)).to.equal(1);
    await press('ArrowDown');
    expect(focused()).to.include({ariaLabel: 'You, message 3 of 6'});
  });

  it('can be walked from right to left and with little motion', async () => {
    await emulateFeatures({'prefers-reduced-motion': 'reduce'});
    const chat = await start(['One.', TALL]);
    chat.dir = 'rtl';
    await press('End', 'ArrowUp', 'ArrowUp');
    expect(at(chat)).to.equal(3);
    await press('Home');
    expect(at(chat)).to.equal(0);
    await emulateFeatures({});
  });

  it('keeps the focus where the visitor writes when he writes', async () => {
    const app = await make();
    const chat = await mount(app, {display: 'inline'});
    await ready(chat);
    await enterAndWrite(chat);
    expect(focused()).to.be.instanceOf(HTMLTextAreaElement);
  });
});

async function enterAndWrite(chat: DifyChat): Promise<void> {
  scroller(chat).focus();
  deep(chat, 'dify-chat-panel', 'dify-chat-composer', 'textarea').focus();
  const ended = next(chat, 'dify-chat-message');
  await ask(chat, 'ECHO one');
  await ended;
}
