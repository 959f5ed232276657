import {expect} from '@open-wc/testing';
import {asked, ERAS, make} from './support/app.js';
import {ask, clearStorage, field, mount, next, ready, until} from './support/chat.js';
import {asks, setting, submit} from './support/form.js';
import {control, made, results, usable} from './support/task.js';

beforeEach(clearStorage);

const form = (variable: string) => ({user_input_form: [setting('paragraph', variable, 'Topic', {required: false})]});

describe('an app whose kind nobody told', () => {
  for (const era of ERAS) {
    for (const [mode, config] of [
      ['completion', {parameters: form('query')}],
      ['workflow', {parameters: form('topic'), graph: 'wf-simple'}],
    ] as const) {
      it(`is found out with the first question, which is kept: ${mode} of Dify ${era}`, async () => {
        const app = await make({mode, persona: 'scripted', ...config}, era);
        const chat = await mount(app, {display: 'inline'});
        await asks(chat);
        submit(chat);
        await ask(chat, 'ECHO what I wrote');
        await usable(chat);
        await until(() => control(chat, 'Topic').value === 'ECHO what I wrote');
        expect(results(chat)).to.be.empty;
        const {text} = await made(chat, {});
        expect(text).to.equal('what I wrote');
      });
    }
  }

  it('becomes a chat when the page was wrong', async () => {
    const app = await make({persona: 'scripted'});
    for (const appMode of ['completion', 'workflow']) {
      const chat = await mount(app, {display: 'inline', appMode});
      await usable(chat);
      expect(await chat.send('ECHO what I wrote')).to.be.true;
      await until(() => field(chat).value === 'ECHO what I wrote');
      const ended = next(chat, 'dify-chat-message');
      await ask(chat, 'ECHO what I wrote');
      expect((await ended).detail.text).to.equal('what I wrote');
      chat.remove();
    }
  });

  it('costs a chat no request', async () => {
    const app = await make();
    const chat = await mount(app, {display: 'inline'});
    await ready(chat);
    await ask(chat, 'ECHO hi');
    await next(chat, 'dify-chat-message');
    for (const path of ['/saved-messages', '/conversations', '/info', '/workflows/logs'])
      expect(await asked(app, path)).to.be.empty;
  });
});
