import {expect, fixture, html} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {asked, make} from './support/app.js';
import {answerTo, clearStorage, launcher, open, until} from './support/chat.js';

interface Site {
  window: Window & {difyChatbotConfig?: unknown};
  document: Document;
  /** What went wrong there and was not caught. */
  errors: string[];
}

/** A page of its own, for the script runs once in a page. */
async function site(address: string): Promise<Site> {
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe title="site" width="800" height="600" src=${address}></iframe>`,
  );
  await until(
    () =>
      frame.contentDocument?.readyState === 'complete' &&
      frame.contentWindow?.location.pathname === address.split('?')[0],
  );
  const errors: string[] = [];
  frame.contentWindow!.addEventListener('error', ({message}) => errors.push(message));
  return {window: frame.contentWindow!, document: frame.contentDocument!, errors};
}

/** Adds the script to an empty site, with a configuration, attributes of its tag and a style sheet of the site. */
async function embed(how: {config?: unknown; data?: Record<string, string>; css?: string}) {
  const {window, document, errors} = await site('/test/pages/embed.html');
  const sheet = document.createElement('style');
  sheet.textContent = how.css ?? '';
  if ('config' in how) window.difyChatbotConfig = how.config;
  const script = document.createElement('script');
  for (const [name, value] of Object.entries(how.data ?? {})) script.setAttribute(`data-${name}`, value);
  script.src = '/src/embed.ts';
  const ran = new Promise((resolve) => script.addEventListener('load', resolve, {once: true}));
  document.head.append(sheet, script);
  await ran;
  expect(errors).to.deep.equal([]);
  return await element(document);
}

/** The element of the site, once its code is there. */
async function element(document: Document): Promise<DifyChat> {
  const chat = await until(() => document.querySelector('dify-chat'));
  await until(() => launcher(chat));
  return chat;
}

const variable = (chat: DifyChat, name: string) => getComputedStyle(chat).getPropertyValue(`--dify-chat-${name}`);

beforeEach(clearStorage);

describe('the script with Dify’s snippet', () => {
  it('adds a chat that answers, from the head of the page', async () => {
    const app = await make();
    const query = new URLSearchParams({token: app.siteCode, base: app.webappUrl.replace('/api', '')});
    const {document} = await site(`/test/pages/embed-snippet.html?${query.toString()}`);
    const chat = await element(document);
    expect(await app.requests()).to.have.length(0);
    await open(chat);
    expect((await answerTo(chat, 'ECHO embedded')).text).to.contain('embedded');
    const [sent] = await asked(app, '/chat-messages');
    expect(sent?.body).to.have.deep.property('inputs', {city: 'Ghent'});
    expect(document.querySelectorAll('dify-chat')).to.have.length(1);
  });

  it('takes what Dify’s configuration says', async () => {
    const chat = await embed({
      config: {
        token: 'code',
        baseUrl: 'https://dify.example/',
        inputs: {city: 'Ghent', count: 3},
        systemVariables: {user_id: 'ann', conversation_id: '00000000-0000-4000-8000-000000000001', locale: 'zh-Hans'},
        userVariables: {name: 'Ann'},
        containerProps: {className: 'one two', style: {color: 'red'}},
        draggable: true,
        dynamicScript: true,
      },
    });
    const {id, className, lang, baseUrl, appCode, user, conversationId, inputs} = chat;
    expect({id, className, lang, baseUrl, appCode, user, conversationId, inputs}).to.deep.equal({
      id: 'dify-chatbot-bubble-button',
      className: 'one two',
      lang: 'zh-Hans',
      baseUrl: 'https://dify.example/api',
      appCode: 'code',
      user: 'ann',
      conversationId: '00000000-0000-4000-8000-000000000001',
      inputs: {city: 'Ghent', count: 3},
    });
    expect(launcher(chat).getAttribute('aria-label')).to.equal('打开聊天');
  });

  for (const [config, baseUrl] of [
    [{token: 'code'}, 'https://udify.app/api'],
    [{token: 'code', isDev: true}, 'https://dev.udify.app/api'],
    [{token: 'code', baseUrl: 'https://dify.example///'}, 'https://dify.example/api'],
  ] as const) {
    it(`finds Dify at ${baseUrl} for ${JSON.stringify(config)}`, async () => {
      expect((await embed({config})).baseUrl).to.equal(baseUrl);
    });
  }

  it('looks like the button that the page has styled', async () => {
    const names: Record<string, [string, string]> = {
      'bg-color': ['accent-color', 'rgb(1 2 3)'],
      bottom: ['offset-block', '31px'],
      right: ['offset-inline', '32px'],
      width: ['launcher-width', '61px'],
      height: ['launcher-height', '62px'],
      'border-radius': ['launcher-border-radius', '7px'],
      'box-shadow': ['launcher-shadow', 'none'],
    };
    const lines = Object.entries(names).map(([name, [, value]]) => `--dify-chatbot-bubble-button-${name}: ${value};`);
    const chat = await embed({config: {token: 'code'}, css: `#dify-chatbot-bubble-button {${lines.join('')}}`});
    for (const [ours, value] of Object.values(names)) expect(variable(chat, ours), ours).to.equal(value);
    const {width, height, right, bottom} = launcher(chat).getBoundingClientRect();
    const page = chat.ownerDocument.documentElement;
    expect([width, height, page.clientWidth - right, page.clientHeight - bottom]).to.deep.equal([61, 62, 32, 31]);
  });

  it('stands at the left where the page has put the button there', async () => {
    const chat = await embed({config: {token: 'code'}, css: ':root {--dify-chatbot-bubble-button-left: 12px}'});
    expect(chat.placement).to.equal('bottom-start');
    expect(launcher(chat).getBoundingClientRect().left).to.equal(12);
  });
});

