import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {clearStorage, deep, field, panel, scroller} from './support/chat.js';
import {emulateFeatures, emulatePhone} from './support/commands.js';
import {all, STATES} from './support/states.js';
import {goOnline} from './support/unsent.js';
import type {DifyChat} from '../src/index.js';

beforeEach(clearStorage);
afterEach(goOnline);

/** What may scroll sideways. */
const SCROLLS = 'pre, .table';

/** Text that is cut off at a side, or stands out of the window. */
function cut(chat: DifyChat): string[] {
  const found: string[] = [];
  for (const element of all(chat)) {
    if (!(element instanceof HTMLElement) || !element.checkVisibility() || element.matches('.visually-hidden'))
      continue;
    if (within(element, SCROLLS)) continue;
    const {left, right} = element.getBoundingClientRect();
    const name = `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 30)}”`;
    if (left < -0.5 || right > innerWidth + 0.5) found.push(`${name} from ${left} to ${right}`);
    const clipped = getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
    // The title has an ellipsis: its whole is the name of the panel, and in the page's title. Of the name of a file the end is
    // seen, and the whole is heard.
    if (clipped && !element.matches('h2, .name > span'))
      found.push(`${name}: ${element.scrollWidth} in ${element.clientWidth}`);
  }
  return found;
}

/** Whether an element, or what it stands in through shadow roots, matches. */
function within(element: Element | null | undefined, selector: string): boolean {
  for (let at = element; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host) {
    if (at.matches(selector)) return true;
  }
  return false;
}

describe('in a small window', function () {
  this.timeout(40_000);

  afterEach(async () => {
    await setViewport({width: 800, height: 600});
    await emulateFeatures({});
  });

  for (const [width, height, why] of [
    [320, 256, '400 % of 1280 × 1024'],
    [320, 640, 'the smallest phone'],
  ] as const) {
    for (const [state, make] of Object.entries(STATES)) {
      it(`nothing is cut, and nothing scrolls sideways but tables and code: ${why}, ${state}`, async () => {
        await setViewport({width, height});
        const chat = await make();
        expect(cut(chat)).to.deep.equal([]);
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
      });
    }
  }

  it('there is room to read: 400 % of 1280 × 720', async () => {
    await setViewport({width: 320, height: 180});
    const chat = await STATES.long!();
    expect(scroller(chat).clientHeight).to.be.at.least(180);
    const last = deep(panel(chat), 'dify-chat-composer', '.disclaimer');
    last.scrollIntoView({block: 'end'});
    expect(last.getBoundingClientRect().bottom).to.be.at.most(180);
    field(chat).focus();
    const {top, bottom} = field(chat).getBoundingClientRect();
    expect([top >= 0, bottom <= 180]).to.deep.equal([true, true]);
  });

  it('text may be twice as big', async () => {
    const chat = await STATES.long!();
    chat.style.setProperty('--dify-chat-font-size', '30px');
    await new Promise(requestAnimationFrame);
    expect(cut(chat)).to.deep.equal([]);
  });

  it('every button is big enough for a finger', async () => {
    await emulatePhone({width: 390, height: 760});
    for (const state of ['empty', 'long', 'feedback', 'error', 'form', 'find', 'unsent']) {
      const chat = await STATES[state]!();
      const small = all(chat)
        .filter((el): el is HTMLElement => el instanceof HTMLButtonElement && el.checkVisibility())
        .filter((el) => el.offsetHeight < 44 || el.offsetWidth < 44)
        .map((el) => `${state}: ${el.ariaLabel ?? el.textContent} ${el.offsetWidth} × ${el.offsetHeight}`);
      expect(small).to.deep.equal([]);
      chat.remove();
    }
    await emulatePhone();
  });

  it('nothing moves for who wants little motion', async () => {
    await emulateFeatures({'prefers-reduced-motion': 'reduce'});
    for (const state of ['empty', 'streaming', 'long']) {
      const chat = await STATES[state]!();
      const moves = all(chat)
        .flatMap((el) => el.getAnimations())
        .filter((animation) => Number(animation.effect?.getComputedTiming().duration) > 10);
      expect(moves, state).to.be.empty;
      chat.remove();
    }
  });
});
