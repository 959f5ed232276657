import {expect} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {clearStorage, focused, launcher, mount, panel, until} from './support/chat.js';
import {chord, emulatePhone} from './support/commands.js';
import {closeButton, modal, openPhone, reopen} from './support/phone.js';

interface Navigation {
  currentEntry: {index: number};
}

/** Where we are in the history of the tab; counted where the browser does not tell. */
const {navigation} = window as {navigation?: Navigation};
const counted = {index: 0, going: 0};
const at = () => (navigation?.currentEntry ?? counted).index;

if (!navigation) countSteps();

function countSteps(): void {
  for (const [name, count] of [
    ['pushState', () => counted.index++],
    ['back', () => (counted.going = -1)],
    ['go', (by: number) => (counted.going = by)],
  ] as const) {
    const own = Reflect.get(History.prototype, name) as (...args: unknown[]) => void;
    Object.assign(history, {
      [name]: (...args: unknown[]) => {
        (count as (...args: unknown[]) => void)(...args);
        own.apply(history, args);
      },
    });
  }
  addEventListener('popstate', () => (counted.index += counted.going), {capture: true});
}

const own = Object.getOwnPropertyDescriptor(window, 'CloseWatcher');

/** Every `dify-chat-close`, and no step that leaves the page: the test would end. */
function closings(chat: DifyChat): Event[] {
  const heard: Event[] = [];
  chat.addEventListener('dify-chat-close', (event) => heard.push(event));
  return heard;
}

const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
/** Long enough for a step back that should not be taken. */
const rest = async () => {
  for (let i = 0; i < 10; i++) await frames();
};
const touch = () => sendMouse({type: 'click', position: [1, 1]});
const popped = () => new Promise((resolve) => addEventListener('popstate', resolve, {once: true}));

