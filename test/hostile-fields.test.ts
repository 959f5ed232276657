import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {
  answerTo,
  clearStorage,
  field,
  keys,
  messages,
  mount,
  notice,
  texts,
  until,
  welcome,
  type Way,
} from './support/chat.js';
import type {EmulatorApp} from './support/emulator.js';
import {harm, PAYLOADS, strangers, unwatch, watch} from './support/hostile.js';
import {hostileApp, hostileEvents, hostileForm, hostileHistory, stream} from './support/hostile-server.js';

const CONVERSATION = '00000000-0000-4000-8000-000000000001';

/** The chat still does its work. */
async function works(chat: DifyChat, question = 'ECHO fine'): Promise<void> {
  chat.newConversation();
  await until(() => welcome(chat));
  const {message, text} = await answerTo(chat, question);
  expect(message.status).to.equal('done');
  expect(text).to.contain('fine');
}

async function opened(app: EmulatorApp, options: Partial<DifyChat> & {way?: Way}): Promise<DifyChat> {
  const chat = await mount(app, options);
  chat.show();
  await until(() => field(chat));
  return chat;
}

/** Lets what is fetched late come, and looks. */
async function unharmed(chat: DifyChat): Promise<void> {
  await until(() => field(chat));
  await until(() => !harm(chat).length).catch(() => undefined);
  expect(harm(chat)).to.deep.equal([]);
}

beforeEach(() => {
  clearStorage();
  watch();
});
afterEach(unwatch);

it('a call to a stranger would be seen', async () => {
  new Image().src = 'https://evil.example/control.png';
  await until(() => strangers().length);
});

for (const [index, [name, given]] of Object.entries(PAYLOADS).entries()) {
  describe(`${name} does no harm`, () => {
    // Either way in with either kind of icon, in turns.
    const way = (['app-code', 'api-key'] as const)[index % 2]!;

    it(`in any field of the server (${way})`, async () => {
      const text = given;
      const app = await hostileApp(text, index % 4 < 2 ? 'image' : 'emoji');
      await app.fault({match: {path: '/messages$', method: 'GET'}, fault: {status: 200, body: hostileHistory(text)}});
      const chat = await opened(app, {way, conversationId: CONVERSATION});
      await until(() => messages(chat).length >= 2);
      await unharmed(chat);

      chat.newConversation();
      await until(() => welcome(chat));
      await unharmed(chat);

      await app.fault({match: {path: '/suggested'}, fault: {status: 200, body: {data: [text, `${text}?`, text]}}});
      await app.fault({match: {path: '/chat-messages$'}, fault: stream(...hostileEvents(text))});
      await answerTo(chat, text.trim() || 'x');
      await until(() => messages(chat).length === 2 && texts(chat)[1]!.endsWith('Answer'));
      await unharmed(chat);

      const report = {code: text, message: text, params: text, status: 400};
      for (const fault of [
        {status: 400, body: report},
        stream({event: 'error', ...report}),
        {status: 500, body: text},
      ]) {
        chat.newConversation();
        await app.fault({match: {path: '/chat-messages$'}, fault});
        expect((await answerTo(chat, 'ECHO x')).message.status).to.equal('failed');
        await until(() => notice(chat));
        if (text.trim()) expect(messages(chat)[1]!.shadowRoot!.textContent).to.not.contain(text);
      }
      await works(chat);
      await unharmed(chat);
      chat.remove();

      await app.patch({parameters: {user_input_form: hostileForm(text)}});
      await unharmed(await opened(app, {way}));
    }).timeout(40_000);

    it('in any field of the page and its storage, and from the visitor', async () => {
      const app = await make();
      const text = given.slice(0, 1000);
      const page: Partial<DifyChat> = {
        display: index % 2 ? 'bubble' : 'inline',
        heading: text,
        launcherLabel: text,
        lang: text,
        user: text,
        conversationId: text,
        imageOrigins: `x${text}`,
        inputs: {[text]: text, city: text},
        strings: {send: text, title: text, open: text, greeting: text, placeholder: text, thinking: text, you: text},
      };
      const first = await mount(app, page);
      expect(harm(first)).to.deep.equal([]);
      first.show();
      await unharmed(first);
      await works(first);
      await unharmed(first);
      first.remove();

      for (const key of keys()) localStorage.setItem(key, text);
      const chat = await mount(app, page);
      chat.show();
      await until(() => field(chat));
      field(chat).value = text;
      field(chat).dispatchEvent(new Event('input', {bubbles: true}));
      await unharmed(chat);
      await works(chat, `ECHO fine ${text}`);
      await unharmed(chat);
    }).timeout(40_000);
  });
}
