import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {ask, clearStorage, deep, deepAll, field, messages, mount, open, panel, until} from './support/chat.js';
import {cdp, chooseFiles, makeFile, removeFile, setOffline} from './support/commands.js';
import {harm, PAYLOADS, unwatch, watch} from './support/hostile.js';
import {
  arrived,
  cards,
  choose,
  drag,
  file,
  inCards,
  inUploader,
  large,
  note,
  paste,
  photo,
  press,
  questions,
  refused,
  settled,
  taking,
  transfer,
} from './support/uploads.js';

const input = (chat: DifyChat) =>
  deep<HTMLInputElement>(
    chat,
    'dify-chat-panel',
    'dify-chat-composer',
    'dify-chat-uploader',
    'dify-chat-file-picker',
    '.files',
  );

beforeEach(clearStorage);
afterEach(() => document.querySelector('dify-chat')?.remove());

describe('a file that the app does not take', function () {
  this.timeout(30_000);

  it('is refused in words, with the limit, before a byte goes out', async () => {
    const {app, chat} = await taking({
      allowed_file_types: ['image', 'document', 'custom'],
      allowed_file_extensions: ['.DAT'],
    });
    const refuses = async (name: string, bytes: number, words: string) => {
      choose(chat, large(name, bytes));
      await until(() => refused(chat)[0] === words);
    };
    await refuses('empty.txt', 0, 'empty.txt is empty.');
    await refuses('large.png', 10 * 1024 ** 2 + 1, 'large.png is too large: at most 10 MB.');
    await refuses('film.mp4', 5, 'film.mp4 cannot be sent here, only: images, documents, and DAT.');
    await refuses('photo.png.exe', 5, 'photo.png.exe cannot be sent here, only: images, documents, and DAT.');
    await refuses('README', 5, 'README cannot be sent here, only: images, documents, and DAT.');
    await refuses('huge.pdf', 2 * 1024 ** 3, 'huge.pdf is too large: at most 15 MB.');
    choose(chat, file('notes.dat'));
    await settled(chat, 1);
    expect((await arrived(app)).map(({filename}) => filename)).to.deep.equal(['notes.dat']);
    expect(refused(chat)).to.deep.equal([]);
  });

  it('is refused when there are enough of them, or it is there already', async () => {
    const {app, chat} = await taking({number_limits: 2});
    const one = file('a.txt');
    choose(chat, one, one, file('b.txt'), file('c.txt'), file('d.txt'), file('e.txt'));
    await until(() => refused(chat).length);
    expect(refused(chat)).to.deep.equal([
      'a.txt is there already.',
      'c.txt is too many: at most 2 files.',
      'd.txt is too many: at most 2 files.',
      'And 1 more was not added.',
    ]);
    await settled(chat, 2);
    expect(await arrived(app)).to.have.length(2);
    inUploader<HTMLButtonElement>(chat, 'dify-chat-attachments', '.refused button')[0]!.click();
    await until(() => !refused(chat).length);
  });

  it('goes by the limits of the server', async () => {
    const config = {parameters: {system_parameters: {file_size_limit: 1, image_file_size_limit: 'many'}}};
    const {chat} = await taking({}, {}, config);
    choose(chat, large('a.txt', 1024 ** 2 + 1), large('a.png', 10 * 1024 ** 2 + 1));
    await until(() => refused(chat).length);
    expect(refused(chat)).to.deep.equal(['a.txt is too large: at most 1 MB.', 'a.png is too large: at most 10 MB.']);
  });

  it('goes by the rules of an old app, which takes images', async () => {
    const image = {enabled: true, number_limits: 1, transfer_methods: ['local_file']};
    const none = {enabled: null, allowed_file_types: null, allowed_file_upload_methods: null, number_limits: null};
    const {chat} = await taking({...none, image});
    expect(input(chat).accept).to.contain('.png').and.not.contain('.pdf');
    expect(input(chat).multiple).to.equal(false);
    choose(chat, file('a.pdf'));
    await until(() => refused(chat)[0] === 'a.pdf cannot be sent here, only: images.');
  });
});

