// In a page of its own: the code that draws formulas must not be there yet.
import {expect} from '@open-wc/testing';
import '../src/components/markdown.js';
import {until} from './support/chat.js';
import {answer, shown, within} from './support/rich.js';

it('a formula is drawn once, although the text around it was drawn again while its code was on its way', async () => {
  const el = answer('Energy $E = mc^2$ costs $5. ', true);
  const mark = await until(() => within(el, '.mark[data-rich]')[0]);
  for (let i = 0; i < 3; i++) {
    el.policy = {...el.policy};
    await el.updateComplete;
    await until(() => mark.dataset.rich !== undefined);
  }
  await until(() => within(el, 'math').length);
  for (let i = 0; i < 20; i++) await shown();
  expect(within(el, '.mark > .rich')).to.have.length(1);
}).timeout(20_000);