describe('the script with attributes of its own', () => {
  it('takes each for the element', async () => {
    const chat = await embed({
      data: {
        'base-url': 'https://dify.example/v1',
        'app-code': 'mine',
        theme: 'dark',
        placement: 'top-start',
        'launcher-label': 'Need help?',
        storage: 'none',
      },
    });
    const {baseUrl, appCode, theme, placement, storage} = chat;
    expect({baseUrl, appCode, theme, placement, storage}).to.deep.equal({
      baseUrl: 'https://dify.example/v1',
      appCode: 'mine',
      theme: 'dark',
      placement: 'top-start',
      storage: 'none',
    });
    expect(launcher(chat).textContent).to.contain('Need help?');
    expect(chat.id).to.equal('');
  });

  it('lets them win over Dify’s configuration, which is left out where they name a server', async () => {
    const config = {token: 'code', baseUrl: 'https://dify.example', inputs: {city: 'Ghent'}};
    const {appCode, baseUrl} = await embed({config, data: {'app-code': 'mine'}});
    expect([baseUrl, appCode]).to.deep.equal(['https://dify.example/api', 'mine']);
    const own = await embed({config, data: {'base-url': 'https://other.example/v1'}});
    expect([own.baseUrl, own.appCode, own.inputs]).to.deep.equal(['https://other.example/v1', '', {}]);
  });
});

describe('the script with values that mean nothing', () => {
  const CONFIGS: Record<string, unknown> = {
    'no configuration': undefined,
    null: null,
    'a text': 'app-code',
    'a number': 7,
    'a list': [],
    'nothing in it': {},
    'null in each field': {
      token: null,
      baseUrl: null,
      inputs: null,
      systemVariables: null,
      containerProps: null,
    },
    'numbers in each field': {token: 1, baseUrl: 2, inputs: 3, systemVariables: 4, containerProps: 5},
    'objects in each field': {
      token: {},
      baseUrl: [],
      inputs: () => {},
      systemVariables: {user_id: {}, conversation_id: [], locale: 1},
      containerProps: {className: {}},
    },
    'texts for objects': {token: 'code', inputs: 'x', systemVariables: 'x', containerProps: 'x'},
  };
  for (const [what, config] of Object.entries(CONFIGS)) {
    it(`adds a chat all the same: ${what}`, async () => {
      const chat = await embed({config});
      expect([chat.user, chat.conversationId, chat.className, chat.inputs]).to.deep.equal(['', '', '', {}]);
      expect(launcher(chat).disabled).to.be.false;
    });
  }

  it('runs nothing and asks nobody for addresses that are none', async () => {
    for (const baseUrl of [
      'javascript:window.hacked=true//',
      'data:text/html,x',
      'ftp://dify.example',
      '<img src=x>',
    ]) {
      const chat = await embed({config: {token: '../../x?y#z', baseUrl}});
      let code = '';
      chat.addEventListener('dify-chat-error', ({detail}) => (code = detail.error.code));
      chat.show();
      await until(() => code);
      expect(code, baseUrl).to.equal('invalid_base_url');
      expect(chat.ownerDocument.defaultView).not.to.have.property('hacked');
      chat.ownerDocument.defaultView?.frameElement?.remove();
    }
  });

  it('writes markup as text', async () => {
    const hostile = '"><img src=x onerror="window.hacked = true">';
    const baseUrl = (await make()).webappUrl.replace('/api', '');
    const chat = await embed({
      config: {
        token: hostile,
        baseUrl,
        systemVariables: {user_id: hostile, locale: hostile},
        containerProps: {className: hostile},
      },
      data: {heading: hostile, 'launcher-label': hostile},
    });
    chat.show();
    await until(() => launcher(chat).getAttribute('aria-label')?.includes('<img'));
    expect(chat.ownerDocument.querySelector('img')).to.be.null;
    expect(chat.ownerDocument.defaultView).not.to.have.property('hacked');
  });

  it('stands at the top where the page has put the button there', async () => {
    const chat = await embed({config: {token: 'code'}, css: ':root {--dify-chatbot-bubble-button-top: 14px}'});
    expect(chat.placement).to.equal('top-end');
    expect(launcher(chat).getBoundingClientRect().top).to.equal(14);
  });
});
