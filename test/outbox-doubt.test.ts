import {expect} from '@open-wc/testing';
import type {DifyChat} from '../src/index.js';
import {make} from './support/app.js';
import {
  answerTo,
  ask,
  clearStorage,
  messages,
  mount,
  next,
  notice,
  open,
  ready,
  retry,
  texts,
  until,
} from './support/chat.js';
import type {EmulatorApp, FaultRule} from './support/emulator.js';
import {change} from './support/question.js';
import {begun, goOffline, goOnline, noted, notes, pressUnsent, queries, stored} from './support/unsent.js';

beforeEach(clearStorage);
afterEach(goOnline);

const send = {method: 'POST', path: '/chat-messages$'};

/** A chat whose connection breaks while a question is on its way, and the network with it. */
async function broken(fault: FaultRule['fault']): Promise<{app: EmulatorApp; chat: DifyChat}> {
  const app = await make({mode: 'advanced-chat', graph: 'cf-simple', persona: 'scripted'}, '1.13');
  // Chromium itself repeats a request when a connection that it uses again breaks before the first byte.
  await app.fault({times: 1000, fault: {alone: true}});
  const chat = await mount(app);
  await open(chat);
  await answerTo(chat, 'ECHO zero');
  await app.fault({match: send, fault});
  await ask(chat, 'ECHO one');
  await until(async () => (await queries(app)).length === 2);
  await goOffline(chat);
  await noted(chat, 'looked up when you are back', 15_000);
  return {app, chat};
}

describe('a question of which nobody knows whether it arrived', () => {
  it('is looked for when the network is back; that it did not is said, and sending it is up to the visitor', async () => {
    const {app, chat} = await broken({delayMs: 6000, reset: true});
    await goOnline();
    await until(() => notice(chat).textContent.includes('probably not sent'), 15_000);
    expect(notes(chat)).to.deep.equal([]);
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO one']);
    retry(chat);
    await until(() => texts(chat)[3]?.includes('one'));
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO one', 'ECHO one']);
    await until(() => stored().length === 0);
  }).timeout(40_000);

  it('is not sent again when it did: its answer is shown', async () => {
    const {app, chat} = await broken({delayAfterHeadersMs: 6000, cut: {frame: 0, how: 'reset'}});
    await goOnline();
    await until(() => texts(chat)[3]?.includes('one'), 20_000);
    expect(messages(chat)).to.have.length(4);
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO one']);
    await until(() => stored().length === 0);
  }).timeout(40_000);

  it('is looked for after a reload, too, and stays if it is not there', async () => {
    const {app, chat} = await broken({delayMs: 6000, reset: true});
    chat.remove();
    await goOnline();
    const again = await mount(app);
    await ready(again);
    await noted(again, 'probably not sent', 15_000);
    expect(texts(again)).to.include('ECHO one');
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO one']);
    await pressUnsent(again, 'send');
    await until(() => texts(again).at(-1)?.includes('one') && texts(again).length === 4);
    expect(await queries(app)).to.have.length(3);
    await until(() => stored().length === 0);
  }).timeout(40_000);

  it('is there once after a reload when it had arrived', async () => {
    const {app, chat} = await broken({delayAfterHeadersMs: 6000, cut: {frame: 0, how: 'reset'}});
    chat.remove();
    await goOnline();
    const again = await mount(app);
    await ready(again);
    await until(() => texts(again)[3]?.includes('one'), 20_000);
    await until(() => stored().length === 0);
    await until(() => texts(again).filter((text) => text === 'ECHO one').length === 1); // drawn with the next frame
    expect(notes(again)).to.deep.equal([]);
    expect(await queries(app)).to.have.length(2);
  }).timeout(40_000);
});

describe('a question that waits for its turn', () => {
  it('can be changed meanwhile', async () => {
    const {app, chat} = await begun();
    await app.fault({match: send, fault: {preset: 'busy'}});
    const stopped = next(chat, 'dify-chat-message');
    await ask(chat, 'ECHO one');
    await until(async () => (await queries(app)).length === 2);
    await change(chat, -1, 'ECHO better');
    expect((await stopped).detail.message.status).to.equal('stopped');
    await until(() => texts(chat)[3]?.includes('better'));
    expect(messages(chat)).to.have.length(4);
    expect(await queries(app)).to.deep.equal(['ECHO zero', 'ECHO one', 'ECHO better']);
  }).timeout(30_000);
});
