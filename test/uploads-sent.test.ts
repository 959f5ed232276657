import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {askAgain} from '../src/state/versions.js';
import {ERAS} from './support/app.js';
import {answerTo, ask, clearStorage, deep, deepAll, field, messages, mount, next, open, until} from './support/chat.js';
import type {DifyChatPanel} from '../src/components/panel.js';
import {
  arrived,
  cards,
  choose,
  file,
  inCards,
  inUploader,
  photo,
  questions,
  refused,
  settled,
  taking,
} from './support/uploads.js';

const inQuestion = (chat: DifyChat, index: number, ...selectors: string[]) =>
  deepAll(messages(chat)[index]!, 'dify-chat-part', ...selectors);

const session = (chat: DifyChat) => deep<DifyChatPanel>(chat, 'dify-chat-panel').session;

/** What is seen of the files of a question. */
const seen = (chat: DifyChat, index = 0) => [
  inQuestion(chat, index, 'dify-chat-gallery', 'img').length,
  ...inQuestion(chat, index, 'dify-chat-file', '.name').map((el) => el.textContent),
];

beforeEach(clearStorage);
afterEach(() => document.querySelector('dify-chat')?.remove());

describe('files of a sent message', function () {
  this.timeout(30_000);

  for (const era of ERAS) {
    it(`stand with it, also after a reload, and not with its answer: ${era}`, async () => {
      const {app, chat} = await taking({}, {}, {}, era);
      choose(chat, await photo('a.png'), file('b.txt'));
      await settled(chat, 2);
      await answerTo(chat, 'What is this?');
      await until(() => seen(chat).join() === '1,b.txt');
      const link = inQuestion(chat, 0, 'dify-chat-file', 'a')[0] as HTMLAnchorElement;
      expect(await (await fetch(link.href)).text()).to.equal('hello');
      expect(messages(chat)[1]!.shadowRoot!.querySelectorAll('dify-chat-part')).to.have.length(0);
      chat.remove();
      const again = await mount(app);
      await open(again);
      await until(() => messages(again).length === 2 && seen(again).join() === '1,b.txt');
      expect(messages(again)[1]!.shadowRoot!.querySelectorAll('dify-chat-part')).to.have.length(0);
    });
  }

  it('go along when it is asked again, edited, or could not be sent', async () => {
    const {app, chat} = await taking();
    choose(chat, await photo('a.png'));
    await settled(chat, 1);
    await answerTo(chat, 'One');
    let ended = next(chat, 'dify-chat-message');
    askAgain(session(chat), session(chat).state.get().messages[0]!.key);
    await ended;
    ended = next(chat, 'dify-chat-message');
    askAgain(session(chat), session(chat).state.get().messages[0]!.key, 'Two');
    await ended;
    const all = await questions(app);
    expect(all.map(({query}) => query)).to.deep.equal(['One', 'One', 'Two']);
    for (const {files} of all) expect(files).to.deep.equal(all[0]!.files);
    await until(() => seen(chat)[0] === 1);
  });

  it('go along when a message from before a reload is asked again', async () => {
    const {app, chat} = await taking();
    choose(chat, file('b.txt'));
    await settled(chat, 1);
    await answerTo(chat, 'One');
    chat.remove();
    const again = await mount(app);
    await open(again);
    await until(() => messages(again).length === 2);
    const ended = next(again, 'dify-chat-message');
    askAgain(session(again), session(again).state.get().messages[0]!.key);
    await ended;
    const [first, second] = await questions(app);
    expect(second!.files).to.deep.equal(first!.files);
  });

  it('come back with the draft where the conversation is gone', async () => {
    const {app, chat} = await taking();
    await answerTo(chat, 'Hello');
    choose(chat, file('b.txt'));
    await settled(chat, 1);
    await app.fault({match: {path: '/chat-messages$'}, fault: {status: 404}});
    const ended = next(chat, 'dify-chat-message');
    await ask(chat, 'Read it');
    await ended;
    session(chat).newConversation(session(chat).state.get().messages.at(-1)!.key);
    await until(() => cards(chat)[0] === 'b.txt | TXT · 5 byte');
    await until(() => field(chat).value === 'Read it');
    await answerTo(chat, 'Read it');
    expect((await questions(app)).at(-1)!.files).to.have.length(1);
  });
});

