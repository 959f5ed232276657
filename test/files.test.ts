import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {asked} from './support/app.js';
import {answerTo, clearStorage, messages, mount, open, texts, until} from './support/chat.js';
import {inFiles, inGallery, papers, sentFiles} from './support/files.js';
import {harm, PAYLOADS, unwatch, watch} from './support/hostile.js';

const shown = (chat: DifyChat) =>
  inFiles(chat, '.about').map((el) =>
    [...el.children].flatMap(({textContent}) => textContent.trim() || []).join(' | '),
  );

beforeEach(clearStorage);
afterEach(() => document.querySelector('dify-chat')?.remove());

describe('files of an answer', function () {
  this.timeout(30_000);

  it('are cards with kind, name and size, and sound and film have players', async () => {
    const {chat} = await papers();
    await until(() => shown(chat).at(-1)?.startsWith('Audio'));
    expect(shown(chat)).to.deep.equal([
      'The kiln.webm | WEBM · 2.8 kB',
      'Alder & Finch – autumn and winter catalogue for the table 2026.pdf | PDF · 44 byte',
      'prices.csv | CSV · 41 byte',
      'Audio | WAV · 11 kB',
    ]);
    const [video] = inFiles<HTMLVideoElement>(chat, 'video');
    const [audio] = inFiles<HTMLAudioElement>(chat, 'audio');
    expect(video).to.include({controls: true, ariaLabel: 'The kiln.webm', autoplay: false});
    expect(audio).to.include({controls: true, ariaLabel: 'Audio', autoplay: false});
    await until(() => video!.readyState > 0 && audio!.readyState > 0);
    expect(inGallery(chat, 'img')).to.have.length(0); // they stand in the text
  });

  it('can be downloaded, with a link that is no way out', async () => {
    const {chat} = await papers();
    const link = await until(() => inFiles<HTMLAnchorElement>(chat, 'a.card')[1]);
    await until(() => link.textContent.trim().startsWith('Download'));
    expect(link).to.include({target: '_blank', rel: 'noopener noreferrer'});
    expect(new URL(link.href).searchParams.get('as_attachment')).to.equal('true');
    expect(await (await fetch(link.href)).text()).to.contain('Alder mug;24');
  });

  it('cut a long name in the middle', async () => {
    const {chat} = await papers();
    const [start, end] = inFiles(chat, 'a.card .name')[0]!.children as unknown as [HTMLElement, HTMLElement];
    expect(end.textContent).to.equal('e 2026.pdf');
    expect(start.scrollWidth).to.be.above(start.clientWidth);
    const card = inFiles(chat, 'a.card')[0]!.getBoundingClientRect();
    expect(end.getBoundingClientRect().right).to.be.below(card.right - 20);
  });

  it('are there from history', async () => {
    const {app, chat} = await papers();
    chat.remove();
    const again = await mount(app);
    await open(again);
    await until(() => messages(again).length === 2 && inFiles(again, '.card').length === 4);
    await until(() => inGallery(again, '.tile').length === 4); // history takes them out of the text
    expect(texts(again)[1]).to.contain('autumn catalogue');
  });

  it('that cannot be played are asked for once, then said to be gone', async () => {
    const {app, chat} = await papers({fileTtl: -1});
    await until(() => shown(chat).filter((text) => text.includes('No longer available')).length === 2);
    expect((await asked(app, '/messages')).filter(({method}) => method === 'GET')).to.have.length(1);
    await until(() => inFiles(chat, 'audio, video').length === 0);
  });

  it('of strangers are not loaded by themselves, and asked about before they are followed', async () => {
    watch();
    const chat = await sentFiles([
      {type: 'video', url: 'https://evil.example/a.webm'},
      {type: 'document', url: 'https://evil.example/bank.com', filename: 'bank.com'},
    ]);
    const video = await until(() => inFiles<HTMLVideoElement>(chat, 'video')[0]);
    expect(video.preload).to.equal('none');
    const link = await until(() => inFiles<HTMLAnchorElement>(chat, 'a.card')[0]);
    expect(link.title).to.equal('evil.example');
    expect(harm(chat).filter((text) => !text.startsWith('there is <video'))).to.deep.equal([]);
    unwatch();
  });

  it('are known by type, else by ending', async () => {
    const url = 'https://files.example/x';
    const chat = await sentFiles([
      {type: 'custom', url: `${url}.zip`},
      {type: 'document', url: `${url}.svg?a=.exe`},
      {type: '', url: `${url}.MP3`},
      {type: 'constructor', url},
    ]);
    await until(() => shown(chat).length === 3 && shown(chat)[0]!.startsWith('Archive'));
    expect(shown(chat)).to.deep.equal(['Archive | ZIP', 'Audio | MP3', 'File']);
    await until(() => inGallery(chat, '.ask').length === 1); // an image, and nothing else
  });
});

describe('a file with a hostile name or address', function () {
  this.timeout(30_000);

  for (const [what, value] of Object.entries(PAYLOADS)) {
    it(`does no harm: ${what}`, async () => {
      watch();
      const chat = await sentFiles(
        ['image', 'audio', 'video', 'document', value].flatMap((type, index) => [
          {type, url: `${value}${index}`, filename: value, mime_type: value},
          {type, url: `https://files.example/${index}?${value}`, filename: value, extension: value},
        ]),
      );
      await until(() => inFiles(chat, '.card').length > 3);
      await until(() => inGallery(chat, '.ask, .gone, .tile').length > 1);
      const players = /^there is <(?:audio|video)/;
      expect(harm(chat).filter((text) => !players.test(text))).to.deep.equal([]);
      unwatch();
    });
  }
});

describe('what a moderator has replaced', () => {
  it('is nowhere any more: not on the page, in storage, in what is copied or told', async () => {
    const {app, chat} = await papers();
    await app.patch({
      parameters: {
        sensitive_word_avoidance: {
          enabled: true,
          type: 'keywords',
          config: {keywords: 'kiln', outputs_config: {enabled: true, preset_response: 'Withheld.'}},
        },
      },
    });
    const {message, text} = await answerTo(chat, 'catalogue');
    expect(text).to.equal('Withheld.');
    expect(JSON.stringify(message)).to.not.contain('autumn catalogue');
    await until(() => texts(chat).at(-1) === 'Withheld.');
    for (const storage of [localStorage, sessionStorage])
      expect(JSON.stringify(Object.entries(storage))).to.not.contain('autumn');
  });
});
