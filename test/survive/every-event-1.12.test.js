import {describe, it} from 'node:test';
import {cutEveryEvent} from '../support/every-event.js';

describe('every recorded chatflow stream, cut at every event', () => {
  it('ends as if it had not been cut, or is marked where it is forgotten: Dify 1.12', {timeout: 300_000}, (t) =>
    cutEveryEvent('1.12', '1.12.1', t),
  );
});
