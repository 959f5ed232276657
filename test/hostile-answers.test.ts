import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {attacks} from './markdown/attacks.js';
import {asked, make} from './support/app.js';
import {
  answerTo,
  clearStorage,
  deep,
  deepAll,
  field,
  focused,
  messages,
  mount,
  ready,
  texts,
  until,
} from './support/chat.js';
import {everything, harm, strangers, unwatch, watch} from './support/hostile.js';
import {stream} from './support/hostile-server.js';

const ids = {conversation_id: '00000000-0000-4000-8000-000000000001', message_id: 'm', task_id: 't', id: 'm'};

/** A chat that was answered with these texts, one event each. */
async function answered(
  parts: readonly string[],
  more: object[] = [],
  options: Partial<DifyChat> = {},
): Promise<DifyChat> {
  const app = await make();
  const events = parts.map((answer) => ({event: 'message', ...ids, answer}));
  await app.fault({
    match: {path: '/chat-messages$'},
    fault: stream(...events, ...more, {event: 'message_end', ...ids}),
  });
  const chat = await mount(app, {display: 'inline', ...options});
  await ready(chat);
  await answerTo(chat, 'x');
  await until(() => texts(chat).length === 2);
  return chat;
}

/** What tests here ask for on purpose: on record only once it has failed, maybe in the test after. */
const ASKED = [
  /^https:\/\/(?:bank\.example@)?evil\.example\/b\.png\?secret$/,
  /^https:\/\/evil\.example\/(?:charts\/b|icons\/a)\.png$/,
];

/** All other requests to strangers. */
const unasked = () => strangers().filter((name) => !ASKED.some((pattern) => pattern.test(name)));

const answer = (chat: DifyChat) => deep(messages(chat)[1]!, 'dify-chat-markdown');

beforeEach(() => {
  clearStorage();
  watch();
});
afterEach(unwatch);

describe('an answer', () => {
  it('that tries everything at once, in small pieces, does no harm to the chat or the page', async () => {
    const text = attacks.join('\n\n');
    const pieces = text.match(/[^]{1,23}/g)!;
    const chat = await answered(pieces);
    await until(() => deepAll(answer(chat), '.answer *').length > 50);
    const focus = focused();
    for (const el of everything(answer(chat)) as HTMLElement[]) {
      if (el.localName === 'a') el.addEventListener('click', (event) => event.preventDefault(), {once: true});
      if (!el.matches('button.image, [data-to]')) el.click(); // a footnote is gone to
    }
    expect(harm(chat)).to.deep.equal([]);
    expect(focused()).to.equal(focus);
  }).timeout(20_000);

  it('cannot look like the chat’s own notices, nor leave its place', async () => {
    const chat = await answered([
      '</div></div></dify-chat-message><div class="notice" role="alert" part="message" id="x" style="position:fixed;inset:0">' +
        '<b>Signed out.</b> <button class="icon-button">Sign in</button></div>\n\n' +
        '<h1 style="font-size:900px">big</h1>\n\n'.repeat(3),
    ]);
    await until(() => answer(chat).shadowRoot!.textContent.includes('Signed out.'));
    const inside = everything(answer(chat).shadowRoot!);
    expect(
      inside.filter((el) => el.matches('.notice, .icon-button, [role=alert], [part], [id], [style], button')),
    ).to.deep.equal([]);
    const {left, right, top, bottom} = messages(chat)[1]!.getBoundingClientRect();
    for (const el of inside) {
      const box = el.getBoundingClientRect();
      expect(box.left >= left && box.right <= right + 1 && box.top >= top - 1 && box.bottom <= bottom + 1, el.outerHTML)
        .to.be.true;
      expect(getComputedStyle(el).position, el.outerHTML).to.be.oneOf(['static', 'relative']);
    }
    expect(getComputedStyle(answer(chat)).contain).to.match(/content|paint/);
  });

  it('that a moderator replaced is gone from the page, from storage and from what is told', async () => {
    const chat = await answered(
      ['the secret ', 'words'],
      [{event: 'message_replace', ...ids, answer: 'Removed.', reason: 'output_moderation'}],
    );
    await until(() => texts(chat)[1] === 'Removed.');
    expect(
      everything(chat)
        .map((el) => el.shadowRoot?.textContent ?? '')
        .join(),
    ).to.not.contain('secret');
    expect(JSON.stringify([{...localStorage}, {...sessionStorage}])).to.not.contain('secret');
  });

  it('has code, diagrams and formulas as text, and thoughts apart', async () => {
    const chat = await answered([
      '```mermaid\ngraph TD; A-->B\n```\n\n```html\n<script>hit()</script>\n```\n\n$$x^2$$\n\n<think>step one</think>\n\nDone.',
    ]);
    const drawn = await until(() => deepAll(messages(chat)[1]!, 'dify-chat-thoughts', 'dify-chat-markdown')[0]);
    await until(() => deepAll(drawn, 'code').length === 2);
    const text = everything(messages(chat)[1]!)
      .map((el) => el.shadowRoot?.textContent ?? '')
      .join();
    for (const word of ['graph TD; A-->B', '<script>hit()</script>', 'x^2', 'Done.']) expect(text).to.contain(word);
    expect(text).to.not.contain('step one');
    expect(deepAll(drawn, 'svg, canvas, math, iframe')).to.have.length(0);
    expect(harm(chat)).to.deep.equal([]);
  });

  it('with letters that break others is shown as it is, and nothing waits for it', async () => {
    const chat = await answered([`a\0b\uD800c\u2028d ${'👩‍👩‍👧‍👦'.repeat(500)} e${'\u0301'.repeat(20_000)} f`]);
    await until(() => texts(chat)[1]?.endsWith('f'));
    field(chat).focus();
    expect(focused()).to.equal(field(chat));
    expect(harm(chat)).to.deep.equal([]);
  });
});

