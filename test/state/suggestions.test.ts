import {expect} from '@open-wc/testing';
import {pick} from '../../src/state/suggestions.js';

describe('what can be suggested', () => {
  it('is trimmed, and each once', () => {
    expect(pick([' One? ', 'One?', 'Two?\n'])).to.deep.equal(['One?', 'Two?']);
  });

  it('is at most three', () => {
    expect(pick(['1', '2', '3', '4'])).to.deep.equal(['1', '2', '3']);
  });

  it('is no blank, no novel, and nothing but text', () => {
    expect(pick(['', ' ', 'x'.repeat(301), 7, null, undefined, {}, ['a'], 'x'.repeat(300)])).to.deep.equal([
      'x'.repeat(300),
    ]);
  });
});