describe('the way back on a phone', () => {
  beforeEach(() => {
    clearStorage();
    history.replaceState({page: 'own'}, '');
  });
  afterEach(async () => {
    if (own) Object.defineProperty(window, 'CloseWatcher', own);
    await emulatePhone();
  });

  describe('where the browser has no CloseWatcher', () => {
    beforeEach(() => delete (window as {CloseWatcher?: unknown}).CloseWatcher);

    it('keeps nobody on a page that he has not touched', async () => {
      expect(navigator.userActivation.hasBeenActive, 'this test has to be the first').to.be.false;
      const before = at();
      const chat = await openPhone(await make());
      await rest();
      expect(at()).to.equal(before);
      await touch();
      await until(() => at() === before + 1);
      history.back();
      await until(() => !chat.open);
    });

    it('closes the panel instead of leaving the page, once, and gives the focus back', async () => {
      const before = at();
      const chat = await openPhone(await make());
      const heard = closings(chat);
      await until(() => at() === before + 1);
      expect(history.state).to.deep.equal({page: 'own'});
      const [length, url] = [history.length, location.href];
      history.back();
      await until(() => !chat.open && launcher(chat) === focused());
      await rest();
      expect([at(), history.length, location.href, heard.length]).to.deep.equal([before, length, url, 1]);
      expect(history.state).to.deep.equal({page: 'own'});
    });

    it('takes its entry out again when the panel is closed by its button', async () => {
      const before = at();
      const chat = await openPhone(await make());
      await until(() => at() === before + 1);
      closeButton(chat).click();
      await until(() => at() === before);
      expect(history.state).to.deep.equal({page: 'own'});
    });

    it('takes it out when Escape closes the panel, when the page does, and when the screen grows', async () => {
      const before = at();
      const chat = await openPhone(await make());
      const heard = closings(chat);
      await until(() => at() === before + 1);
      await chord('Escape');
      await until(() => at() === before);
      expect(heard).to.have.length(1);
      await reopen(chat);
      await until(() => at() === before + 1);
      chat.hide();
      await until(() => at() === before);
      await reopen(chat);
      await until(() => at() === before + 1);
      await emulatePhone({width: 1000, height: 700});
      await until(() => at() === before);
      expect(chat.open).to.be.true;
    });

    it('works again after it was opened again at once', async () => {
      const before = at();
      const chat = await openPhone(await make());
      await until(() => at() === before + 1);
      closeButton(chat).click();
      await until(() => !chat.open && launcher(chat).checkVisibility());
      await reopen(chat);
      await rest();
      expect([at(), chat.open]).to.deep.equal([before + 1, true]);
      history.back();
      await until(() => !chat.open);
      await rest();
      expect(at()).to.equal(before);
    });

    it('works again after it was opened again within a frame', async () => {
      const before = at();
      const chat = await openPhone(await make());
      await until(() => at() === before + 1);
      closeButton(chat).click();
      await chat.updateComplete;
      chat.show();
      await popped();
      await until(() => at() === before + 1);
      history.back();
      await until(() => !chat.open);
      await rest();
      expect(at()).to.equal(before);
    });

    it('does not disturb a page that has gone on', async () => {
      const before = at();
      const chat = await openPhone(await make());
      await until(() => at() === before + 1);
      history.pushState({page: 'next'}, '', '?next');
      closeButton(chat).click();
      await rest();
      expect([at(), location.search, history.state]).to.deep.equal([before + 2, '?next', {page: 'next'}]);
      const gone = popped();
      history.go(-2);
      await gone;
    });

    it('does not disturb a router that removes the chat and goes on', async () => {
      const before = at();
      const chat = await openPhone(await make());
      await until(() => at() === before + 1);
      chat.remove();
      history.replaceState({page: 'other'}, '', '?other');
      await rest();
      expect([at(), location.search]).to.deep.equal([before + 1, '?other']);
      const gone = popped();
      history.back();
      await gone;
    });

    it('lets the page go back through its own entries first', async () => {
      const before = at();
      const chat = await openPhone(await make());
      await until(() => at() === before + 1);
      history.pushState({page: 'next'}, '', '?next');
      const own = popped();
      history.back();
      await own;
      expect([at(), chat.open]).to.deep.equal([before + 1, true]);
      history.back();
      await until(() => !chat.open);
      await rest();
      expect(at()).to.equal(before);
    });
  });

  describe('where the browser has a CloseWatcher', () => {
    before(function () {
      if (!own) this.skip();
    });

    it('closes the panel without an entry in the history', async () => {
      const before = [at(), history.length];
      const chat = await openPhone(await make());
      const heard = closings(chat);
      await rest();
      expect([at(), history.length]).to.deep.equal(before);
      (document.activeElement as HTMLElement | null)?.blur(); // not as a key of the panel
      await chord('Escape');
      await until(() => !chat.open);
      await rest();
      expect(heard).to.have.length(1);
    });

    it('is heard once when Escape is pressed inside', async () => {
      const chat = await openPhone(await make());
      const heard = closings(chat);
      panel(chat).focus();
      await chord('Escape');
      await until(() => !chat.open && launcher(chat) === focused());
      await rest();
      expect(heard).to.have.length(1);
      await reopen(chat);
      expect(chat.open).to.be.true;
    });

    it('is the page’s own again when the panel is closed', async () => {
      const chat = await openPhone(await make());
      const heard = closings(chat);
      chat.hide();
      await until(() => panel(chat).ariaModal === null);
      await chord('Escape');
      await rest();
      expect(heard).to.have.length(0);
    });
  });

  describe('elsewhere', () => {
    it('is the page’s where the panel does not fill the screen', async () => {
      delete (window as {CloseWatcher?: unknown}).CloseWatcher;
      const before = at();
      await touch();
      const chat = await mount(await make());
      launcher(chat).click();
      await until(() => panel(chat).offsetWidth > 0);
      await rest();
      expect(at()).to.equal(before);
      await emulatePhone({width: 390, height: 844});
      await modal(chat);
      await until(() => at() === before + 1);
      chat.display = 'inline';
      await until(() => at() === before);
    });
  });
});
