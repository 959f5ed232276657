import {expect} from '@open-wc/testing';
import {until} from './support/chat.js';
import {blockUrls} from './support/commands.js';
import {answer, answerWithWords, within} from './support/rich.js';

describe('what an answer shows beside text, offline', () => {
  afterEach(() => blockUrls([]));

  it('it stays readable as source, with a note, and comes back with the connection', async () => {
    await blockUrls(['*rich-math*']);
    const el = answerWithWords('$$\nx\n$$\n\nSo.');
    await until(() => within(el, 'small.rich').length);
    expect(within(el, 'code')[0]!.textContent).to.equal('$$\nx\n$$\n');
    await blockUrls([]);
    const next = answer('$$\ny\n$$');
    await until(() => within(next, 'math').length);
  });
});
