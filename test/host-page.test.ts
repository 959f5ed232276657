import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {
  answerTo,
  clearStorage,
  deep,
  field,
  focused,
  keys,
  launcher,
  messages,
  mount,
  open,
  panel,
  ready,
  sendButton,
  texts,
  until,
} from './support/chat.js';
import {everything} from './support/hostile.js';
import {add, chatIn, site, type Site} from './support/site.js';

beforeEach(clearStorage);

/** Where things are, and how text looks, in the order of the chat. */
function looks(chat: DifyChat): Record<string, unknown> {
  const box = (el: Element) => {
    const {left, top, width, height} = el.getBoundingClientRect();
    const {fontSize, fontStyle, lineHeight, letterSpacing, textTransform, textAlign, color} = getComputedStyle(el);
    return {
      left,
      top,
      width,
      height,
      text: [fontSize, fontStyle, lineHeight, letterSpacing, textTransform, textAlign, color],
    };
  };
  const [question, answer] = messages(chat);
  return {
    launcher: box(launcher(chat)),
    panel: box(panel(chat)),
    title: box(deep(panel(chat), 'dify-chat-header', 'h2')),
    question: box(deep(question!, '.bubble')),
    answer: box(deep(answer!, 'dify-chat-markdown', 'p')),
    field: box(field(chat)),
    send: box(sendButton(chat)),
  };
}

async function look(place: Site, parent?: Element): Promise<Record<string, unknown>> {
  const app = await make({name: 'The app'});
  const chat = await chatIn(place, app, {}, parent);
  await open(chat);
  await answerTo(chat, 'ECHO some words of the answer');
  await until(() => texts(chat)[1]?.includes('words'));
  await Promise.all(
    sendButton(chat)
      .getAnimations()
      .map(({finished}) => finished),
  );
  return looks(chat);
}

const RESETS: Record<string, string> = {
  'a reset of everything': '*, *::before, *::after {all: unset !important}',
  'boxes for everything': `* {display: block !important; position: relative !important; float: left; margin: 9px !important;
    padding: 9px !important; border: 3px solid red !important; box-sizing: content-box !important; width: 50% !important}`,
  'text of its own': `html {font-size: 40px; -webkit-text-size-adjust: 200%} body, body * {font: italic 900 33px/3 serif !important;
    letter-spacing: 5px; word-spacing: 9px; text-transform: uppercase; text-align: right; text-indent: 40px; white-space: nowrap;
    color: red !important; cursor: none; visibility: visible; list-style: square; hyphens: auto; tab-size: 1; text-shadow: 0 0 9px red}`,
  'controls of its own': `button, input, textarea, svg, p, h2, ul, a {display: none !important; width: 1px !important; font-size: 99px}
    [hidden] {display: block !important} :focus {outline: 20px solid red !important}`,
  'a page that does not take the pointer':
    'body {pointer-events: none; user-select: none; touch-action: none; opacity: 1}',
  'a body that is a grid': `body {display: grid; grid-template-columns: repeat(4, 1fr); gap: 50px; margin: 0; height: 100vh}
    body > * {min-height: 100px; display: flex; overflow: hidden; border-radius: 20px}`,
  'private names': ':root, dify-chat {--_accent: red; --_surface: red; --_space: 99px; --_z: -1; --_font: serif}',
};

