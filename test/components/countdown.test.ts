import {expect, fixture, html} from '@open-wc/testing';
import '../../src/components/countdown.js';
import type {DifyChatCountdown} from '../../src/components/countdown.js';
import {enRich} from '../../src/i18n/en-rich.js';
import {until} from '../support/chat.js';

/** A countdown with so many seconds left. */
async function left(seconds: number): Promise<DifyChatCountdown> {
  const at = Date.now() / 1000 + seconds;
  return fixture(html`<dify-chat-countdown .until=${at} .words=${enRich.humanInput.time}></dify-chat-countdown>`);
}

const shown = (el: DifyChatCountdown) => el.shadowRoot!.querySelector('[role=timer]')!.textContent;
const said = (el: DifyChatCountdown) => el.shadowRoot!.querySelector('[role=status]')!.textContent;

describe('dify-chat-countdown', () => {
  it('says the day while that is far, then hours, minutes, and seconds in the end', async () => {
    expect(shown(await left(3 * 86_400))).to.match(/^Until \w+ \d+, /);
    expect(shown(await left(2 * 3600 + 5 * 60 - 1))).to.equal('2 h 5 min left');
    expect(shown(await left(12 * 60 - 1))).to.equal('12 min left');
    expect(shown(await left(4 * 60 + 5 - 0.1))).to.equal('4:05 left');
  });

  it('counts', async () => {
    const el = await left(10);
    await until(() => shown(el) === '0:08 left');
  });

  it('tells a screen reader only when little is left, and not when it begins so', async () => {
    const el = await left(61);
    expect(said(el)).to.equal('');
    await until(() => said(el) === 'One minute left to answer the form.');
    expect(said(await left(30))).to.equal('');
  });

  it('tells that it is over, once it is drawn so', async () => {
    const el = await left(1);
    await new Promise((resolve) => el.addEventListener('over', resolve));
    expect(shown(el)).to.equal('0:00 left');
  });

  it('does not tick while nobody sees it', async () => {
    const el = await left(1);
    let over = 0;
    el.addEventListener('over', () => over++);
    const parent = el.parentElement!;
    el.remove();
    await until(() => Date.now() > el.until * 1000);
    expect(over).to.equal(0);
    parent.append(el);
    await until(() => over);
  });
});
