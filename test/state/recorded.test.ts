import {expect} from '@open-wc/testing';
import {textOf} from '../../src/state/types.js';
import {replayUrl} from '../support/emulator.js';
import {comparable, exchangesOf, history, index, isAnswer} from '../support/recorded-chats.js';
import {makeSession, settled, until} from '../support/session.js';

for (const [release, scenarios] of Object.entries(index)) {
  describe(`every chat stream recorded from Dify ${release}`, () => {
    for (const scenario of scenarios) {
      it(`gives the text that history says: ${scenario}`, async function () {
        this.timeout(30_000);
        const exchanges = await exchangesOf(release, scenario);
        const {messages, pages} = history(exchanges);
        for (const [number, exchange] of exchanges.entries()) {
          if (!isAnswer(exchange)) continue;
          const family = exchange.request.target.startsWith('/api') ? 'webapp' : 'service';
          const {session, emitted} = makeSession(
            {
              baseUrl: 'http://dify.test/v1',
              auth: {authorize: () => ({})},
              family,
              fetch: async (input, init) => {
                const url = new URL(input as URL);
                const conversation = url.searchParams.get('conversation_id') ?? '';
                const recorded = url.pathname.endsWith('/chat-messages') ? number : (pages.get(conversation) ?? -1);
                return fetch(await replayUrl(release, scenario, recorded), {
                  ...init,
                  headers: {},
                  body: init?.body && 'x',
                });
              },
            },
            {recoverWaits: [0]},
          );
          session.state.set({...session.state.get(), status: 'ready'});
          expect(session.send('question')).to.be.true;
          await until(session, () => emitted.some(({type}) => type === 'dify-chat-message'), 20_000);
          const answer = await settled(session);
          const where = `${exchange.name}: ${answer.status} ${answer.error?.code ?? ''}`;
          const stored = messages.get(answer.id ?? '');
          const text = comparable(textOf(answer.parts));
          if (stored?.status === 'error') expect(answer.status, where).to.equal('failed');
          else if (answer.status === 'paused') expect(comparable(stored?.answer ?? text), where).to.contain(text);
          else if (stored?.answer) {
            expect(answer.status, where).to.be.oneOf(['done', 'stopped']);
            expect(text, where).to.equal(comparable(stored.answer));
          } else if (exchange.response.end !== 'complete')
            expect(answer.status, where).to.be.oneOf(['incomplete', 'failed', 'done']);
          session.dispose();
        }
      });
    }
  });
}
