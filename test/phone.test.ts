import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {
  answerTo,
  clearStorage,
  deep,
  field,
  launcher,
  mount,
  open,
  panel,
  scroller,
  sendButton,
  until,
} from './support/chat.js';
import {cdp, emulatePhone} from './support/commands.js';
import {closeButton, LANDSCAPE, openPhone, PORTRAIT, reopen, setInsets, setViewport} from './support/phone.js';

const header = (chat: DifyChat) => deep(chat, 'dify-chat-panel', 'dify-chat-header');
const composer = (chat: DifyChat) => deep(chat, 'dify-chat-panel', 'dify-chat-composer');
const box = (el: Element) => {
  const {x, y, width, height} = el.getBoundingClientRect();
  return {x, y, width, height};
};
const screen = {x: 0, y: 0, ...PORTRAIT};
const kept = (chat: DifyChat) => [panel(chat).getAttribute('style') ?? '', 'keyboard' in panel(chat).dataset];

describe('a panel that fills a phone', () => {
  beforeEach(clearStorage);
  afterEach(async () => {
    setViewport();
    await setInsets();
    await cdp('Emulation.setPageScaleFactor', {pageScaleFactor: 1});
    await emulatePhone();
  });

  describe('and its keyboard', () => {
    it('covers exactly what is left to be seen, with header and composer', async () => {
      const chat = await openPhone(await make());
      expect(box(panel(chat))).to.deep.equal(screen);
      setViewport({height: 480});
      expect(box(panel(chat))).to.deep.equal({...screen, height: 480});
      setViewport({height: 480, offsetTop: 120});
      expect(box(panel(chat))).to.deep.equal({...screen, y: 120, height: 480});
      expect(box(header(chat)).y).to.equal(120);
      expect(composer(chat).getBoundingClientRect().bottom).to.equal(600);
      setViewport();
      expect(box(panel(chat))).to.deep.equal(screen);
    });

    it('shows both in landscape as well, whatever has been written', async () => {
      const chat = await openPhone(await make({site: {custom_disclaimer: 'Answers may be wrong.'}}), {}, LANDSCAPE);
      field(chat).value = 'line\n'.repeat(12);
      field(chat).dispatchEvent(new Event('input'));
      setViewport({height: 180});
      await until(() => composer(chat).getBoundingClientRect().bottom === 180);
      expect(box(header(chat)).y).to.equal(0);
      expect(box(sendButton(chat)).y).to.be.above(56);
      expect(scroller(chat).clientHeight).to.be.above(16);
    });

    it('keeps the end of the conversation in view', async () => {
      const chat = await openPhone(await make());
      await answerTo(chat, 'LONG');
      const {bottom} = await until(() => {
        const end = scroller(chat).scrollHeight - scroller(chat).scrollTop - scroller(chat).clientHeight;
        return scroller(chat).scrollTop > 100 && end < 2 && scroller(chat).getBoundingClientRect();
      });
      setViewport({height: 480});
      await until(() => scroller(chat).getBoundingClientRect().bottom < bottom - 300);
      await until(() => scroller(chat).scrollHeight - scroller(chat).scrollTop - scroller(chat).clientHeight < 2);
    });

    it('is not mistaken for a zoomed page', async () => {
      const chat = await openPhone(await make());
      setViewport({scale: 2, height: 422, width: 195, offsetTop: 200});
      expect(kept(chat)).to.deep.equal(['', false]);
      setViewport();
      await cdp('Emulation.setPageScaleFactor', {pageScaleFactor: 2});
      await until(() => visualViewport!.scale === 2);
      expect(box(panel(chat))).to.deep.equal(screen);
    });

    it('keeps its place while the page is zoomed, until it is closed', async () => {
      const chat = await openPhone(await make());
      setViewport({height: 480});
      setViewport({height: 240, width: 195, offsetTop: 90, scale: 2});
      expect(box(panel(chat))).to.deep.equal({...screen, height: 480});
      setViewport({height: 422, width: 195, offsetTop: 90, scale: 2});
      expect(box(panel(chat))).to.deep.equal(screen);
    });

    it('leaves nothing behind when the panel is closed, and begins anew with it', async () => {
      const chat = await openPhone(await make());
      setViewport({height: 480});
      closeButton(chat).click();
      await until(() => panel(chat).ariaModal === null);
      expect(kept(chat)).to.deep.equal(['', false]);
      await reopen(chat);
      expect(box(panel(chat)).height).to.equal(480);
    });
  });

  it('is what it was when it is removed, or the screen becomes large', async () => {
    const chat = await openPhone(await make());
    const el = panel(chat);
    setViewport({height: 480});
    await emulatePhone({width: 1024, height: 768});
    setViewport();
    await until(() => el.ariaModal === null);
    expect(kept(chat)).to.deep.equal(['', false]);
    await emulatePhone(PORTRAIT);
    await until(() => el.ariaModal === 'true');
    chat.remove();
    await until(() => el.ariaModal === null);
  });

  it('changes nothing of the page', async () => {
    const look = () =>
      [document.documentElement, document.head, document.body]
        .map((el) => el.cloneNode() as Element)
        .map((el) => el.outerHTML);
    const before = look();
    const chat = await openPhone(await make());
    setViewport({height: 480});
    expect(look()).to.deep.equal(before);
    closeButton(chat).click();
    await until(() => panel(chat).ariaModal === null);
    expect(look()).to.deep.equal(before);
  });

  it('keeps clear of notch and home indicator', async () => {
    await setInsets({top: 47, bottom: 34});
    const chat = await openPhone(await make());
    expect(box(header(chat)).y).to.equal(47);
    expect(sendButton(chat).getBoundingClientRect().bottom).to.be.at.most(844 - 34);
    setViewport({height: 480});
    expect(composer(chat).getBoundingClientRect().bottom).to.equal(480); // the home indicator is under the keyboard
    setViewport();
    await setInsets({left: 47, right: 44, bottom: 21});
    await emulatePhone(LANDSCAPE);
    await until(() => box(panel(chat)).width === 844);
    const edges = [
      header(chat).shadowRoot!.querySelector('h2')!,
      scroller(chat),
      field(chat),
      sendButton(chat),
      closeButton(chat),
    ];
    for (const {left, right} of edges.map((el) => el.getBoundingClientRect())) {
      expect(left).to.be.at.least(47);
      expect(right).to.be.at.most(844 - 44);
    }
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`is opened by a button clear of them in each corner, and which is not there meanwhile: ${dir}`, async () => {
      document.documentElement.dir = dir;
      await emulatePhone(PORTRAIT);
      await setInsets({top: 40, bottom: 30, left: 20, right: 10});
      const chat = await mount(await make());
      for (const placement of ['bottom-end', 'bottom-start', 'top-end', 'top-start'] as const) {
        chat.placement = placement;
        await chat.updateComplete;
        const {left, right, top, bottom} = launcher(chat).getBoundingClientRect();
        const side = placement.endsWith('end') === (dir === 'ltr') ? [390 - right, 30] : [left, 40];
        expect(side[0], placement).to.equal(side[1]);
        expect(placement.startsWith('top') ? top : 844 - bottom, placement).to.equal(
          placement.startsWith('top') ? 60 : 50,
        );
      }
      await open(chat);
      expect(launcher(chat).checkVisibility()).to.be.false;
    });
    afterEach(() => document.documentElement.removeAttribute('dir'));
  }

  it('is left to the page where it stands in it', async () => {
    await emulatePhone(PORTRAIT);
    const chat = await mount(await make(), {display: 'inline'});
    await until(() => box(panel(chat)).width > 300);
    setViewport({height: 480});
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect([panel(chat).ariaModal, ...kept(chat)]).to.deep.equal([null, '', false]);
  });
});
