import {expect} from '@open-wc/testing';
import type {Message as ApiMessage} from '../../src/client/types.js';
import {mergePage} from '../../src/state/history.js';
import {toPairs} from '../../src/state/tree.js';
import {initialState} from '../../src/state/types.js';
import {showVersion, versionsOf} from '../../src/state/versions.js';
import {makeSession} from '../support/session.js';

interface Exchange {
  name: string;
  response: {body?: string};
}

for (const release of ['1.12.1', '1.13.2']) {
  const recorded = await fetch(`/test/recorded/${release}/b-threads.json`);
  const {exchanges} = (await recorded.json()) as {exchanges: Exchange[]};
  for (const {name, response} of exchanges.filter((one) => one.name.endsWith('history'))) {
    describe(`${name}, recorded from Dify ${release}`, () => {
      const page = JSON.parse(response.body!) as {data: ApiMessage[]; has_more: boolean};
      const shown = {...initialState, ...mergePage(initialState, page, true)};
      const asked = (messages: typeof shown.messages) => toPairs(messages).map(([{text}]) => text);

      it('shows the newest branch, and keeps the others', () => {
        expect(asked(shown.messages)).to.deep.equal(['ECHO new root']);
        expect([...asked(shown.aside)].sort()).to.deep.equal(['DUMP two', 'DUMP two', 'ECHO one']);
        expect(versionsOf(shown, shown.messages[0]!.key)).to.deep.equal({index: 1, count: 2});
      });

      it('has two answers to the second question in the other branch', () => {
        const {core} = makeSession({baseUrl: 'http://127.0.0.1:9', auth: {apiKey: 'x'}, user: 'u'}).session;
        core.patch(shown);
        showVersion(core, shown.messages[0]!.key, -1);
        const {messages} = core.get();
        expect(asked(messages)).to.deep.equal(['ECHO one', 'DUMP two']);
        expect(versionsOf(core.get(), messages[2]!.key)).to.deep.equal({index: 1, count: 2});
      });
    });
  }
}
