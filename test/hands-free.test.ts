import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {asked, posts} from './support/app.js';
import {clearStorage, field, focused, messages, mount, open, sendButton, texts, until} from './support/chat.js';
import type {EmulatorApp} from './support/emulator.js';
import {
  hide,
  inVoice,
  listening,
  loud,
  mic,
  players,
  released,
  replaceMicrophone,
  speaks,
  status,
  talk,
  tone,
  touch,
  trouble,
  unplug,
  voiceApp,
} from './support/voice.js';
import type {DifyChat} from '../src/index.js';

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
  seen.restore();
  restore();
  await heard.close();
});

/** Enters the mode by way of the recording. */
async function enter(app: EmulatorApp, options: Partial<DifyChat> = {}): Promise<DifyChat> {
  const chat = await listening(app, options);
  await speaks(chat);
  await begin(chat);
  return chat;
}

async function begin(chat: DifyChat): Promise<void> {
  await talk(chat);
  await heard.context.resume();
  await touch(inVoice(chat, '.bar .text-button')[0]!);
  await phase(chat, 'listening');
}

const phase = (chat: DifyChat, name: string) => until(() => inVoice(chat, `.bar[data-phase=${name}]`).length, 15_000);

/** Says something, and is silent then. */
async function speak(chat: DifyChat): Promise<void> {
  heard.speak(true);
  await loud(chat);
  heard.speak(false);
}

const LONG = `ECHO ${'One is said. Two is said. '.repeat(12)}`;