describe('a file that came with an answer', () => {
  const file = (url: string, more: object = {}) => ({
    event: 'message_file',
    ...ids,
    id: 'f',
    type: 'image',
    url,
    belongs_to: 'assistant',
    ...more,
  });

  it('from a stranger is a button that names the host, and is loaded on request', async () => {
    const chat = await answered(['look'], [file('https://bank.example@evil.example/b.png?secret')]);
    const part = await until(() => deepAll(messages(chat)[1]!, 'dify-chat-part', 'dify-chat-gallery')[0]);
    const button = await until(() => deepAll<HTMLButtonElement>(part, 'button')[0]);
    expect(button.textContent).to.contain('evil.example').and.to.not.contain('bank');
    expect(strangers()).to.deep.equal([]);
    button.click();
    await until(() => deepAll(part, 'img').length);
    expect(deep<HTMLImageElement>(part, 'img').referrerPolicy).to.equal('no-referrer');
  });

  it('from a place that the page names is shown at once', async () => {
    const chat = await answered(['look'], [file('https://evil.example/charts/b.png')], {
      imageOrigins: 'https://evil.example/charts/',
    });
    await until(() => deepAll(messages(chat)[1]!, 'dify-chat-part', 'dify-chat-gallery', 'img').length);
  });

  it('has a name that cannot hide its ending, and a link that shows its host', async () => {
    const chat = await answered(['look'], [file('https://evil.example/x.exe', {type: 'document'})]);
    const link = await until(
      () => deepAll<HTMLAnchorElement>(messages(chat)[1]!, 'dify-chat-part', 'dify-chat-file', 'a')[0],
    );
    expect(link).to.include({target: '_blank', rel: 'noopener noreferrer', title: 'evil.example'});
  });
});

it('an app’s icon is loaded from Dify and from places that the page names only', async () => {
  const app = await make({site: {icon_type: 'image', icon_url: 'https://evil.example/icons/a.png'}});
  const chat = await mount(app, {display: 'inline'});
  await ready(chat);
  expect(strangers().filter((name) => name.includes('/icons/'))).to.deep.equal([]);
  expect(unasked()).to.deep.equal([]);
  chat.imageOrigins = 'https://evil.example/icons/';
  const icons = () => deepAll<HTMLImageElement>(chat, 'dify-chat-panel', 'dify-chat-header', 'img');
  await until(() => icons()[0]?.src === 'https://evil.example/icons/a.png'); // a request is on record only once it has failed
  const own = await make({site: {icon_type: 'image', icon_url: '/files/a/file-preview?sign=1'}});
  const second = await mount(own, {display: 'inline'});
  await ready(second);
  const src = deep<HTMLImageElement>(second, 'dify-chat-panel', 'dify-chat-header', 'img').src;
  expect(new URL(src).origin).to.equal(new URL(own.webappUrl).origin);
  expect(await asked(own, '/chat-messages')).to.have.length(0);
});

it('no value of image-origins opens more than it says', async () => {
  for (const imageOrigins of [
    '*',
    'https:',
    'https://*',
    'null',
    "'none'",
    '//evil.example',
    'data: blob: javascript:',
    'evil.example',
  ]) {
    const chat = await answered(['![x](https://evil.example/b.png) ![y](data:image/png;base64,x)'], [], {imageOrigins});
    await until(() => deepAll(answer(chat), 'button.image').length);
    expect(unasked(), imageOrigins).to.deep.equal([]);
    chat.remove();
  }
}).timeout(30_000);
