import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {answerTo, clearStorage, field, launcher, messages, mount, until} from './support/chat.js';
import {harm, unwatch, watch} from './support/hostile.js';
import {hostileApp, hostileEvents, hostileForm, hostileHistory, stream} from './support/hostile-server.js';

/** What JSON may have in the place of a text. The last two are what Lit takes for a template and for a directive of its own. */
const VALUES: Record<string, unknown> = {
  null: null,
  'a number': 1.5,
  'a boolean': true,
  'an object': {a: {b: 'c'}},
  'an empty object': {},
  'a list': ['a', ['b']],
  'an empty list': [],
  'a template': {_$litType$: 1, strings: ['<img src=x onerror=hit()>'], values: []},
  'a directive': {_$litDirective$: 'x', values: [1]},
};

const PROPERTIES: readonly (keyof DifyChat)[] = [
  'heading',
  'launcherLabel',
  'user',
  'conversationId',
  'imageOrigins',
  'inputs',
  'strings',
  'display',
  'placement',
  'theme',
  'storage',
];

/** It still does its work, and nothing was thrown. */
async function works(chat: DifyChat): Promise<void> {
  await until(() => field(chat));
  chat.newConversation();
  const {message, text} = await answerTo(chat, 'ECHO fine');
  expect(text, JSON.stringify(message)).to.contain('fine');
  await until(() => !harm(chat).length).catch(() => undefined);
  expect(harm(chat)).to.deep.equal([]);
}

beforeEach(() => {
  clearStorage();
  watch();
});
afterEach(unwatch);

for (const [name, value] of Object.entries(VALUES)) {
  describe(`${name} in the place of a text breaks nothing`, () => {
    it('in any field of the server', async () => {
      const app = await hostileApp(value, value);
      await app.fault({match: {path: '/messages$', method: 'GET'}, fault: {status: 200, body: hostileHistory(value)}});
      await app.fault({match: {path: '/suggested'}, fault: {status: 200, body: {data: value}}});
      await app.fault({match: {path: '/chat-messages$'}, fault: stream(...hostileEvents(value))});
      const chat = await mount(app, {conversationId: '00000000-0000-4000-8000-000000000001'});
      chat.show();
      await until(() => messages(chat).length >= 2);
      await until(() => field(chat));
      chat.newConversation();
      expect((await answerTo(chat, 'x')).text).to.contain('Answer');
      await app.patch({parameters: {opening_statement: '', suggested_questions: []}}); // the emulator itself wants texts
      await works(chat);
    }).timeout(20_000);

    it('in any field of an app that asks for something', async () => {
      const app = await make({parameters: {user_input_form: hostileForm(value)}});
      const chat = await mount(app);
      chat.show();
      await until(() => field(chat));
      await app.patch({parameters: {user_input_form: value}});
      const second = await mount(app);
      second.show();
      await until(() => field(second));
      expect([...harm(chat), ...harm(second)]).to.deep.equal([]);
    });
  });
}

for (const value of [null, undefined, 42, true, '']) {
  it(`a property that is set to ${String(value)} breaks nothing`, async () => {
    const app = await make();
    const wrong: object = Object.fromEntries(PROPERTIES.map((property) => [property, value]));
    const chat = await mount(app, wrong);
    expect(launcher(chat)).to.exist;
    chat.show();
    chat.conversationId = '';
    await works(chat);
    Object.assign(chat, {user: 'ann', inputs: {a: 1}, strings: {send: 'Go'}});
    await works(chat);
    Object.assign(chat, wrong, {conversationId: ''});
    await works(chat);
  }).timeout(20_000);
}

it('a removed attribute is as good as none', async () => {
  const app = await make();
  const chat = await mount(app, {user: 'ann', heading: 'Help', imageOrigins: 'https://cdn.example'});
  chat.show();
  await works(chat);
  for (const name of ['user', 'heading', 'image-origins', 'conversation-id', 'display', 'launcher-label', 'storage']) {
    chat.setAttribute(name, 'x');
    chat.removeAttribute(name);
  }
  await works(chat);
});
