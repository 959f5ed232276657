import {expect} from '@open-wc/testing';
import {textOf} from '../../src/state/types.js';
import {make, posts} from '../support/app.js';
import {makeSession, settled} from '../support/session.js';

const LETTERS = 'a b c d e f g h i j k l m n o p q r s t u v w x y z';

describe('a stream that breaks', () => {
  for (const preset of [
    'cut',
    'cut-clean',
    'cut-mid-frame',
    'cut-byte',
    'cut-first',
    'no-end-event',
    'gzip-cut',
    'gzip-bad',
    'wrong-length',
  ]) {
    for (const mode of ['chat', 'advanced-chat'] as const) {
      it(`is never taken for a whole answer, and never posted again: ${preset} of ${mode}`, async () => {
        const app = await make({mode, tokensPerSecond: 100}, '1.14');
        await app.fault({match: {method: 'POST', path: '/chat-messages$'}, fault: {preset}});
        const options = {baseUrl: app.serviceUrl, auth: {apiKey: app.apiKey}, user: 'ann'};
        const {session, emitted} = makeSession(options, {recoverWaits: [100, 200, 400]});
        await session.start();
        session.send(`ECHO ${LETTERS}`);
        const {status, parts, error} = await settled(session);
        if (status === 'done') expect(textOf(parts).trim()).to.equal(LETTERS);
        else {
          expect(status).to.be.oneOf(['incomplete', 'failed']);
          expect(error).to.include({kind: 'network', retryable: true});
          expect(emitted.at(-1)).to.deep.include({type: 'dify-chat-message'});
        }
        expect(session.state.get().messages[0]).to.include({text: `ECHO ${LETTERS}`});
        expect(await posts(app)).to.equal(1);
      });
    }
  }
});
