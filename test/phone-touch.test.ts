import {expect} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {
  answerTo,
  clearStorage,
  deep,
  deepAll,
  field,
  launcher,
  messages,
  panel,
  scroller,
  until,
} from './support/chat.js';
import {cdp, emulatePhone} from './support/commands.js';
import {closeButton, openPhone, PORTRAIT} from './support/phone.js';

/** Where an element's middle is on the screen: fingers are on what is seen of the page. */
function middleOf(el: Element): {x: number; y: number} {
  const {left, top, width, height} = el.getBoundingClientRect();
  const {offsetLeft, offsetTop} = visualViewport!;
  return {x: left + width / 2 - offsetLeft, y: top + height / 2 - offsetTop};
}

/** Fingers that begin at one place and are drawn apart, or in one direction. */
async function drag(from: {x: number; y: number}, ...ways: {x?: number; y?: number}[]): Promise<void> {
  const touch = async (type: string, part: number) => {
    const touchPoints = ways.map(({x = 0, y = 0}) => ({x: from.x + x * part, y: from.y + y * part}));
    await cdp('Input.dispatchTouchEvent', {type, touchPoints: type === 'touchEnd' ? [] : touchPoints});
  };
  await touch('touchStart', 0.02);
  for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', part);
  await touch('touchEnd', 1);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Scrolls what is below an element's middle, or would. */
type Scroll = (el: Element, by: {x?: number; y?: number}) => Promise<void>;

const SCROLLS: Record<string, Scroll> = {
  finger: (el, {x = 0, y = 0}) => drag(middleOf(el), {x: -x, y: -y}),
  wheel: async (el, {x = 0, y = 0}) => {
    await cdp('Input.dispatchMouseEvent', {type: 'mouseWheel', ...middleOf(el), deltaX: x, deltaY: y});
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  },
};
const swipe = SCROLLS.finger!;

const WIDE = `| ${'Column | '.repeat(12)}\n|${'---|'.repeat(12)}\n| ${'longer words | '.repeat(12)}`;
const MARKDOWN = `ECHO ${'Words of an answer. '.repeat(40)}\n\n${WIDE}\n\n\`\`\`js\n${'const long = 1; '.repeat(30)}\n\`\`\``;

const drawn = (chat: DifyChat, selector: string) =>
  until(() => deepAll(messages(chat)[1]!, 'dify-chat-markdown', selector)[0]);
const header = (chat: DifyChat) => deep(chat, 'dify-chat-panel', 'dify-chat-header');
const composer = (chat: DifyChat) => deep(chat, 'dify-chat-panel', 'dify-chat-composer');

describe('a finger on a panel that fills a phone', () => {
  const page = Object.assign(document.createElement('div'), {textContent: 'A long page.'});
  page.style.cssText = 'block-size: 4000px; inline-size: 1000px';

  beforeEach(async () => {
    clearStorage();
    await emulatePhone(PORTRAIT);
    document.body.append(page); // wider than the phone, as pages are that nobody has looked at on one
    scrollTo(0, 500);
  });
  afterEach(async () => {
    await cdp('Emulation.setPageScaleFactor', {pageScaleFactor: 1});
    page.remove();
    await emulatePhone();
  });

  for (const [means, scroll] of Object.entries(SCROLLS)) {
    it(`does not move the page behind: ${means}`, async () => {
      const chat = await openPhone(await make({parameters: {suggested_questions: ['Why?']}}));
      for (const el of [header(chat), composer(chat), scroller(chat), field(chat)]) {
        for (const by of [{y: 150}, {y: -150}, {x: 150}]) await scroll(el, by);
      }
      expect([scrollX, scrollY]).to.deep.equal([0, 500]);
      closeButton(chat).click();
      await until(() => panel(chat).ariaModal === null);
      await scroll(launcher(chat), {y: 150});
      await until(() => scrollY > 500);
    });
  }

  it('scrolls the conversation, and at its ends nothing else', async () => {
    const chat = await openPhone(await make());
    await answerTo(chat, MARKDOWN);
    await until(() => scroller(chat).scrollTop > 100);
    await swipe(scroller(chat), {y: -300});
    const end = scroller(chat).scrollHeight - scroller(chat).clientHeight;
    await until(() => scroller(chat).scrollTop < end - 100);
    for (const y of [-1500, -500, 1500, 500]) await swipe(scroller(chat), {y});
    expect([scrollX, scrollY]).to.deep.equal([0, 500]);
  });

  it('scrolls tables and code sideways, and at their ends nothing else', async () => {
    const chat = await openPhone(await make());
    await answerTo(chat, MARKDOWN);
    for (const selector of ['.table', 'pre']) {
      const el = await drawn(chat, selector);
      await until(() => el.scrollWidth > el.clientWidth + 100);
      // Once more when something was drawn at the same moment.
      await until(async () => {
        await swipe(el, {x: 120});
        return el.scrollLeft > 60;
      });
      el.scrollLeft = el.scrollWidth;
      await swipe(el, {x: 300});
      expect([scrollX, scrollY]).to.deep.equal([0, 500]);
    }
  });

  it('scrolls what is being written, and at its ends nothing else', async () => {
    const chat = await openPhone(await make());
    field(chat).value = 'line\n'.repeat(30);
    field(chat).dispatchEvent(new Event('input'));
    await until(() => field(chat).scrollHeight > field(chat).clientHeight + 200);
    field(chat).scrollTop = 0;
    await swipe(field(chat), {y: 80});
    await until(() => field(chat).scrollTop > 40);
    for (const y of [900, 300, -900, -300]) await swipe(field(chat), {y});
    expect([scrollX, scrollY]).to.deep.equal([0, 500]);
  });

  it('can still zoom, and then move what is seen', async () => {
    const chat = await openPhone(await make());
    await drag({x: 195, y: 300}, {y: -200}, {y: 200});
    await until(() => visualViewport!.scale > 1.5);
    const {offsetTop} = visualViewport!;
    await swipe(header(chat), {y: 100});
    await until(() => visualViewport!.offsetTop > offsetTop + 40);
  });

  it('selects text', async () => {
    const chat = await openPhone(await make());
    await answerTo(chat, 'ECHO words to be selected');
    const text = await drawn(chat, 'p');
    // Again where it was still moving.
    await until(async () => {
      const {width} = text.getBoundingClientRect();
      const {x, y} = middleOf(text);
      await sendMouse({type: 'move', position: [Math.round(x - width / 2) + 1, Math.round(y)]});
      await sendMouse({type: 'down'});
      await sendMouse({type: 'move', position: [Math.round(x), Math.round(y)]});
      await sendMouse({type: 'up'});
      return String(getSelection()).startsWith('words');
    });
  });
});
