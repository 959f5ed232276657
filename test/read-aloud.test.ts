import {expect} from '@open-wc/testing';
import {asked, make} from './support/app.js';
import {answerTo, ask, clearStorage, mount, open, sendButton, texts, until} from './support/chat.js';
import {setting} from './support/form.js';
import {inTask, made} from './support/task.js';
import {
  inAloud,
  listening,
  players,
  readAloud,
  reading,
  speaks,
  speech,
  touch,
  voiceApp,
  withoutStreams,
} from './support/voice.js';

/** Of two sentences, after which the emulator begins to speak. */
const LONG = `ECHO One is said. Two is said. ${'And so it goes on. '.repeat(30)}`;

let seen: ReturnType<typeof players>;
beforeEach(() => {
  clearStorage();
  seen = players();
});
afterEach(() => seen.restore());

for (const [name, setUp] of [
  ['as it comes', () => () => undefined],
  ['where the browser plays no MP3 as it comes', withoutStreams],
] as const) {
  describe(`an answer, ${name}`, function () {
    this.timeout(20_000);
    let restore: () => void;
    beforeEach(() => (restore = setUp()));
    afterEach(() => restore());

    it('is read aloud on request, paused, and goes on to its end', async () => {
      const chat = await listening(await voiceApp({}, 'disabled'));
      await answerTo(chat, 'ECHO hello');
      expect((await until(() => inAloud(chat, 'button')[0])).ariaLabel).to.equal('Read aloud');
      expect(speech(chat)).to.equal('');
      await readAloud(chat);
      await reading(chat, 'playing');
      expect(inAloud(chat, 'button')[0]!.ariaLabel).to.equal('Pause reading');
      await readAloud(chat);
      await reading(chat, 'paused');
      expect(seen.audible()).to.deep.equal([]);
      expect(inAloud(chat, 'button')[0]!.ariaLabel).to.equal('Go on reading');
      await readAloud(chat);
      await reading(chat, 'playing');
      await reading(chat, '');
      expect(inAloud(chat, 'button')[0]!.ariaLabel).to.equal('Read aloud');
      expect(seen.urls.size).to.equal(0);
    });

    it('is heard while it is being written, when the app speaks by itself', async () => {
      const chat = await listening(await voiceApp({tokensPerSecond: 20}, 'enabled'));
      await speaks(chat);
      await touch(sendButton(chat)); // the visitor has pressed something
      await ask(chat, LONG);
      await reading(chat, 'playing');
      expect(sendButton(chat).ariaLabel).to.equal('Stop');
      expect(inAloud(chat, 'button')[0]!.ariaLabel).to.equal('Pause reading');
      await touch(sendButton(chat));
      await reading(chat, '');
      expect(seen.audible()).to.deep.equal([]);
    });

    it('is heard to its end, when the app speaks by itself', async () => {
      const chat = await listening(await voiceApp({}, 'enabled'));
      await speaks(chat);
      await touch(sendButton(chat));
      await ask(chat, 'ECHO One is said. Two is said. Three.');
      await reading(chat, 'playing');
      await reading(chat, '');
      expect(seen.urls.size).to.equal(0);
    });
  });
}

describe('what is read aloud', function () {
  this.timeout(20_000);

  it('is the text as it is heard, without thoughts and marks', async () => {
    const app = await voiceApp({}, 'disabled');
    const chat = await listening(app);
    await answerTo(chat, 'ECHO <think>Secret thoughts.</think>**Bold** and [a link](https://a.example/x).');
    await readAloud(chat);
    await reading(chat, 'playing');
    const [request] = await asked(app, '/text-to-audio');
    expect(request!.body).to.include({text: 'Bold and a link.'});
  });

  it('is one answer at a time', async () => {
    const chat = await listening(await voiceApp({}, 'disabled'));
    await answerTo(chat, 'ECHO first');
    await answerTo(chat, 'ECHO second');
    await readAloud(chat);
    await reading(chat, 'playing');
    await readAloud(chat, 1);
    await reading(chat, 'playing', 1);
    expect(speech(chat)).to.equal('');
    expect(seen.audible()).to.have.length(1);
  });

  it('ends with a new message', async () => {
    const chat = await listening(await voiceApp({firstTokenMs: 2000}, 'disabled'));
    await answerTo(chat, 'ECHO first');
    await readAloud(chat);
    await reading(chat, 'playing');
    await ask(chat, 'ECHO second');
    await until(() => !seen.audible().length);
    expect(seen.elements.size).to.equal(1);
  });

  it('ends with a new conversation', async () => {
    const chat = await listening(await voiceApp({}, 'disabled'));
    await answerTo(chat, 'ECHO first');
    await readAloud(chat);
    await reading(chat, 'playing');
    chat.newConversation();
    await until(() => !seen.audible().length);
  });

  it('ends when the panel is closed', async () => {
    const chat = await mount(await voiceApp({}, 'disabled'));
    await open(chat);
    await answerTo(chat, 'ECHO first');
    await readAloud(chat);
    await reading(chat, 'playing');
    chat.hide();
    await until(() => !seen.audible().length);
    expect(seen.urls.size).to.equal(0);
  });

  it('does not begin by itself while the panel is closed', async () => {
    const chat = await mount(await voiceApp({}, 'enabled'));
    await open(chat);
    chat.hide();
    const ended = new Promise((resolve) => chat.addEventListener('dify-chat-message', resolve, {once: true}));
    await chat.send('ECHO One is said. Two is said. Three.');
    await ended;
    expect(seen.elements.size).to.equal(0);
  });

  it('ends with the element', async () => {
    const chat = await listening(await voiceApp({}, 'disabled'));
    await answerTo(chat, 'ECHO first');
    await readAloud(chat);
    await reading(chat, 'playing');
    chat.remove();
    await until(() => !seen.audible().length && !seen.urls.size);
  });

  it('ends where the page wants no voice any more, and its button goes', async () => {
    const chat = await listening(await voiceApp({}, 'disabled'));
    await answerTo(chat, 'ECHO first');
    await readAloud(chat);
    await reading(chat, 'playing');
    chat.noVoice = true;
    await until(() => !seen.audible().length && !inAloud(chat, 'button').length);
  });

  it('needs an app that speaks', async () => {
    const chat = await listening(await make());
    await answerTo(chat, 'ECHO first');
    await until(() => texts(chat).length === 2);
    expect(inAloud(chat, 'button')).to.have.length(0);
  });

  it('is the result of an app that is no chat, too', async () => {
    const form = [setting('paragraph', 'query', 'Topic', {required: true})];
    const parameters = {text_to_speech: {enabled: true}, user_input_form: form};
    const app = await make({mode: 'completion', persona: 'scripted', parameters});
    const chat = await mount(app, {display: 'inline', way: 'api-key'});
    await made(chat, {Topic: 'ECHO made'});
    const button = () =>
      inTask(chat, 'dify-chat-result', 'dify-chat-result-actions', 'dify-chat-speak-button', 'button')[0];
    await touch(await until(button));
    await until(() => seen.audible().length && button()?.ariaLabel === 'Pause reading');
  });
});
