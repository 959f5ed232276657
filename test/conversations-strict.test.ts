import {expect, fixture, html} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {answerTo, clearStorage, deep, deepAll, field, mount, open, panel, until} from './support/chat.js';
import {make} from './support/app.js';
import {settle} from './support/states.js';
import {
  chooseFor,
  drawer,
  fromMenu,
  openList,
  press,
  rowNames,
  rows,
  seedConversations,
} from './support/conversations.js';

beforeEach(clearStorage);

describe('The list of conversations', () => {
  it('works in a strict page with Trusted Types, printing too, without a report', async () => {
    const app = await make();
    const query = new URLSearchParams({base: app.webappUrl, code: app.siteCode}).toString();
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe title="strict page" width="420" height="640" src=${`/test/pages/strict.html?${query}`}></iframe>`,
    );
    const chat = await until(() => frame.contentDocument?.querySelector<DifyChat>('dify-chat'));
    await until(() => field(chat));
    await answerTo(chat, 'LONG');
    await openList(chat);
    await chooseFor(chat, rowNames(chat)[0]!, 'Rename');
    const input = await until(() => deepAll<HTMLInputElement>(rows(chat)[0]!, 'input')[0]);
    input.value = 'A name';
    press(input, 'Enter');
    await until(() => rowNames(chat)[0] === 'A name');
    press(drawer(chat)!, 'Escape');
    const printed = new Promise<Document>((resolve) => {
      new MutationObserver((_, observer) => {
        const view = deepAll<HTMLIFrameElement>(panel(chat), 'iframe')[0]?.contentWindow;
        if (!view) return;
        observer.disconnect();
        view.print = () => resolve(view.document);
      }).observe(panel(chat).shadowRoot!, {childList: true});
    });
    await fromMenu(chat, 'Print');
    const page = await printed;
    expect(page.querySelectorAll('.answer > *')).to.have.length.above(2);
    expect(page.defaultView!.getComputedStyle(page.querySelector('h2 + .said')!).whiteSpace).to.equal('pre-wrap');
    expect((frame.contentWindow as unknown as {violations: string[]}).violations).to.deep.equal([]);
  }).timeout(30_000);

  for (const theme of ['light', 'dark'] as const) {
    it(`has nothing to object to for axe: ${theme}`, async () => {
      const app = await make();
      await seedConversations(app, 'ann', ['One', 'Two', 'Three']);
      const chat = await mount(app, {user: 'ann', theme});
      await open(chat);
      await answerTo(chat, 'ECHO four');
      await openList(chat, 4);
      await chooseFor(chat, 'Two', 'Pin');
      await chooseFor(chat, 'Three', 'Delete');
      await until(() => rows(chat).length === 3);
      await settle(chat);
      await expect(chat).to.be.accessible();
      deep(rows(chat)[0]!, '.more').click();
      await until(() => deepAll(rows(chat)[0]!, 'dify-chat-menu', 'button').length);
      await settle(chat);
      await expect(chat).to.be.accessible();
    }).timeout(30_000);
  }
});