describe('the styles of a page', () => {
  let plain: Record<string, unknown> | undefined;

  for (const [name, css] of Object.entries(RESETS)) {
    it(`change nothing in the chat: ${name}`, async () => {
      plain ??= await look(await site());
      const place = await site();
      add(place, 'style', css);
      const seen = await look(place);
      for (const [part, box] of Object.entries(seen)) {
        for (const [key, value] of Object.entries(box as object)) {
          const expected = (plain[part] as Record<string, unknown>)[key];
          if (typeof value === 'number') expect(value, `${part} ${key}`).to.be.closeTo(expected as number, 2);
          else expect(value, part).to.deep.equal(expected);
        }
      }
    });
  }

  it('leave phones no reason to enlarge its text', async () => {
    const chat = await mount(await make());
    await open(chat);
    const {textSizeAdjust = '100%'} = getComputedStyle(panel(chat)) as {textSizeAdjust?: string};
    expect(textSizeAdjust).to.equal('100%');
  });

  it('leave its text to be selected', async () => {
    document.body.style.userSelect = 'none';
    try {
      const chat = await mount(await make());
      await open(chat);
      await answerTo(chat, 'ECHO some words of the answer');
      await until(() => texts(chat)[1]?.includes('words'));
      const {left, top, height} = deep(messages(chat)[1]!, 'dify-chat-markdown', 'p').getBoundingClientRect();
      const y = Math.round(top + height / 2);
      await sendMouse({type: 'move', position: [Math.round(left) + 1, y]});
      await sendMouse({type: 'down'});
      await sendMouse({type: 'move', position: [Math.round(left) + 120, y]});
      await sendMouse({type: 'up'});
      expect(getSelection()!.toString()).to.contain('some words');
    } finally {
      document.body.style.userSelect = '';
    }
  });

  it('and its layers do not cover it', async () => {
    const place = await site();
    add(place, 'style', '.wall {position: fixed; inset: 0; z-index: 999999999; background: #eee; isolation: isolate}');
    const chat = await chatIn(place, await make());
    place.document.body.append(Object.assign(place.document.createElement('div'), {className: 'wall'}));
    const {x, y, width, height} = launcher(chat).getBoundingClientRect();
    expect(place.document.elementFromPoint(x + width / 2, y + height / 2)).to.equal(chat);
  });

  it('that transform what it stands in leave it usable there', async () => {
    const place = await site();
    const box = place.document.createElement('div');
    box.style.cssText = 'transform: scale(1); width: 600px; height: 580px; will-change: transform';
    place.document.body.append(box);
    const chat = await chatIn(place, await make(), {}, box);
    const {right, bottom} = launcher(chat).getBoundingClientRect();
    expect([right, bottom]).to.deep.equal([
      box.getBoundingClientRect().right - 20,
      box.getBoundingClientRect().bottom - 20,
    ]);
    await open(chat);
    expect((await answerTo(chat, 'ECHO there')).text).to.contain('there');
  });
});

