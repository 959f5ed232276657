import {expect} from '@open-wc/testing';
import {make} from './support/app.js';
import {clearStorage, deepAll, mount, panel, until} from './support/chat.js';
import {setting} from './support/form.js';
import {inTask, made, results} from './support/task.js';

beforeEach(clearStorage);

describe('a result', () => {
  it('asks before a misleading link in it is followed', async () => {
    const parameters = {user_input_form: [setting('paragraph', 'query', 'Topic', {required: true})]};
    const chat = await mount(await make({mode: 'completion', parameters}), {appMode: 'completion', display: 'inline'});
    await made(chat, {Topic: 'ECHO [www.good.example](https://bad.example/here)'});
    const link = await until(() => deepAll(results(chat)[0]!, '.body > dify-chat-markdown', 'a')[0]);
    link.click();
    await until(() => deepAll(panel(chat), 'dify-chat-link-confirm', 'dialog[open]').length);
  });

  it('stands under what the site says of itself, and above its disclaimer', async () => {
    const site = {description: 'Writes texts.', custom_disclaimer: 'Check what it says.'};
    const parameters = {user_input_form: [setting('paragraph', 'query', 'Topic', {required: true})]};
    const chat = await mount(await make({mode: 'completion', parameters, site}), {
      appMode: 'completion',
      display: 'inline',
    });
    await made(chat, {Topic: 'ECHO x'});
    expect(inTask(chat, '.about')[0]!.textContent).to.equal('Writes texts.');
    expect(inTask(chat, '.disclaimer')[0]!.textContent).to.equal('Check what it says.');
  });
});
