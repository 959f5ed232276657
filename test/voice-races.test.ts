import {expect} from '@open-wc/testing';
import {posts} from './support/app.js';
import {ask, clearStorage, deep, field, next, sendButton, until} from './support/chat.js';
import {
  hide,
  inVoice,
  listening,
  loud,
  mic,
  players,
  reading,
  released,
  replaceMicrophone,
  speaks,
  talk,
  tone,
  touch,
  trouble,
  voiceApp,
} from './support/voice.js';
import {EarlyVoice} from '../src/components/early-voice.js';
import {speechOf} from '../src/components/speech.js';
import type {DifyChat} from '../src/index.js';

/** Two sentences, after which the emulator begins to speak, and more. */
const LONG = `ECHO ${'One is said. Two is said. '.repeat(10)}`;

const slow = {match: {path: 'audio-to-text'}, fault: {delayMs: 600}};

let seen: ReturnType<typeof players>;
let heard: ReturnType<typeof tone>;
let restore: () => void;

beforeEach(() => {
  clearStorage();
  seen = players();
  heard = tone();
  ({restore} = replaceMicrophone(heard.open));
});
afterEach(async () => {
  document.querySelectorAll('dify-chat').forEach((chat) => chat.remove());
  seen.restore();
  restore();
  await heard.close();
});

/** Says something into a microphone that is open. */
async function speak(chat: DifyChat): Promise<void> {
  await heard.context.resume();
  heard.speak(true);
  await loud(chat);
  heard.speak(false);
}

/** From a recording to talking back and forth. */
async function free(chat: DifyChat): Promise<void> {
  await talk(chat);
  await touch(inVoice(chat, '.bar .text-button')[0]!);
  await until(() => inVoice(chat, '.bar[data-phase=listening]').length);
}

/** An answer that is heard while it is written. */
async function spoken(chat: DifyChat): Promise<void> {
  await speaks(chat);
  await touch(sendButton(chat)); // the visitor has pressed something
  await ask(chat, LONG);
  await reading(chat, 'playing');
}

describe('hands-free', function () {
  this.timeout(30_000);

  // First: the code is fetched but once in a page.
  it('opens no microphone when the element is gone before the code is there', async () => {
    const chat = await listening(await voiceApp({}, 'disabled'));
    await talk(chat);
    inVoice(chat, '.bar .text-button')[0]!.click();
    chat.remove();
    await import('../src/components/hands-free.js');
    await until(() => released(heard.opened));
    expect(heard.opened).to.have.length(1);
  });

  it('does not send what was said to another conversation', async () => {
    const app = await voiceApp({transcription: 'ECHO hello'}, 'disabled');
    const chat = await listening(app);
    await free(chat);
    await app.fault(slow);
    await speak(chat);
    await until(() => inVoice(chat, '.bar[data-phase=writing]').length);
    chat.newConversation();
    expect(await trouble(chat)).to.match(/could not be sent/);
    expect(field(chat).value).to.equal('ECHO hello');
    expect(await posts(app)).to.equal(0);
  });

  it('leaves the focus where it is when it ends by itself', async () => {
    const chat = await listening(await voiceApp({}, 'disabled'));
    await free(chat);
    const input = document.createElement('input');
    document.body.append(input);
    input.focus();
    hide(true);
    try {
      await trouble(chat);
    } finally {
      hide(false);
    }
    expect(document.activeElement).to.equal(input);
    input.remove();
  });
});

describe('what is said', function () {
  this.timeout(30_000);

  it('does not go to another conversation by itself', async () => {
    const app = await voiceApp({transcription: 'ECHO hello'});
    const chat = await listening(app, {voiceSend: true});
    await app.fault(slow);
    await talk(chat);
    await speak(chat);
    await touch(await mic(chat));
    await until(() => inVoice(chat, '.bar.writing').length);
    chat.newConversation();
    await until(() => field(chat).value === 'ECHO hello');
    expect(await posts(app)).to.equal(0);
  });
});

describe('speech in the stream of an answer', function () {
  this.timeout(30_000);

  it('does not go on while the visitor talks', async () => {
    const chat = await listening(await voiceApp({tokensPerSecond: 30}, 'enabled'));
    await spoken(chat);
    const ended = next(chat, 'dify-chat-message');
    await talk(chat);
    await ended;
    expect(seen.audible()).to.deep.equal([]);
    expect(seen.elements.size).to.equal(1);
  });

  it('is heard from its beginning where the code for it arrives late', async () => {
    const chat = await listening(await voiceApp({}, 'enabled'));
    await speaks(chat);
    await touch(sendButton(chat)); // the visitor has pressed something
    const {session} = deep<HTMLElementTagNameMap['dify-chat-panel']>(chat, 'dify-chat-panel');
    session.voice = new EarlyVoice();
    const ended = next(chat, 'dify-chat-message');
    await ask(chat, LONG);
    await ended;
    expect(seen.elements.size).to.equal(0);
    speechOf(session, sendButton(chat));
    await reading(chat, 'playing');
    expect(seen.audible()).to.have.length(1);
  });

  it('is kept from when the app is known', async () => {
    const chat = await listening(await voiceApp({}, 'enabled'));
    await speaks(chat);
    const {session} = deep<HTMLElementTagNameMap['dify-chat-panel']>(chat, 'dify-chat-panel');
    const given: unknown[] = [];
    Object.defineProperty(session, 'voice', {configurable: true, get: () => given.at(-1), set: (v) => given.push(v)});
    deep<DifyChat>(chat, 'dify-chat-panel', 'dify-chat-composer').requestUpdate();
    await until(() => given.length === 2);
    expect(given[0]).to.be.instanceOf(EarlyVoice);
    expect(given[1]).not.to.be.instanceOf(EarlyVoice);
  });

  it('does not begin in its middle when its conversation is shown again', async () => {
    const chat = await listening(await voiceApp({tokensPerSecond: 30}, 'enabled'));
    await spoken(chat);
    const {session} = deep<HTMLElementTagNameMap['dify-chat-panel']>(chat, 'dify-chat-panel');
    const {conversationId} = session.state.get();
    const ended = next(chat, 'dify-chat-message');
    chat.newConversation();
    await until(() => !seen.audible().length);
    session.openConversation(conversationId);
    await ended;
    expect(seen.audible()).to.deep.equal([]);
    expect(seen.elements.size).to.equal(1);
  });
});