describe('hands-free', function () {
  this.timeout(40_000);

  it('listens, sends after silence, reads the answer aloud, and listens again', async () => {
    const app = await voiceApp({transcription: 'ECHO hello'}, 'disabled');
    const chat = await enter(app);
    expect(status(chat)).to.equal('Listening…');
    expect(focused()).to.equal(await mic(chat));
    await speak(chat);
    await phase(chat, 'speaking');
    expect(status(chat)).to.equal('Speaking… Talk to interrupt.');
    expect(texts(chat)).to.deep.equal(['ECHO hello', 'hello']);
    expect(seen.audible()).to.have.length(1);
    await phase(chat, 'listening');
    expect(seen.audible()).to.deep.equal([]);
    await speak(chat);
    await phase(chat, 'speaking');
    expect(texts(chat)).to.have.length(4);
    expect(await asked(app, '/text-to-audio')).to.have.length(2);
    expect(heard.opened).to.have.length(2); // of the first recording, and one for all that follows
  });

  it('hears the answer while it is written, where the app speaks by itself', async () => {
    const app = await voiceApp({transcription: LONG, tokensPerSecond: 30}, 'enabled');
    const chat = await enter(app);
    await speak(chat);
    await phase(chat, 'speaking');
    expect(sendButton(chat).ariaLabel).to.equal('Stop');
    expect(await asked(app, '/text-to-audio')).to.have.length(0);
  });

  it('falls silent when somebody speaks over the answer, which is stopped, and takes down what is said', async () => {
    const app = await voiceApp({transcription: LONG, tokensPerSecond: 30}, 'enabled');
    const chat = await enter(app);
    await speak(chat);
    await phase(chat, 'speaking');
    await app.patch({transcription: 'ECHO second'});
    heard.speak(true);
    const start = performance.now();
    await phase(chat, 'listening');
    expect(performance.now() - start).to.be.below(1000);
    expect(seen.audible()).to.deep.equal([]);
    expect(messages(chat)).to.have.length(2);
    await loud(chat);
    heard.speak(false);
    await until(() => texts(chat).slice(2).join() === 'ECHO second,second', 10_000);
  });

  it('asks for the speech, where an app that speaks by itself does not', async () => {
    const app = await voiceApp({transcription: 'ECHO short'}, 'enabled');
    const chat = await enter(app);
    await app.fault({
      match: {path: 'chat-messages$', method: 'POST'},
      fault: {drop: ['tts_message', 'tts_message_end']},
    });
    await speak(chat);
    await phase(chat, 'speaking');
    expect(await asked(app, '/text-to-audio')).to.have.length(1);
  });

  it('listens again when the answer cannot be heard', async () => {
    const app = await voiceApp({transcription: 'ECHO hello'}, 'disabled');
    const chat = await enter(app);
    await app.fault({match: {path: 'text-to-audio'}, fault: {preset: '500'}});
    await speak(chat);
    await phase(chat, 'thinking');
    await phase(chat, 'listening');
    expect(texts(chat)).to.deep.equal(['ECHO hello', 'hello']);
  });

  it('listens again when the answer failed', async () => {
    const app = await voiceApp({transcription: 'ECHO hello'}, 'disabled');
    const chat = await enter(app);
    await app.fault({match: {path: 'chat-messages'}, fault: {preset: '500'}});
    await speak(chat);
    await until(async () => (await posts(app)) === 1);
    await phase(chat, 'listening');
  });

  it('listens again when nothing was understood', async () => {
    const app = await voiceApp({transcription: ''}, 'disabled');
    const chat = await enter(app);
    await speak(chat);
    await phase(chat, 'writing');
    await phase(chat, 'listening');
    expect(await posts(app)).to.equal(0);
  });

  for (const [name, leave] of [
    ['a tap on the button', async (chat) => touch(await mic(chat))],
    ['a tap on its words', (chat) => touch(inVoice(chat, '.text-button')[0]!)],
    ['Escape', () => sendKeys({press: 'Escape'})],
  ] as [string, (chat: DifyChat) => Promise<void>][]) {
    it(`is left by ${name}, and lets go of the microphone`, async () => {
      const chat = await mount(await voiceApp({}, 'disabled'));
      await open(chat);
      await speaks(chat);
      await begin(chat);
      await leave(chat);
      await until(() => !inVoice(chat, '.bar').length);
      expect(chat.open).to.equal(true);
      expect(released(heard.opened)).to.equal(true);
      expect(status(chat)).to.equal('Hands-free has ended.');
      expect(focused()).to.equal(await mic(chat));
    });
  }

  it('falls silent when it is left', async () => {
    const chat = await enter(await voiceApp({transcription: 'ECHO hello'}, 'disabled'));
    await speak(chat);
    await phase(chat, 'speaking');
    await sendKeys({press: 'Escape'});
    await until(() => !inVoice(chat, '.bar').length);
    expect(seen.audible()).to.deep.equal([]);
  });

  it('ends when the tab is left, and says so', async () => {
    const chat = await enter(await voiceApp({}, 'disabled'));
    hide(true);
    try {
      expect(await trouble(chat)).to.match(/because you left this page/);
    } finally {
      hide(false);
    }
    expect(released(heard.opened)).to.equal(true);
  });

  it('ends when the microphone is unplugged, and says so', async () => {
    const chat = await enter(await voiceApp({}, 'disabled'));
    unplug(heard.opened.at(-1)!);
    expect(await trouble(chat)).to.match(/unplugged or changed/);
  });

  it('ends when the microphone is refused now, and says so', async () => {
    const chat = await listening(await voiceApp({}, 'disabled'));
    await speaks(chat);
    await talk(chat);
    restore();
    ({restore} = replaceMicrophone(() => Promise.reject(new DOMException('', 'NotAllowedError'))));
    await touch(inVoice(chat, '.bar .text-button')[0]!);
    expect(await trouble(chat)).to.match(/is blocked/);
  });

  it('ends when the panel is closed or the element removed', async () => {
    const chat = await mount(await voiceApp({}, 'disabled'));
    await open(chat);
    await speaks(chat);
    await begin(chat);
    chat.hide();
    await until(() => released(heard.opened));
    chat.show();
    await begin(chat);
    chat.remove();
    await until(() => released(heard.opened));
  });

  it('keeps what was recorded when it could not be written down', async () => {
    const app = await voiceApp({transcription: 'kept'}, 'disabled');
    const chat = await enter(app);
    await app.fault({match: {path: 'audio-to-text'}, fault: {preset: '500'}, times: 2});
    await speak(chat);
    expect(await trouble(chat)).to.match(/Something went wrong/);
    inVoice<HTMLButtonElement>(chat, '.problem .notice button')[0]!.click();
    await until(() => field(chat).value === 'kept');
  });

  it('keeps words that could not be sent', async () => {
    const app = await voiceApp({transcription: 'not sent'}, 'disabled');
    const chat = await enter(app);
    chat.addEventListener('dify-chat-send', (event) => event.preventDefault());
    await speak(chat);
    expect(await trouble(chat)).to.match(/could not be sent/);
    expect(field(chat).value).to.equal('not sent');
  });

  it('leaves a draft alone', async () => {
    const app = await voiceApp({transcription: 'ECHO said'}, 'disabled');
    const chat = await listening(app);
    await speaks(chat);
    field(chat).focus();
    await sendKeys({type: 'typed'});
    await begin(chat);
    await speak(chat);
    await phase(chat, 'speaking');
    expect(texts(chat)).to.deep.equal(['ECHO said', 'said']);
    expect(field(chat).value).to.equal('typed');
  });

  it('is not offered by an app that only listens', async () => {
    const chat = await listening(await voiceApp());
    await talk(chat);
    expect(inVoice(chat, '.text-button')).to.have.length(0);
  });
});