describe('an upload that fails', function () {
  this.timeout(30_000);

  const failures: [string, Record<string, unknown>, RegExp, boolean][] = [
    ['413', {preset: '413'}, /too large/, false],
    ['413 of a proxy', {status: 413, body: 'html'}, /too large/, false],
    ['415', {status: 415}, /type/, false],
    ['429', {status: 429}, /Too many requests/, true],
    ['500', {status: 500}, /server/, true],
    ['502 of a proxy', {status: 502, body: 'html'}, /server/, true],
    ['a page in the place of the answer', {status: 200, body: 'html'}, /sign-in page/, true],
    ['no id', {status: 201, body: {name: 'a.txt'}}, /sign-in page/, true],
    ['null', {status: 201, body: 'null'}, /sign-in page/, true],
    ['a connection that breaks', {reset: true}, /onnection/, true],
  ];
  for (const [what, fault, words, again] of failures) {
    it(`says why, and keeps the message: ${what}`, async () => {
      const {app, chat} = await taking();
      // A browser itself tries once more when a connection breaks.
      await app.fault({match: {path: '/files/upload'}, fault, times: fault.reset ? 5 : 1});
      choose(chat, file('a.txt'));
      await settled(chat, 1);
      await until(() => words.test(cards(chat)[0]!));
      expect(inCards(chat, '.retry')).to.have.length(again ? 1 : 0);
      await ask(chat, 'Read it');
      await until(() => note(chat)?.startsWith('Not sent'));
      expect(await questions(app)).to.have.length(0);
      expect(field(chat).value).to.equal('Read it');
      press(chat, 'remove');
      await until(() => !inCards(chat, '.card').length);
      await ask(chat, 'Read it');
      await until(async () => (await questions(app)).length === 1);
    });
  }

  it('goes on when the passport is renewed in between', async () => {
    const {app, chat} = await taking();
    await app.fault({match: {path: '/files/upload'}, fault: {status: 401}});
    choose(chat, file('a.txt'));
    await settled(chat, 1);
    expect(cards(chat)[0]).to.equal('a.txt | TXT · 5 byte');
  });

  it('is tried again when there is a network again', async () => {
    const {chat} = await taking();
    await setOffline(true);
    choose(chat, file('a.txt'));
    await settled(chat, 1);
    await until(() => cards(chat)[0]!.includes('onnection'));
    await setOffline(false);
    press(chat, 'retry');
    await settled(chat, 1);
    await until(() => cards(chat)[0] === 'a.txt | TXT · 5 byte');
  });

  it('shows how much of it has been sent', async () => {
    const {chat} = await taking();
    const seen = new Set<number>();
    await cdp('Network.enable');
    const slow = {offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 3_000_000};
    await cdp('Network.emulateNetworkConditions', slow);
    choose(chat, large('a.txt', 3_000_000));
    await until(() => {
      for (const bar of inCards<HTMLProgressElement>(chat, 'progress')) seen.add(bar.value);
      return cards(chat)[0]?.includes('3 MB');
    });
    await cdp('Network.emulateNetworkConditions', {...slow, uploadThroughput: -1});
    expect([...seen].filter((value) => value > 0 && value < 100).length).to.be.above(2);
  });

  it('says that the file was moved', async () => {
    const {app, chat} = await taking();
    await app.fault({match: {path: '/files/upload'}, fault: {delayMs: 700}, times: 2});
    const path = await makeFile('gone.txt', 'soon gone');
    choose(chat, file('a.txt'), file('b.txt'));
    await chooseFiles(input(chat), path);
    await until(() => cards(chat).length === 3);
    await removeFile(path);
    await until(() => cards(chat)[2]!.includes('This file was moved or changed'));
    expect(inCards(chat, '.retry')).to.have.length(0);
  });
});

