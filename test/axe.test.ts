import {expect} from '@open-wc/testing';
import {clearStorage} from './support/chat.js';
import {emulatePhone} from './support/commands.js';
import {settle, STATES} from './support/states.js';
import {goOnline} from './support/unsent.js';

const PHONE = {width: 390, height: 760};

beforeEach(clearStorage);
afterEach(goOnline);

describe('the rules of accessibility', () => {
  afterEach(() => emulatePhone());

  for (const [device, size] of [
    ['desktop', undefined],
    ['phone', PHONE],
  ] as const) {
    for (const theme of ['light', 'dark'] as const) {
      for (const [state, make] of Object.entries(STATES)) {
        it(`are kept: ${state}, ${theme}, ${device}`, async () => {
          await emulatePhone(size, {touch: false});
          const chat = await make({theme});
          await settle(chat);
          await expect(chat).to.be.accessible();
        }).timeout(30_000);
      }
    }
  }

  it('are kept where the chat stands in the page', async () => {
    const chat = await STATES.long!({display: 'inline'});
    await expect(chat).to.be.accessible();
  }).timeout(30_000);

  it('are kept from right to left, in Chinese', async () => {
    const chat = await STATES.empty!({lang: 'zh-CN', dir: 'rtl'});
    await expect(chat).to.be.accessible();
  }).timeout(30_000);
});
