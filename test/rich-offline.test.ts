import {expect} from '@open-wc/testing';
import {until} from './support/chat.js';
import {answer, answerWithWords, block, clearUrls, within} from './support/rich.js';

describe('what an answer shows beside text, offline', () => {
  afterEach(clearUrls);

  it('it stays readable as source, with a note, and comes back with the connection', async () => {
    await block(['*rich-math*']);
    const el = answerWithWords('$$\nx\n$$\n\nSo.');
    await until(() => within(el, 'small.rich').length);
    expect(within(el, 'code')[0]!.textContent).to.equal('$$\nx\n$$\n');
    await clearUrls();
    const next = answer('$$\ny\n$$');
    await until(() => within(next, 'math').length);
  });
});
