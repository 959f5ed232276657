import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {DifyChat} from '../src/index.js';
import {asked} from './support/app.js';
import {clearStorage, deepAll, focused, messages, mount, open, panel, until} from './support/chat.js';
import {emulateFeatures, emulatePhone} from './support/commands.js';
import {enlarge, inGallery, inViewer, photos, sentFiles} from './support/files.js';

const loaded = (chat: DifyChat) =>
  until(() => inGallery<HTMLImageElement>(chat, 'img').every((img) => img.complete && img.naturalWidth > 0));
const title = (chat: DifyChat) => inViewer(chat, '.title')[0]?.innerText.replace(/\s+/g, ' ').trim();

beforeEach(clearStorage);
afterEach(async () => {
  document.querySelector('dify-chat')?.remove();
  await emulateFeatures({});
  await emulatePhone();
});

describe('images of an answer', function () {
  this.timeout(30_000);

  it('stand together, named, and need no more room once they are loaded', async () => {
    const {chat} = await photos(4);
    const [gallery, ...others] = deepAll(messages(chat).at(-1)!, 'dify-chat-part', 'dify-chat-gallery');
    expect(others).to.have.length(0);
    const {offsetHeight} = gallery!;
    await loaded(chat);
    expect(gallery!.offsetHeight).to.equal(offsetHeight);
    await until(() => inGallery<HTMLImageElement>(chat, 'img')[0]!.alt === 'Alder mug 1.png');
    const tops = new Set(inGallery(chat, '.tile').map((tile) => tile.getBoundingClientRect().top));
    expect(tops.size).to.equal(2);
  });

  it('are there from history, in one gallery', async () => {
    const {app, chat} = await photos(2);
    chat.remove();
    const again = await mount(app);
    await open(again);
    await until(() => messages(again).length === 2 && inGallery(again, '.tile').length === 2);
    expect(deepAll(messages(again).at(-1)!, 'dify-chat-part', 'dify-chat-gallery')).to.have.length(1);
  });

  it('lead to the others from the last one when they are many', async () => {
    const {chat} = await photos(9);
    await until(() => inGallery(chat, '.tile').length === 6);
    expect(inGallery(chat, '.rest')[0]).to.include({textContent: '+4', ariaLabel: '4 more images'});
    await enlarge(chat, 5);
    expect(title(chat)).to.contain('6 of 9');
  });

  it('open in full size, are walked by keyboard, and give the focus back', async () => {
    const {chat} = await photos(3);
    await until(() => inGallery<HTMLImageElement>(chat, 'img')[0]!.alt);
    inGallery(chat, '.tile')[0]!.focus();
    await sendKeys({press: 'Enter'});
    const dialog = await until(() => inViewer<HTMLDialogElement>(chat, 'dialog[open]')[0]);
    expect(dialog.matches(':modal')).to.be.true;
    expect(focused()?.ariaLabel).to.equal('Close');
    expect(title(chat)).to.equal('Alder mug 1.png 1 of 3');
    await sendKeys({press: 'ArrowRight'});
    await until(() => title(chat) === 'Finch bowl 2.png 2 of 3');
    await sendKeys({press: 'End'});
    await until(() => title(chat)?.endsWith('3 of 3'));
    await sendKeys({press: 'ArrowRight'});
    await sendKeys({press: 'ArrowLeft'});
    await until(() => title(chat)?.endsWith('2 of 3'));
    await sendKeys({press: 'Escape'});
    await until(() => !panel(chat).shadowRoot!.querySelector('dify-chat-viewer'));
    expect(focused()).to.equal(inGallery(chat, '.tile')[0]);
    expect(panel(chat).checkVisibility()).to.be.true;
  });

  it('keep the keyboard in the full-size view', async () => {
    const {chat} = await photos(2);
    await enlarge(chat);
    const seen = [focused()!.ariaLabel!];
    for (let step = 0; step < 6; step++) {
      await sendKeys({press: 'Tab'});
      const at = focused();
      // The browser's own bar is between the last and the first.
      if (at && at !== document.body) seen.push(at.ariaLabel ?? at.outerHTML);
    }
    expect(new Set(seen)).to.have.all.keys('Close', 'Zoom in', 'Download Alder mug 1.png', 'Next image');
  });

  it('are looked at closely on request', async () => {
    const {chat} = await photos(1);
    await enlarge(chat);
    const img = await until(() => inViewer<HTMLImageElement>(chat, 'img').find(({complete}) => complete));
    const {width} = img.getBoundingClientRect();
    img.click();
    await until(() => img.getBoundingClientRect().width > width * 1.5);
    expect(inViewer(chat, '.stage')[0]!.tabIndex).to.equal(0);
    inViewer(chat, '[aria-pressed=true]')[0]!.click();
    await until(() => img.getBoundingClientRect().width === width);
    inViewer(chat, '.stage')[0]!.click();
    await until(() => !inViewer(chat, 'dialog').length);
  });

  it('follow a finger, and fill a phone', async () => {
    await emulatePhone({width: 390, height: 760});
    const {chat} = await photos(2);
    await enlarge(chat);
    const stage = inViewer(chat, '.stage')[0]!;
    expect(inViewer(chat, 'dialog')[0]!.getBoundingClientRect()).to.include({width: 390, height: 760});
    const finger = (clientX: number) => [new Touch({identifier: 1, target: stage, clientX, clientY: 300})];
    stage.dispatchEvent(new TouchEvent('touchstart', {touches: finger(300)}));
    stage.dispatchEvent(new TouchEvent('touchend', {changedTouches: finger(100)}));
    await until(() => title(chat)?.endsWith('2 of 2'));
  });

  it('are closed with the panel', async () => {
    const {chat} = await photos(1);
    await enlarge(chat);
    chat.hide();
    await until(() => !panel(chat).shadowRoot!.querySelector('dify-chat-viewer'));
  });

  it('of strangers are asked for first, each', async () => {
    const url = 'https://evil.example/a.png';
    const chat = await sentFiles([
      {type: 'image', url},
      {type: 'image', url: '/files/none.png'},
    ]);
    const ask = await until(() => inGallery(chat, '.ask')[0]);
    expect(ask.textContent).to.contain('evil.example');
    expect(inGallery(chat, '.tile, .gone')).to.have.length(1);
  });
});

describe('an image whose address is too old', function () {
  this.timeout(30_000);

  it('is fetched anew, all of an answer at once', async () => {
    const {app, chat} = await photos(3, {}, {fileTtl: -1});
    await until(() => inGallery(chat, '.gone').length === 3);
    const looks = (await asked(app, '/messages')).filter(({method}) => method === 'GET');
    expect(looks).to.have.length(2); // the other one is for an agent's final words
    expect(inGallery(chat, '.gone')[0]!.innerText).to.contain('No longer available');
  });

  it('is seen when history has a good one', async () => {
    const {app, chat} = await photos(2, {}, {fileTtl: 300});
    await loaded(chat);
    const before = inGallery<HTMLImageElement>(chat, 'img').map(({src}) => src);
    await app.clearRequests();
    inGallery<HTMLImageElement>(chat, 'img')[0]!.dispatchEvent(new Event('error'));
    await until(() => inGallery<HTMLImageElement>(chat, 'img').every(({src}, index) => src !== before[index]));
    await loaded(chat);
    expect(inGallery(chat, '.gone')).to.have.length(0);
    expect(await asked(app, '/messages')).to.have.length(1);
  });
});
