import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {clearStorage, deep, field, focused, launcher, messages, panel, sendButton} from './support/chat.js';
import {emulateFeatures} from './support/commands.js';
import {all, STATES} from './support/states.js';
import {goOnline} from './support/unsent.js';
import type {DifyChat} from '../src/index.js';

beforeEach(clearStorage);
afterEach(goOnline);

/** What Tab reaches, or arrow keys. */
const FOCUSABLE = 'button, a[href], input, textarea, select, [tabindex]';

const focusables = (chat: DifyChat) =>
  all(chat).filter(
    (el): el is HTMLElement =>
      el instanceof HTMLElement && el.matches(FOCUSABLE) && el.checkVisibility({visibilityProperty: true}),
  );

/** Whether an outline is drawn around an element, or around what it stands in. */
function hasRing(element: Element): boolean {
  for (let at: Element | undefined = element; at; at = at.parentElement ?? hostOf(at)) {
    const {outlineStyle, outlineWidth} = getComputedStyle(at);
    if (at.matches(':focus-within') && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) return true;
    if (/panel|launcher/.test(at.localName)) return false;
  }
  return false;
}

const hostOf = (element: Element) => {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
};

/** Names of what shows no ring when it has the focus. */
function withoutRing(chat: DifyChat): string[] {
  return focusables(chat)
    .filter((el) => el.localName !== 'dify-chat-panel' && !el.matches(':disabled'))
    .filter((el) => {
      el.focus();
      return focused() === el && !hasRing(el);
    })
    .map((el) => `${el.localName}.${el.className} “${el.ariaLabel ?? el.textContent.trim().slice(0, 20)}”`);
}

/** How an element is told from what is behind it, but by its ground. */
function border(element: Element): string {
  const {borderTopStyle, borderTopWidth} = getComputedStyle(element);
  return borderTopStyle === 'none' ? '' : borderTopWidth;
}

it('the launcher shows that it has the focus', async () => {
  const chat = await STATES.closed!();
  await sendKeys({press: 'Tab'});
  expect(focused()).to.equal(launcher(chat));
  expect(hasRing(launcher(chat))).to.be.true;
});

describe('with forced colours', function () {
  this.timeout(40_000);

  beforeEach(async () => {
    await emulateFeatures({'forced-colors': 'active'});
    await sendKeys({press: 'Shift'}); // by keyboard from now on
  });
  afterEach(() => emulateFeatures({}));

  for (const [state, make] of Object.entries(STATES)) {
    it(`everything that has the focus has a ring: ${state}`, async () => {
      const chat = await make();
      expect(withoutRing(chat)).to.deep.equal([]);
    });
  }

  it('a message that is walked to has a ring', async () => {
    const chat = await STATES.long!();
    messages(chat)[0]!.tabIndex = -1;
    messages(chat)[0]!.focus();
    expect(hasRing(messages(chat)[0]!)).to.be.true;
  });

  it('what was told by its ground has a border', async () => {
    const chat = await STATES.error!();
    const bubble = deep(messages(chat)[0]!, '.bubble');
    const notice = deep(messages(chat)[1]!, '.notice');
    const box = deep(panel(chat), 'dify-chat-composer', '.box');
    for (const element of [launcher(chat), panel(chat), bubble, notice, box, sendButton(chat)]) {
      expect(border(element), element.className || element.localName).to.not.be.empty;
    }
  });

  it('icons are drawn in a colour of the system', async () => {
    const chat = await STATES.feedback!();
    field(chat).focus();
    const system = ['CanvasText', 'ButtonText', 'GrayText', 'LinkText', 'HighlightText', 'Highlight'].map(resolve);
    const strange = all(chat)
      .filter((el) => el instanceof SVGSVGElement && el.checkVisibility())
      .map((el) => getComputedStyle(el).stroke)
      .filter((stroke) => !system.includes(stroke));
    expect(strange).to.deep.equal([]);
  });
});

/** What a colour of the system is at the moment. */
function resolve(colour: string): string {
  const probe = document.createElement('i');
  probe.style.color = colour;
  document.body.append(probe);
  const {color} = getComputedStyle(probe);
  probe.remove();
  return color;
}
