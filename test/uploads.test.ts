import {expect} from '@open-wc/testing';
import {
  answerTo,
  ask,
  clearStorage,
  deepAll,
  field,
  messages,
  mount,
  next,
  open,
  panel,
  sendButton,
  texts,
  until,
} from './support/chat.js';
import {
  arrived,
  cards,
  choose,
  file,
  inCards,
  inUploader,
  note,
  paste,
  photo,
  press,
  questions,
  settled,
  taking,
  transfer,
} from './support/uploads.js';

beforeEach(clearStorage);
afterEach(() => document.querySelector('dify-chat')?.remove());

describe('files with a message', function () {
  this.timeout(30_000);

  for (const way of ['app-code', 'api-key'] as const) {
    it(`are uploaded at once, and go with it, by ${way}`, async () => {
      const {app, chat} = await taking({}, {way});
      choose(chat, await photo('a.png'), file('b.txt', 'hello'));
      await settled(chat, 2);
      expect((await arrived(app)).map(({filename, type}) => [filename, type]).sort()).to.deep.equal([
        ['a.png', 'image/png'],
        ['b.txt', 'application/octet-stream'],
      ]);
      const {message} = await answerTo(chat, 'What is this?');
      expect(message.status).to.equal('done');
      await until(() => texts(chat)[1]?.includes('a.png') && texts(chat)[1]!.includes('b.txt'));
      const [question] = await questions(app);
      expect(question!.files!.map(({type, transfer_method}) => [type, transfer_method])).to.deep.equal([
        ['image', 'local_file'],
        ['document', 'local_file'],
      ]);
      expect(inCards(chat, '.card')).to.have.length(0);
      expect(field(chat).value).to.equal('');
    });
  }

  it('are cards with name, size and a picture whose address is given back', async () => {
    const {chat} = await taking();
    const revoked: string[] = [];
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.revokeObjectURL = (url) => {
      revoked.push(url);
      revoke(url);
    };
    const image = await photo('a.png');
    choose(chat, image, file('Alder & Finch – autumn and winter catalogue 2026.pdf', 'x'.repeat(2000)));
    await settled(chat, 2);
    expect(cards(chat)[1]).to.equal('Alder & Finch – autumn and winter catalogue 2026.pdf | PDF · 2 kB');
    const [start, end] = inCards(chat, '.name')[1]!.children as unknown as [HTMLElement, HTMLElement];
    expect(end.textContent).to.equal('026.pdf');
    expect(start.scrollWidth).to.be.above(start.clientWidth);
    const [picture] = inCards<HTMLImageElement>(chat, 'img');
    await until(() => picture!.complete && picture!.naturalWidth === 8);
    await until(() => revoked.includes(picture!.src));
    URL.revokeObjectURL = revoke;
  });

  it('hold the message back until they are there, say so, and let it go once', async () => {
    const {app, chat} = await taking();
    await app.fault({match: {path: '/files/upload'}, fault: {delayMs: 600}});
    choose(chat, file('a.txt'));
    await until(() => cards(chat).length);
    const ended = next(chat, 'dify-chat-message');
    await ask(chat, 'Read it');
    await until(() => note(chat));
    expect(note(chat)).to.equal('Your message is sent as soon as its files are uploaded.');
    expect(field(chat).value).to.equal('Read it');
    sendButton(chat).click();
    field(chat).dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
    expect(await questions(app)).to.have.length(0);
    await ended;
    await until(() => field(chat).value === '');
    expect((await questions(app)).map(({query, files}) => [query, files!.length])).to.deep.equal([['Read it', 1]]);
  });

  it('hold a message back that can be taken back', async () => {
    const {app, chat} = await taking();
    await app.fault({match: {path: '/files/upload'}, fault: {delayMs: 500}});
    choose(chat, file('a.txt'));
    await until(() => cards(chat).length);
    await ask(chat, 'Read it');
    (await until(() => inUploader<HTMLButtonElement>(chat, '.release')[0])).click();
    await settled(chat, 1);
    await until(() => !note(chat));
    expect(await questions(app)).to.have.length(0);
    expect(field(chat).value).to.equal('Read it');
  });

  it('hold a message back that does not go while somebody goes on writing', async () => {
    const {app, chat} = await taking();
    await app.fault({match: {path: '/files/upload'}, fault: {delayMs: 500}});
    choose(chat, file('a.txt'));
    await until(() => cards(chat).length);
    await ask(chat, 'Read it');
    await until(() => note(chat));
    field(chat).value = 'Read it aloud';
    field(chat).dispatchEvent(new Event('input', {bubbles: true}));
    await until(() => !note(chat));
    await settled(chat, 1);
    expect(await questions(app)).to.have.length(0);
  });

  it('that fail keep the message, and are sent once more', async () => {
    const {app, chat} = await taking();
    await app.fault({match: {path: '/files/upload'}, fault: {status: 503, body: 'html', delayMs: 200}});
    choose(chat, file('a.txt'));
    await until(() => cards(chat).length);
    await ask(chat, 'Read it');
    await until(() => note(chat)?.startsWith('Not sent'));
    expect(cards(chat)[0]).to.contain('Something went wrong on the server');
    expect(field(chat).value).to.equal('Read it');
    sendButton(chat).click();
    expect(await questions(app)).to.have.length(0);
    press(chat, 'retry');
    await settled(chat, 1);
    await until(() => !note(chat));
    await answerTo(chat, 'Read it');
    expect((await questions(app))[0]!.files).to.have.length(1);
  });

  it('can go without a text', async () => {
    const {app, chat} = await taking();
    choose(chat, await photo('a.png'));
    await settled(chat, 1);
    const ended = next(chat, 'dify-chat-message');
    sendButton(chat).click();
    expect((await ended).detail.message.status).to.equal('done');
    expect((await questions(app)).map(({query, files}) => [query, files!.length])).to.deep.equal([[' ', 1]]);
    expect(messages(chat)[0]!.shadowRoot!.querySelector('.bubble')).to.equal(null);
    expect(deepAll(messages(chat)[0]!, 'dify-chat-part', 'dify-chat-gallery', 'img')).to.have.length(1);
  });

  it('that are taken back do not come again when they arrive late', async () => {
    const {app, chat} = await taking();
    await app.fault({match: {path: '/files/upload'}, fault: {delayMs: 400}});
    choose(chat, file('a.txt'), file('b.txt'));
    await until(() => cards(chat).length === 2);
    press(chat, 'remove');
    await until(() => cards(chat).length === 1);
    await settled(chat, 1);
    expect(cards(chat)[0]).to.contain('b.txt');
    await answerTo(chat, 'Read it');
    expect((await questions(app))[0]!.files).to.have.length(1);
  });

  it('leave two at a time', async () => {
    const {app, chat} = await taking();
    await app.fault({match: {path: '/files/upload'}, fault: {delayMs: 300}, times: 4});
    choose(chat, ...['a', 'b', 'c', 'd'].map((name) => file(`${name}.txt`)));
    await until(() => inCards(chat, '[data-status=sending]').length === 2);
    expect(inCards(chat, '[data-status=waiting]')).to.have.length(2);
    await settled(chat, 4);
    expect(await arrived(app)).to.have.length(4);
  });

  it('are pasted, and text is not touched', async () => {
    const {chat} = await taking();
    expect(paste(chat, transfer(await photo('image.png')))).to.equal(false);
    await settled(chat, 1);
    const text = new DataTransfer();
    text.setData('text/plain', 'hello');
    expect(paste(chat, text)).to.equal(true);
    const office = transfer(await photo('picture.png'));
    office.setData('text/plain', 'A cell');
    office.setData('text/html', '<b>A cell</b>');
    expect(paste(chat, office)).to.equal(true);
    expect(cards(chat)).to.have.length(1);
  });

  it('are given back when the page prevents that the message goes', async () => {
    const {chat} = await taking();
    choose(chat, file('a.txt'));
    await settled(chat, 1);
    chat.addEventListener('dify-chat-send', (event) => event.preventDefault(), {once: true});
    await ask(chat, 'Read it');
    expect(cards(chat)).to.have.length(1);
    expect(field(chat).value).to.equal('Read it');
  });

  it('are told to the page with the message', async () => {
    const {chat} = await taking();
    choose(chat, file('a.txt'));
    await settled(chat, 1);
    const sent = next(chat, 'dify-chat-send');
    await ask(chat, 'Read it');
    const {files} = (await sent).detail;
    expect(files![0]).to.include({type: 'document', transfer_method: 'local_file'});
  });

  it('survive a reload before they are sent', async () => {
    const {app, chat} = await taking();
    choose(chat, file('a.txt'));
    await settled(chat, 1);
    chat.remove();
    const again = await mount(app);
    await open(again);
    await until(() => cards(again).length === 1);
    await answerTo(again, 'Read it');
    expect((await questions(app))[0]!.files).to.have.length(1);
    await until(() => texts(again)[1]?.includes('a.txt'));
    expect(Object.keys(localStorage).filter((key) => key.endsWith(':uploads'))).to.deep.equal([]);
  });

  it('are not offered where the page wants none, from then on', async () => {
    const {chat} = await taking();
    chat.noUploads = true;
    await until(() => inUploader(chat, 'dify-chat-file-picker').length === 0);
    expect(paste(chat, transfer(file('a.txt')))).to.equal(true);
    expect(panel(chat)).to.exist;
  });
});
