import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {asked} from './support/app.js';
import {answerTo, ask, clearStorage, deepAll, messages, mount, next, ready, until} from './support/chat.js';
import {choose, file, photo, settled, taking} from './support/uploads.js';

const inQuestion = <T extends HTMLElement>(chat: DifyChat, ...selectors: string[]) =>
  deepAll<T>(messages(chat)[0]!, 'dify-chat-part', ...selectors);

const images = (chat: DifyChat) => inQuestion<HTMLImageElement>(chat, 'dify-chat-gallery', 'img');

beforeEach(clearStorage);
afterEach(() => document.querySelector('dify-chat')?.remove());

describe('the address of a sent file that has run out', function () {
  this.timeout(30_000);

  it('is asked for once, with those of its answer', async () => {
    const {app, chat} = await taking({}, {}, {fileTtl: -1});
    choose(chat, await photo('a.png'), await photo('b.png'));
    await settled(chat, 2);
    await answerTo(chat, 'Look');
    await until(() => inQuestion(chat, 'dify-chat-gallery', '.gone').length === 2);
    expect(await asked(app, '/messages')).to.have.length(1);
  });

  it('is asked for after a reload, too', async () => {
    const {app, chat} = await taking();
    choose(chat, await photo('a.png'));
    await settled(chat, 1);
    await answerTo(chat, 'Look');
    chat.remove();
    await app.patch({fileTtl: -1});
    const again = await mount(app);
    await ready(again); // it is open as it was
    await until(() => inQuestion(again, 'dify-chat-gallery', '.gone').length);
    expect(await asked(app, '/messages')).to.have.length(2);
  });

  it('is asked for when the answer is there, if the message has just left', async () => {
    const {app, chat} = await taking();
    choose(chat, await photo('a.png'));
    await settled(chat, 1);
    await app.patch({fileTtl: -1});
    await app.fault({match: {path: '/chat-messages$'}, fault: {delayMs: 1000}});
    const ended = next(chat, 'dify-chat-message');
    await ask(chat, 'Look');
    const image = await until(() => images(chat)[0]);
    await new Promise((resolve) => image.addEventListener('error', resolve));
    await app.patch({fileTtl: 300});
    await ended;
    await until(() => images(chat)[0]!.naturalWidth);
    expect(await asked(app, '/messages')).to.have.length(1);
  });

  it('is seen when history has a good one', async () => {
    const {app, chat} = await taking();
    choose(chat, await photo('a.png'), file('b.txt'));
    await settled(chat, 2);
    await answerTo(chat, 'Look');
    chat.remove();
    const again = await mount(app);
    await ready(again); // it is open as it was
    const image = await until(() => images(again).find(({naturalWidth}) => naturalWidth));
    const before = image.src;
    await app.clearRequests();
    image.dispatchEvent(new Event('error'));
    await until(() => images(again)[0]!.src !== before);
    await until(() => images(again)[0]!.complete && images(again)[0]!.naturalWidth);
    expect(await asked(app, '/messages')).to.have.length(1);
  });
});
