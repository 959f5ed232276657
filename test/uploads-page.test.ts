import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {answerTo, clearStorage, deepAll, messages, mount, next, open, until} from './support/chat.js';
import {choose, file, photo, questions, settled, taking} from './support/uploads.js';

const inQuestion = <T extends HTMLElement>(chat: DifyChat, ...selectors: string[]) =>
  deepAll<T>(messages(chat)[0]!, 'dify-chat-part', ...selectors);

const ways = {allowed_file_upload_methods: ['local_file', 'remote_url']};

/** What the files of the question are called, and where they lead. */
const shown = (chat: DifyChat) =>
  inQuestion(chat, 'dify-chat-file', '.card').map((card) =>
    [card.querySelector('.name')!.textContent, (card as HTMLAnchorElement).href].filter(Boolean).join(' | '),
  );

beforeEach(clearStorage);
afterEach(() => document.querySelector('dify-chat')?.remove());

describe('files that the page gives', function () {
  this.timeout(30_000);

  it('are shown with the question: by their address, and by history once it knows them', async () => {
    const {app, chat} = await taking(ways);
    choose(chat, file('a.txt'), await photo('b.png'));
    await settled(chat, 2);
    const sent = next(chat, 'dify-chat-send');
    await answerTo(chat, 'One');
    const [text, image] = (await sent).detail.files!;
    chat.remove();
    for (const key of Object.keys(localStorage)) if (!key.endsWith(':user')) localStorage.removeItem(key);
    const again = await mount(app, {noUploads: true});
    await open(again);
    await app.fault({match: {path: '/chat-messages$'}, fault: {delayMs: 800}});
    const url = 'https://files.test/c.pdf';
    const ended = next(again, 'dify-chat-message');
    await again.send('Two', {files: [text!, {type: 'document', transfer_method: 'remote_url', url}, image!]});
    await until(() => shown(again).join() === `File,Document | ${url}`);
    expect(inQuestion(again, 'dify-chat-gallery', '.gone')[0]!.textContent.trim()).to.equal('Image');
    expect(inQuestion(again, 'dify-chat-file', '.facts')[0]!.textContent).to.equal('');
    await ended;
    await until(() => shown(again)[0]?.startsWith('a.txt | ') && shown(again).length === 2);
    await until(() => inQuestion(again, 'dify-chat-gallery', 'img').length === 1);
  });

  it('are shown as they are sent, when a listener changes them', async () => {
    const {app, chat} = await taking(ways);
    choose(chat, file('a.txt'), file('b.txt'), file('c.txt'));
    await settled(chat, 3);
    const url = 'https://files.test/d.pdf';
    chat.addEventListener(
      'dify-chat-send',
      ({detail}) => {
        (detail.files as unknown[]).shift();
        detail.files = [...detail.files!].reverse();
        detail.files = [...detail.files, {type: 'document', transfer_method: 'remote_url', url}];
      },
      {once: true},
    );
    await answerTo(chat, 'Look');
    await until(() => shown(chat).length === 3);
    expect(shown(chat).map((text) => text.replace(/http:.*/, ''))).to.deep.equal([
      'c.txt | ',
      'b.txt | ',
      `Document | ${url}`,
    ]);
    expect((await questions(app))[0]!.files).to.have.length(3);
  });

  it('cannot be a File, and the console says what they can be', async () => {
    const {chat} = await taking();
    const said: string[] = [];
    const {warn} = console;
    console.warn = (text: string) => void said.push(text);
    try {
      expect(await chat.send('Look', {files: [file('a.txt') as never]})).to.be.false;
      await until(() => said.some((text) => text.includes('upload_file_id')));
    } finally {
      console.warn = warn;
    }
    expect(messages(chat)).to.have.length(0);
  });
});
