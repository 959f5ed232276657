import {expect} from '@open-wc/testing';
import {asked, make} from './support/app.js';
import {answerTo, clearStorage, deep, deepAll, launcher, messages, mount, open, panel, until} from './support/chat.js';
import {everything} from './support/hostile.js';
import {add, chatIn, site} from './support/site.js';

beforeEach(clearStorage);

describe('a set-up that cannot work', () => {
  const bad = {
    'a script as address': {baseUrl: 'javascript:hit()'},
    'a document as address': {baseUrl: 'data:text/html,x'},
    'a file as address': {baseUrl: 'file:///etc/passwd'},
    'credentials in the address': {baseUrl: 'https://user:secret@127.0.0.1/v1'},
    'a line break in the address': {baseUrl: 'https://127.0.0.1/v1\r\nX-Evil: 1'},
    'no address': {baseUrl: ' '},
    'half an address': {baseUrl: 'https://'},
    'a line break in the code': {appCode: 'code\r\nX-Evil: 1'},
    'a line break in the key': {appCode: '', apiKey: 'app-x\r\nX-Evil: 1'},
    'letters that no header takes': {appCode: 'ко́д'},
    'no way in': {appCode: ''},
    'a way in that is no function': {appCode: '', authorize: 'Bearer x' as unknown as () => HeadersInit},
    'a way in that throws': {
      authorize: () => {
        throw new Error('secret');
      },
    },
  };
  for (const [name, properties] of Object.entries(bad)) {
    it(`is one error in words, without a request and without the secret: ${name}`, async () => {
      const app = await make();
      performance.clearResourceTimings();
      const chat = await mount(app, properties);
      const errors: string[] = [];
      chat.addEventListener('dify-chat-error', ({detail}) =>
        errors.push(`${detail.error.kind} ${detail.error.message}`),
      );
      chat.show();
      const thread = await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread')[0]);
      await until(() => deepAll(thread, '.notice').length);
      expect(errors).to.have.length(1);
      expect(errors[0]).to.match(/^(?:configuration|auth) /);
      expect(errors.join() + deep(thread, '.notice').textContent).to.not.match(/secret|X-Evil/);
      if (errors[0]!.startsWith('conf')) expect(await chat.send('ECHO x')).to.be.false;
      expect(await app.requests()).to.deep.equal([]);
      const asked = performance.getEntriesByType('resource').filter(({name}) => /\/(?:v1|api|passport)\b/.test(name));
      expect(asked.map(({name}) => name)).to.deep.equal([]);
    });
  }
});

describe('a page that is not secure', () => {
  it('has a chat without what only secure pages have', async () => {
    const place = await site();
    add(
      place,
      'script',
      `for (const name of ['clipboard', 'mediaDevices', 'serviceWorker', 'locks', 'storage']) delete Navigator.prototype[name];
       for (const name of ['randomUUID', 'subtle']) delete Crypto.prototype[name];
       Object.defineProperty(window, 'isSecureContext', {value: false}); delete window.caches; delete window.cookieStore;`,
    );
    const app = await make();
    const chat = await chatIn(place, app);
    await open(chat);
    await answerTo(chat, 'MARKDOWN');
    await until(() => deepAll(messages(chat)[1]!, 'dify-chat-markdown', 'pre').length);
    const buttons = everything(panel(chat)).filter((el) => el.localName === 'button');
    expect(
      buttons.filter((el) => /copy/i.test(`${el.textContent} ${el.ariaLabel}`)).map((el) => el.outerHTML),
    ).to.deep.equal([]);
    expect(place.errors).to.deep.equal([]);
    const [sent] = await asked(app, '/chat-messages');
    expect(sent?.user ?? sent?.path).to.be.a('string');
  });

  it('and may not ask Dify says so in words', async () => {
    const app = await make();
    const place = await site('/test/pages/no-connect.html');
    const chat = await chatIn(place, app);
    launcher(chat).click();
    const thread = await until(() => deepAll(chat, 'dify-chat-panel', 'dify-chat-thread')[0]);
    await until(() => /connection/i.test(deepAll(thread, '.notice')[0]?.textContent ?? ''), 20_000);
    expect(await app.requests()).to.deep.equal([]);
    expect(place.errors).to.deep.equal([]);
  }).timeout(25_000);
});