describe('the keys of a page', () => {
  it('do not reach what is written, nor what scrolls', async () => {
    const chat = await mount(await make());
    await open(chat);
    await until(() => focused() === field(chat));
    const heard: string[] = [];
    const hear = (event: KeyboardEvent) => {
      heard.push(event.key);
      event.preventDefault(); // as hot-keys do
    };
    for (const type of ['keydown', 'keypress', 'keyup'] as const) document.addEventListener(type, hear);
    try {
      await sendKeys({type: 'jk/? G2'});
      await sendKeys({press: 'Backspace'});
      await sendKeys({press: 'ArrowLeft'});
      await sendKeys({press: 'Enter'});
      await until(() => messages(chat).length === 2);
      expect(texts(chat)[0]).to.equal('jk/? G');
      expect(heard).to.deep.equal([]);
    } finally {
      for (const type of ['keydown', 'keypress', 'keyup'] as const) document.removeEventListener(type, hear);
    }
  });

  it('with Ctrl or Meta are the page’s, and so are those on the launcher and in what it puts into the chat', async () => {
    const chat = await mount(await make(), {display: 'inline'});
    chat.innerHTML = '<input slot="footer" aria-label="mine">';
    await ready(chat);
    const heard: string[] = [];
    const hear = (event: KeyboardEvent) => void heard.push(event.key);
    document.addEventListener('keydown', hear);
    const press = (target: Element, key: string, init = {}) =>
      target.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true, ...init}));
    press(field(chat), 'k', {ctrlKey: true});
    press(field(chat), 'j', {metaKey: true});
    press(field(chat), 'Tab');
    press(field(chat), 'Escape'); // an inline chat does not close
    press(chat.querySelector('input')!, 'x');
    document.removeEventListener('keydown', hear);
    expect(heard).to.deep.equal(['k', 'j', 'Tab', 'Escape', 'x']);
  });

  it('that close something of the page do not, when Escape closes the chat', async () => {
    const chat = await mount(await make());
    await open(chat);
    await until(() => focused() === field(chat));
    const heard: string[] = [];
    const hear = (event: KeyboardEvent) => void heard.push(event.key);
    document.addEventListener('keydown', hear);
    await sendKeys({press: 'Escape'});
    document.removeEventListener('keydown', hear);
    expect(chat.open).to.be.false;
    expect(heard).to.deep.equal([]);
  });

  it('nor its capturing listeners and focus trap keep anybody from writing and sending', async () => {
    const trap = await fixture<HTMLElement>(html`<div tabindex="-1"><button>In the trap</button></div>`);
    const chat = await mount(await make());
    let moves = 0;
    const pull = (event: FocusEvent) => {
      moves++;
      if (!trap.contains(event.target as Node)) trap.querySelector('button')!.focus();
    };
    const hear = (event: Event) => void event.composedPath();
    document.addEventListener('focusin', pull, true);
    addEventListener('keydown', hear, true);
    try {
      await open(chat);
      field(chat).value = 'ECHO trapped';
      field(chat).dispatchEvent(new Event('input', {bubbles: true}));
      await until(() => !sendButton(chat).disabled);
      sendButton(chat).click();
      await until(() => texts(chat)[1]?.includes('trapped'));
      expect(moves).to.be.below(20);
      expect(trap.contains(document.activeElement)).to.be.true;
    } finally {
      document.removeEventListener('focusin', pull, true);
      removeEventListener('keydown', hear, true);
    }
  });
});

describe('a page that frames it', () => {
  it('gets no click that destroys something', async () => {
    const app = await make();
    const chat = await mount(app, {display: 'inline'});
    await ready(chat);
    await answerTo(chat, 'ECHO one');
    await until(() => texts(chat)[1]);
    for (let round = 0; round < 2; round++) {
      const buttons = everything(panel(chat)).filter((el) => el.localName === 'button') as HTMLElement[];
      for (const button of buttons) if (button.isConnected) button.click();
      await chat.updateComplete;
    }
    expect((await app.requests()).map(({method}) => method)).to.not.include('DELETE');
    expect(keys().some((key) => key.endsWith(':user'))).to.be.true;
  });
});

describe('messages and storage events of others', () => {
  it('are not listened to', async () => {
    const app = await make();
    const chat = await mount(app, {display: 'inline', way: 'api-key'});
    await ready(chat);
    await answerTo(chat, 'ECHO one');
    await app.clearRequests();
    const before = texts(chat);
    const junk: unknown[] = [
      'dify-chat-iframe-ready',
      {type: 'dify-chatbot-config', payload: {isToggledByButton: true, baseUrl: 'https://evil.example'}},
      {event: 'message', answer: 'evil', __proto__: {polluted: true}},
      null,
      new ArrayBuffer(9),
    ];
    for (const data of junk) {
      postMessage(data, '*');
      new BroadcastChannel('dify-chat').postMessage(data);
    }
    for (const key of [...keys(), null, 'dify-chat:evil:x:conversation'])
      dispatchEvent(new StorageEvent('storage', {key, newValue: '{"evil":1}', storageArea: localStorage}));
    const heard = new Promise((resolve) => addEventListener('message', resolve, {once: true}));
    postMessage('last', '*');
    await heard;
    await chat.updateComplete;
    expect(texts(chat)).to.deep.equal(before);
    expect(await app.requests()).to.deep.equal([]);
  });
});
