import {expect} from '@open-wc/testing';
import {chord, emulateFeatures, emulatePhone, setOffline} from './commands.js';
import {getEmulator, replayUrl} from './emulator.js';

const reaches = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('the support of browser tests', () => {
  it('presses keys together', async () => {
    const keys: string[] = [];
    const listen = (event: KeyboardEvent) => keys.push(`${event.shiftKey ? 'Shift+' : ''}${event.key}`);
    addEventListener('keydown', listen);
    await chord('Shift', 'Enter');
    removeEventListener('keydown', listen);
    expect(keys).to.deep.equal(['Shift+Shift', 'Shift+Enter']);
  });

  it('emulates media features, and takes them back', async () => {
    const forced = matchMedia('(forced-colors: active)');
    await emulateFeatures({'forced-colors': 'active'});
    expect(forced.matches).to.equal(true);
    await emulateFeatures({});
    expect(forced.matches).to.equal(false);
  });

  it('makes the page a phone, and a desktop again', async () => {
    const width = innerWidth;
    await emulatePhone({width: 390, height: 844});
    expect(innerWidth).to.equal(390);
    expect(matchMedia('(pointer: coarse)').matches).to.equal(true);
    await emulatePhone();
    expect(innerWidth).to.equal(width);
  });

  it('cuts the page from the servers, and connects it again', async () => {
    const url = await replayUrl('1.13.2', 'a-chat-happy', 0);
    await setOffline(true);
    expect([navigator.onLine, await reaches(url)]).to.deep.equal([false, false]);
    await setOffline(false);
    expect([navigator.onLine, await reaches(url)]).to.deep.equal([true, true]);
  });

  it('serves pages of tests as they are, with the headers beside them', async () => {
    const response = await fetch('/test/pages/as-it-is.html');
    expect(response.headers.get('content-security-policy')).to.equal("script-src 'self'");
    expect((await response.text()).match(/<script/g)).to.have.lengthOf(1);
    const frame = document.createElement('iframe');
    frame.src = '/test/pages/as-it-is.html';
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    expect(frame.contentWindow).not.to.have.property('inline');
    frame.remove();
  });

  it('gives each test an app of its own', async () => {
    const emulator = await getEmulator('1.13');
    const app = await emulator.app({mode: 'chat', name: 'Mine'});
    const ask = () => fetch(`${app.serviceUrl}/info`, {headers: {authorization: `Bearer ${app.apiKey}`}});
    const info = (await (await ask()).json()) as unknown;
    expect(info).to.include({name: 'Mine', mode: 'chat'});
    expect(await app.requests()).to.have.lengthOf(1);

    await app.fault({match: {path: '/info'}, fault: {preset: '503'}});
    expect((await ask()).status).to.equal(503);
    await app.patch({name: 'Renamed'});
    expect(await (await ask()).json()).to.include({name: 'Renamed'});
    const {conversations} = await app.seed({
      user: 'u',
      via: 'service',
      conversations: [{messages: [{query: 'Hi', answer: 'Hello'}]}],
    });
    expect(conversations[0]?.messages).to.have.lengthOf(1);
    await app.clearRequests();
    expect(await app.requests()).to.have.lengthOf(0);
    await app.remove();
    expect((await ask()).status).to.equal(401);
  });
});
