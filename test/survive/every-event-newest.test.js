import {describe, it} from 'node:test';
import {cutEveryEvent} from '../support/every-event.js';

describe('every recorded chatflow stream, cut at every event', () => {
  it('ends as if it had not been cut, or is marked where it is forgotten: Dify newest', {timeout: 300_000}, (t) =>
    cutEveryEvent('newest', '1.14.2', t),
  );
});
