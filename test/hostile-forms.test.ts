import {expect} from '@open-wc/testing';
import {asking, inForms, opened, press} from './support/asking.js';
import {clearStorage, messages, textIn, until} from './support/chat.js';
import {harm, PAYLOADS, unwatch, watch} from './support/hostile.js';

beforeEach(() => {
  clearStorage();
  watch();
});
afterEach(unwatch);

describe('a form in the middle of an answer', () => {
  for (const [name, payload] of Object.entries(PAYLOADS)) {
    it(`does no harm with ${name} for every text`, async () => {
      const {chat} = await opened(
        asking({
          title: payload,
          form: `${payload}\n\n{{#$output.note#}}\n\n${payload} {{#$output.grade#}} ${payload}`,
          inputs: [
            {type: 'paragraph', name: 'note', default: {type: 'constant', selector: [], value: payload}},
            {type: 'select', name: 'grade', options: [payload, 'other']},
            {type: 'paragraph', name: payload.slice(0, 40)},
          ],
          actions: [{id: 'go', title: payload, style: payload}],
        }),
      );
      await until(() => inForms(chat, 'select option').length > 1);
      await until(() => !harm(chat).length).catch(() => undefined);
      expect(harm(chat)).to.deep.equal([]);
      const [list] = inForms<HTMLSelectElement>(chat, 'select');
      list!.value = payload;
      list!.dispatchEvent(new Event('input', {bubbles: true}));
      press(chat, inForms(chat, '.buttons button')[0]!.textContent.trim());
      await until(() => inForms(chat, '.outcome').length);
      await until(() => textIn(messages(chat).at(-1)!).includes('Thank you.'));
      expect(harm(chat)).to.deep.equal([]);
    }).timeout(30_000);
  }
});
