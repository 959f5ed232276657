import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {asked, make} from './support/app.js';
import {
  answerTo,
  clearStorage,
  deep,
  deepAll,
  focused,
  launcher,
  messages,
  mount,
  open,
  panel,
  until,
} from './support/chat.js';
import {chord, emulatePhone} from './support/commands.js';
import {closeButton, everything, openPhone} from './support/phone.js';

const outside = Object.assign(document.createElement('button'), {textContent: 'Outside'});
const inside = (chat: DifyChat, el: Element | null) =>
  !!el && (everything(panel(chat)).includes(el as HTMLElement) || chat.contains(el));

const name = (el: Element) => `${el.localName} ${el.ariaLabel ?? el.textContent.slice(0, 20)}`;

/** Where Tab goes, by name, until it comes back to the beginning. */
async function round(chat: DifyChat, ...keys: string[]): Promise<string[]> {
  const stops: string[] = [];
  for (;;) {
    await chord(...keys);
    const el = focused()!;
    expect(inside(chat, el), `${keys.join('+')} → ${name(el)}`).to.be.true;
    if (stops[0] === name(el) || stops.length > 60) return stops;
    stops.push(name(el));
  }
}

describe('the focus on a phone', () => {
  beforeEach(() => {
    clearStorage();
    document.body.prepend(outside);
  });
  afterEach(async () => {
    outside.remove();
    await emulatePhone();
  });

  it('stays inside of the panel, by Tab and by Shift+Tab', async () => {
    const chat = await openPhone(await make({parameters: {suggested_questions: ['One?', 'Two?']}}));
    await answerTo(chat, 'ECHO [a](https://a.example) and [b](https://b.example)');
    await until(() => deepAll(messages(chat)[1]!, 'dify-chat-markdown', 'a').length === 2);
    await until(() => deepAll(messages(chat)[0]!, 'dify-chat-question', 'button').length > 1);
    await until(() => deepAll(messages(chat)[1]!, 'dify-chat-actions', 'button').length > 3);
    panel(chat).focus();
    const forth = await round(chat, 'Tab');
    const back = await round(chat, 'Shift', 'Tab');
    expect(forth).to.have.length.above(5);
    expect(back.toSorted()).to.deep.equal(forth.toSorted());
  });

  it('comes in by Tab when nothing has it, and leads to the end by Shift+Tab from the panel itself', async () => {
    const chat = await openPhone(await make());
    (document.activeElement as HTMLElement).blur();
    await chord('Tab');
    expect(inside(chat, focused())).to.be.true;
    const first = focused();
    panel(chat).focus();
    await chord('Shift', 'Tab');
    expect(inside(chat, focused())).to.be.true;
    expect(focused() === first).to.be.false;
  });

  it('visits what the page has put into the panel', async () => {
    await emulatePhone({width: 390, height: 844});
    const chat = await mount(await make());
    chat.append(Object.assign(document.createElement('button'), {slot: 'footer', textContent: 'Own'}));
    await open(chat);
    await until(() => panel(chat).ariaModal);
    panel(chat).focus();
    const stops = await round(chat, 'Tab');
    expect(stops.at(-1)).to.equal('button Own');
  });

  it('is not taken from a dialog of the page’s own', async () => {
    const chat = await openPhone(await make());
    const dialog = document.createElement('dialog');
    const [first, second] = ['First', 'Second'].map((textContent) =>
      Object.assign(document.createElement('button'), {textContent}),
    );
    dialog.append(first!, second!);
    document.body.append(dialog);
    dialog.showModal();
    first!.focus();
    await chord('Tab');
    expect(focused() === second).to.be.true;
    dialog.remove();
    expect(chat.open).to.be.true;
  });

  it('goes back to the launcher when the panel is closed, and then out of it', async () => {
    const chat = await openPhone(await make());
    closeButton(chat).click();
    await until(() => focused() === launcher(chat));
    await until(() => panel(chat).ariaModal === null);
    await chord('Shift', 'Tab');
    expect(focused() === outside).to.be.true;
  });

  it('can leave the panel on a desktop, which is not modal', async () => {
    const chat = await mount(await make());
    await open(chat);
    expect(panel(chat).ariaModal).to.equal(null);
    closeButton(chat).focus();
    await chord('Shift', 'Tab');
    await chord('Shift', 'Tab');
    await chord('Shift', 'Tab');
    expect(inside(chat, focused())).to.be.false;
  });
});

/** What a finger may want to hit. A link within words is as high as they are. */
const TARGETS =
  'button, a.file, select, input:not([type=hidden]), textarea, summary, [role=button], [role=tab], [role=menuitem]';

function tooSmall(chat: DifyChat): string[] {
  const targets = everything(chat).filter(
    (el) => el.matches(TARGETS) && el.checkVisibility({visibilityProperty: true}),
  );
  expect(targets.length).to.be.above(0);
  const small = targets.filter((el) => {
    const {width, height} = el.getBoundingClientRect();
    // A footnote's number stands in words as well; the boxes of a task list cannot be ticked.
    return !el.matches('.jump, input:disabled') && (width < 44 || height < 44);
  });
  return small.map(
    (el) =>
      `${(el.getRootNode() as ShadowRoot).host.localName}: ${el.outerHTML.slice(0, 90)} ${el.offsetWidth}×${el.offsetHeight}`,
  );
}

describe('what a finger hits', () => {
  beforeEach(clearStorage);
  afterEach(() => emulatePhone());

  it('is large enough in every state', async function () {
    this.timeout(30_000);
    const app = await make({
      mode: 'agent-chat',
      parameters: {
        opening_statement: 'Hello <details><summary>More</summary>words</details>',
        suggested_questions: ['Why?'],
        suggested_questions_after_answer: {enabled: true},
      },
      site: {privacy_policy: 'https://privacy.example', copyright: 'Us', custom_disclaimer: 'May be wrong'},
    });
    await emulatePhone({width: 390, height: 844});
    const chat = await mount(app, {launcherLabel: 'Help'});
    expect(tooSmall(chat)).to.deep.equal([]);
    await open(chat);
    await until(() => panel(chat).ariaModal);
    expect(tooSmall(chat), 'welcome').to.deep.equal([]);
    await answerTo(
      chat,
      'ECHO `a` ![x](https://other.example/x.png) note[^1]\n\n```js\ncode\n```\n\n- [ ] task\n\n[^1]: Note.',
    );
    await until(() => deepAll(messages(chat)[1]!, 'dify-chat-markdown', '.copy, .image').length === 2);
    await until(
      () => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', 'dify-chat-message', 'dify-chat-actions').length > 0,
    );
    expect(tooSmall(chat), 'answer').to.deep.equal([]);
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: '500'}});
    await answerTo(chat, 'ECHO fails');
    await until(() => deepAll(messages(chat).at(-1)!, '.notice button').length);
    expect(tooSmall(chat), 'error').to.deep.equal([]);
    await answerTo(chat, 'LONG');
    deep(chat, 'dify-chat-panel', 'dify-chat-thread', '.scroller').scrollTop = 0;
    await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread', '.latest').length);
    expect(tooSmall(chat), 'scrolled up').to.deep.equal([]);
    expect(await asked(app, '/chat-messages')).to.have.length.above(0);
  });
});