describe('files from an address', function () {
  this.timeout(30_000);

  for (const way of ['app-code', 'api-key'] as const) {
    it(`go with a message, by ${way}`, async () => {
      const {app, chat} = await taking({allowed_file_upload_methods: ['remote_url']}, {way});
      inUploader<HTMLButtonElement>(chat, 'dify-chat-file-picker', '.picker')[0]!.click();
      const entry = await until(() => inUploader<HTMLInputElement>(chat, 'dify-chat-link-entry', 'input')[0]);
      const add = (url: string) => {
        entry.value = url;
        entry.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true}));
      };
      add('file:///etc/passwd');
      await until(() => refused(chat)[0]?.includes('is no address of a file'));
      add('https://files.test/a.mp4');
      await until(() => refused(chat)[0]?.includes('cannot be sent here'));
      add('https://files.test/pic.png');
      await settled(chat, 1);
      await until(() => !inUploader(chat, 'dify-chat-link-entry').length);
      await answerTo(chat, 'Look');
      const [{files}] = (await questions(app)) as unknown as [{files: Record<string, string>[]}];
      expect(files[0]).to.include({type: 'image', transfer_method: 'remote_url', url: 'https://files.test/pic.png'});
      // It lies elsewhere: the visitor is asked before it is loaded.
      await until(() => inQuestion(chat, 0, 'dify-chat-gallery', '.ask').length === 1);
    });
  }

  it('say so when there is nothing', async () => {
    const {chat} = await taking({allowed_file_upload_methods: ['remote_url']});
    inUploader<HTMLButtonElement>(chat, 'dify-chat-file-picker', '.picker')[0]!.click();
    const entry = await until(() => inUploader<HTMLInputElement>(chat, 'dify-chat-link-entry', 'input')[0]);
    entry.value = 'https://files.test/missing.png';
    inUploader(chat, 'dify-chat-link-entry', '.add')[0]!.click();
    await settled(chat, 1);
    await until(() => inCards(chat, '[data-status=failed]').length);
  });
});

describe('large photos', function () {
  this.timeout(30_000);

  it('are made smaller where the page wants that, and the visitor is told', async () => {
    const {app, chat} = await taking({}, {shrinkImages: 400});
    const [big, small] = [await photo('big.jpg', 1600, 1200, 'image/jpeg'), await photo('small.png', 40, 30)];
    choose(chat, big, small, file('a.txt'));
    await settled(chat, 3);
    const sizes = new Map((await arrived(app)).map(({filename, size}) => [filename, size]));
    expect(sizes.get('big.jpg')).to.be.below(big.size / 2);
    expect(sizes.get('small.png')).to.equal(small.size);
    expect(cards(chat)[0]).to.match(/was \d/);
    await until(() => inUploader(chat, 'dify-chat-attachments', '.note').length === 1);
    await answerTo(chat, 'Look');
    await until(() => seen(chat)[0] === 2);
    const images = inQuestion(chat, 0, 'dify-chat-gallery', 'img') as HTMLImageElement[];
    await until(() => images.every(({naturalWidth}) => naturalWidth));
    expect(images.map(({naturalWidth, naturalHeight}) => [naturalWidth, naturalHeight])).to.deep.equal([
      [400, 300],
      [40, 30],
    ]);
  });

  it('stay upright, and lose the place where they were taken', async () => {
    const {app, chat} = await taking({}, {shrinkImages: 100});
    choose(chat, turned(await photo('big.jpg', 400, 200, 'image/jpeg')));
    await settled(chat, 1);
    await answerTo(chat, 'Look');
    await until(() => seen(chat)[0] === 1);
    const image = inQuestion(chat, 0, 'dify-chat-gallery', 'img')[0] as HTMLImageElement;
    await until(() => image.naturalWidth);
    expect([image.naturalWidth, image.naturalHeight]).to.deep.equal([50, 100]);
    const bytes = new TextDecoder('latin1').decode(await (await fetch(image.src)).arrayBuffer());
    expect(bytes).not.to.contain('Exif');
    expect(app).to.exist;
  });

  it('lose that place when they are small enough, too, stay upright, and the visitor is told', async () => {
    const {chat} = await taking({}, {shrinkImages: 400});
    choose(chat, turned(await photo('small.jpg', 200, 100, 'image/jpeg')));
    await settled(chat, 1);
    await until(() => inUploader(chat, 'dify-chat-attachments', '.note').length === 1);
    await answerTo(chat, 'Look');
    await until(() => seen(chat)[0] === 1);
    const image = inQuestion(chat, 0, 'dify-chat-gallery', 'img')[0] as HTMLImageElement;
    await until(() => image.naturalWidth);
    expect([image.naturalWidth, image.naturalHeight]).to.deep.equal([100, 200]);
    const bytes = new TextDecoder('latin1').decode(await (await fetch(image.src)).arrayBuffer());
    expect(bytes).not.to.contain('Exif');
  });
});

/** A photo of a camera that was held upright: it says so in what it has written into it. */
function turned(photo: File): File {
  const tag = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]; // orientation: a quarter to the right
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...tag, 0, 0, 0, 0];
  const exif = [...new TextEncoder().encode('Exif'), 0, 0, ...tiff];
  const segment = new Uint8Array([0xff, 0xe1, 0, exif.length + 2, ...exif]);
  return file(photo.name, new Blob([photo.slice(0, 2), segment, photo.slice(2)]), photo.type);
}
