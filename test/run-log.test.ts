import {expect} from '@open-wc/testing';
import {asked, ERAS, make} from './support/app.js';
import {choose} from './support/batch.js';
import {clearStorage, deepAll, mount, until} from './support/chat.js';
import type {AppConfig} from './support/emulator.js';
import {setting} from './support/form.js';
import {inTask, made, usable} from './support/task.js';

beforeEach(clearStorage);

const config: Partial<AppConfig> = {
  mode: 'workflow',
  persona: 'scripted',
  graph: 'wf-two',
  parameters: {user_input_form: [setting('paragraph', 'topic', 'Topic', {required: true})]},
};
const LOG = 'dify-chat-run-log';
const list = (chat: Parameters<typeof inTask>[0]) => inTask<HTMLButtonElement>(chat, LOG, '.row');

describe('the runs of a workflow that were before', () => {
  for (const era of ERAS) {
    it(`are listed, and open to what went in and came out: Dify ${era}`, async () => {
      const app = await make(config, era);
      const chat = await mount(app, {way: 'api-key', display: 'inline'});
      await made(chat, {Topic: 'ECHO first'});
      await choose(chat, 'log');
      await until(() => list(chat).length === 1);
      expect(list(chat)[0]!.textContent).to.match(/\d/).and.contain('done');
      list(chat)[0]!.click();
      const run = await until(() => inTask(chat, LOG, 'dify-chat-past-run')[0]);
      await until(
        () =>
          deepAll(run, 'dify-chat-outputs', 'h4')
            .map((el) => el.textContent)
            .join() === 'one,two,topic',
      );
      await until(() => deepAll(run, 'dify-chat-json', 'li').some((el) => el.textContent.includes('ECHO first')));
      expect(deepAll(run, 'dify-chat-json', 'li').some((el) => el.textContent.includes('sys.'))).to.be.false;
    });
  }

  it('are those of the visitor alone, page by page, the newest when they are looked at again', async () => {
    const app = await make({...config, graph: 'wf-simple'});
    const run = (user: string) =>
      fetch(`${app.serviceUrl}/workflows/run`, {
        method: 'POST',
        headers: {Authorization: `Bearer ${app.apiKey}`, 'Content-Type': 'application/json'},
        body: JSON.stringify({inputs: {topic: 'ECHO x'}, response_mode: 'blocking', user}),
      });
    await run('somebody-else');
    for (let count = 0; count < 21; count++) await run('me-myself-and-i');
    const chat = await mount(app, {way: 'api-key', display: 'inline', user: 'me-myself-and-i'});
    await choose(chat, 'log');
    await until(() => list(chat).length === 20);
    inTask<HTMLButtonElement>(chat, LOG, '.pages button')[1]!.click();
    await until(() => list(chat).length === 1);
    expect(inTask<HTMLButtonElement>(chat, LOG, '.pages button')[1]!.disabled).to.be.true;
    await choose(chat, 'once');
    await choose(chat, 'log');
    await until(() => list(chat).length === 20);
  });

  it('can be asked for again when they could not be had', async () => {
    const app = await make(config);
    await app.fault({match: {path: '/workflows/logs$'}, fault: {preset: '500'}});
    const chat = await mount(app, {way: 'api-key', display: 'inline'});
    await choose(chat, 'log');
    (await until(() => inTask<HTMLButtonElement>(chat, LOG, '.notice button')[0])).click();
    await until(() => inTask(chat, LOG, '.note')[0]?.textContent === 'There are no past runs yet.');
  });

  it('cannot be had through the WebApp API, which nobody asks for', async () => {
    const app = await make(config);
    const chat = await mount(app, {appMode: 'workflow', display: 'inline'});
    await usable(chat);
    expect(inTask(chat, '#log')).to.be.empty;
    expect(await asked(app, '/workflows/logs')).to.be.empty;
  });
});
