import {expect} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {
  answerTo,
  clearStorage,
  deep,
  deepAll,
  focused,
  messages,
  mount,
  open,
  panel,
  ready,
  until,
  welcome,
} from './support/chat.js';
import {chord, emulateFeatures, emulatePhone} from './support/commands.js';

const BANK = 'ECHO [https://bank.com](https://evil.example/login)';
const DOCS = 'ECHO [documentation](https://docs.example.com/a)';

const question = (chat: DifyChat) => panel(chat).shadowRoot!.querySelector('dify-chat-link-confirm');
const dialog = (chat: DifyChat) =>
  until(() => question(chat)?.shadowRoot?.querySelector<HTMLDialogElement>('dialog[open]'));
const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** The first link of the last answer. */
async function link(chat: DifyChat): Promise<HTMLAnchorElement> {
  return until(() => deepAll<HTMLAnchorElement>(messages(chat).at(-1)!, 'dify-chat-markdown', 'a')[0]);
}

/** A click with a real button of a mouse. */
async function press(el: Element, button: 'left' | 'middle' = 'left'): Promise<void> {
  const {left, top, width, height} = el.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)], button});
}

describe('a link', () => {
  const windowOpen = window.open.bind(window);
  let opened: unknown[][] = [];
  let left: string[] = [];
  /** No link of a test leads anywhere: what the browser would have followed is noted. */
  const note = (event: Event) => {
    const [target] = event.composedPath() as HTMLElement[];
    const anchor = target?.closest('a');
    if (anchor && !event.defaultPrevented) left.push(anchor.href);
    event.preventDefault();
  };

  beforeEach(() => {
    clearStorage();
    [opened, left] = [[], []];
    window.open = (...call: unknown[]) => void opened.push(call.map(String)) as unknown as null;
    for (const type of ['click', 'auxclick']) addEventListener(type, note);
  });
  afterEach(async () => {
    window.open = windowOpen;
    for (const type of ['click', 'auxclick']) removeEventListener(type, note);
    await emulateFeatures({});
    await emulatePhone();
  });

  const nothing = (): void => {
    expect([opened, left]).to.deep.equal([[], []]);
  };

  async function answered(text: string, options: Partial<DifyChat> = {}) {
    const chat = await mount(await make(), options);
    await open(chat);
    await answerTo(chat, text);
    return {chat, el: await link(chat)};
  }

  it('with words is followed as it is', async () => {
    const {chat, el} = await answered(DOCS);
    await press(el);
    await frames();
    expect([left, opened, question(chat)]).to.deep.equal([['https://docs.example.com/a'], [], null]);
  });

  it('that shows where it leads is opened at once, without opener and referrer', async () => {
    const {chat, el} = await answered('ECHO [docs.example.com](https://docs.example.com/a)');
    await press(el);
    await until(() => opened.length);
    expect(opened).to.deep.equal([['https://docs.example.com/a', '_blank', 'noopener,noreferrer']]);
    expect([left, question(chat)]).to.deep.equal([[], null]);
  });

  it('that shows another host is asked about, with both', async () => {
    const {chat, el} = await answered(BANK);
    await press(el);
    const box = await dialog(chat);
    expect(box.querySelector('.warning')?.textContent.replace(/[\u2068\u2069]/g, '')).to.equal(
      'The link says bank.com but leads to evil.example.',
    );
    expect(box.querySelector('.host')?.textContent).to.equal('evil.example');
    expect(box.getAttribute('role')).to.equal('alertdialog');
    nothing();
  });

  it('is asked about however it is chosen', async () => {
    const {chat, el} = await answered(BANK);
    const ways: (() => Promise<void>)[] = [
      () => press(el, 'middle'),
      async () => {
        el.focus();
        await chord('Enter');
      },
      async () =>
        void el.dispatchEvent(
          new MouseEvent('click', {bubbles: true, composed: true, cancelable: true, ctrlKey: true}),
        ),
      async () =>
        void el.dispatchEvent(
          new MouseEvent('click', {bubbles: true, composed: true, cancelable: true, metaKey: true}),
        ),
    ];
    for (const way of ways) {
      await way();
      (await dialog(chat)).close();
      await until(() => !question(chat));
    }
    nothing();
  });

  it('is opened by a real link when the visitor says so', async () => {
    const {chat, el} = await answered(BANK);
    await press(el);
    const yes = (await dialog(chat)).querySelector<HTMLAnchorElement>('a')!;
    expect([yes.href, yes.target, yes.rel]).to.deep.equal([
      'https://evil.example/login',
      '_blank',
      'noopener noreferrer',
    ]);
    await press(yes);
    await until(() => !question(chat));
    expect([left, opened]).to.deep.equal([['https://evil.example/login'], []]);
  });

  it('is not opened by Escape, which leaves the panel open and gives the focus back', async () => {
    const {chat, el} = await answered(BANK);
    el.focus();
    await chord('Enter');
    const box = await dialog(chat);
    expect(focused()?.textContent).to.equal('Cancel');
    expect(box.querySelector('button') === focused()).to.be.true;
    await chord('Escape');
    await until(() => !question(chat));
    expect([chat.open, focused() === el]).to.deep.equal([true, true]);
    nothing();
  });

  it('is always asked about with link-confirm, also one to write or to call', async () => {
    for (const text of [DOCS, 'ECHO [write](mailto:a@b.example)', 'ECHO [call](tel:+123)']) {
      const {chat, el} = await answered(text, {linkConfirm: true});
      await press(el);
      const box = await dialog(chat);
      expect(box.querySelector('.warning')).to.equal(null);
      chat.remove();
    }
    nothing();
  });

  it('to write or to call is followed without, whatever it says', async () => {
    const {chat, el} = await answered('ECHO [help@bank.com](mailto:a@b.example)');
    await press(el);
    await frames();
    expect([left, question(chat)]).to.deep.equal([['mailto:a@b.example'], null]);
  });

  it('in the opening words and the site’s own are asked about as well', async () => {
    const app = await make({
      parameters: {opening_statement: 'See [bank.com](https://evil.example)'},
      site: {privacy_policy: 'https://privacy.example/'},
    });
    const chat = await mount(app, {linkConfirm: true, display: 'inline'});
    await ready(chat);
    const opening = await until(() => deepAll<HTMLAnchorElement>(welcome(chat), 'dify-chat-markdown', 'a')[0]);
    for (const el of [opening, deep<HTMLAnchorElement>(welcome(chat), '.legal a')]) {
      await press(el);
      (await dialog(chat)).close();
      await until(() => !question(chat));
    }
    nothing();
  });

  it('of the page’s own in a slot is its own affair', async () => {
    const chat = await mount(await make(), {linkConfirm: true, display: 'inline'});
    const own = Object.assign(document.createElement('a'), {
      slot: 'empty',
      href: 'https://own.example/',
      textContent: 'bank.com',
    });
    chat.append(own);
    await until(() => own.offsetWidth > 0);
    await press(own);
    await frames();
    expect([left, question(chat)]).to.deep.equal([['https://own.example/'], null]);
  });

  it('does not block the page when the panel is closed meanwhile', async () => {
    const {chat, el} = await answered(BANK);
    await press(el);
    await dialog(chat);
    chat.hide();
    await until(() => !question(chat));
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is asked about without an accessibility violation, ${theme}, on a desktop and on a phone`, async function () {
      this.timeout(20_000);
      const {chat, el} = await answered(BANK, {theme});
      await press(el);
      const box = await dialog(chat);
      await Promise.all(box.getAnimations().map(({finished}) => finished));
      await expect(chat).to.be.accessible();
      await emulatePhone({width: 320, height: 568});
      await until(() => box.getBoundingClientRect().width <= 288);
      expect(box.scrollWidth).to.be.at.most(box.clientWidth);
      for (const {height} of [...box.querySelectorAll('.actions > *')].map((action) =>
        action.getBoundingClientRect(),
      )) {
        expect(height).to.be.at.least(44);
      }
      await expect(chat).to.be.accessible();
    });
  }
});