describe('files from elsewhere', function () {
  this.timeout(30_000);

  it('are real ones', async () => {
    const {app, chat} = await taking();
    const path = await makeFile('note.md', '# Hello');
    await chooseFiles(input(chat), path);
    await settled(chat, 1);
    expect((await arrived(app))[0]).to.include({filename: 'note.md', size: 7});
    await removeFile(path);
  });

  it('are dropped on the chat, with a target, and folders are no files', async () => {
    const {app, chat} = await taking();
    const [text, folder] = await Promise.all([makeFile('note.txt', 'hello'), makeFile('papers')]);
    const {left, top, width, height} = panel(chat).getBoundingClientRect();
    const at = {x: left + width / 2, y: top + height / 3};
    const data = {items: [], files: [text, folder], dragOperationsMask: 1};
    for (const type of ['dragEnter', 'dragOver']) await cdp('Input.dispatchDragEvent', {type, ...at, data});
    const target = await until(() => inUploader(chat, '.drop:popover-open')[0]);
    expect(target.textContent.trim()).to.equal('Drop files here');
    expect(target.getBoundingClientRect().width).to.be.closeTo(width, 1);
    await cdp('Input.dispatchDragEvent', {type: 'drop', ...at, data});
    await settled(chat, 1);
    await until(() => !inUploader(chat, '.drop:popover-open').length);
    expect(refused(chat)).to.deep.equal(['papers is a folder. Please add its files.']);
    expect((await arrived(app)).map(({filename}) => filename)).to.deep.equal(['note.txt']);
    await Promise.all([removeFile(text), removeFile(folder)]);
  });

  it('that miss the chat do not take the place of the page, unless somebody else takes them', async () => {
    const {chat} = await taking();
    const data = transfer(file('a.txt'));
    expect(drag('dragover', data, document.body).defaultPrevented).to.equal(true);
    expect(drag('drop', data, document.body).defaultPrevented).to.equal(true);
    const own = Object.assign(document.createElement('input'), {type: 'file'});
    document.body.append(own);
    expect(drag('drop', data, own).defaultPrevented).to.equal(false);
    own.remove();
    const text = new DataTransfer();
    text.setData('text/plain', 'hello');
    expect(drag('drop', text, panel(chat)).defaultPrevented).to.equal(false);
    expect(cards(chat)).to.have.length(0);
    chat.remove();
    expect(drag('drop', data, document.body).defaultPrevented).to.equal(false);
  });

  it('are not wanted by an app that takes none', async () => {
    const chat = await mount(await make());
    await open(chat);
    expect(inUploader(chat, '*')).to.have.length(0);
    expect(paste(chat, transfer(await photo('a.png')))).to.equal(true);
    expect(drag('dragover', transfer(file('a.txt')), panel(chat)).defaultPrevented).to.equal(false);
  });
});

describe('a file of a visitor with a hostile name', function () {
  this.timeout(30_000);

  for (const [what, value] of Object.entries(PAYLOADS)) {
    it(`does no harm: ${what}`, async () => {
      watch();
      const {app, chat} = await taking();
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="harm()"><script>harm()</script></svg>`;
      choose(chat, file(`${value}.svg`, svg, 'image/svg+xml'), file(`${value}.html`, svg, 'text/html'), file(value));
      await until(() => inCards(chat, '.card').length + refused(chat).length === 3);
      await settled(chat, inCards(chat, '.card').length);
      await until(() => inCards(chat, 'img').length > 0);
      await ask(chat, 'Look');
      await until(async () => (await questions(app)).length === 1);
      await until(() => deepAll(messages(chat)[0]!, 'dify-chat-part', 'dify-chat-gallery', '*').length > 1);
      await until(() => deepAll(messages(chat)[0]!, 'dify-chat-part', 'dify-chat-file', '.card').length > 0);
      // A layer of ours, over which nothing lies.
      expect(harm(chat).filter((text) => !text.startsWith(`there is <div class="drop"`))).to.deep.equal([]);
      unwatch();
    });
  }
});
