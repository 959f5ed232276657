import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {asked, make, posts} from './support/app.js';
import {answerTo, clearStorage, field, focused, mount, next, open, sendButton, until} from './support/chat.js';
import {
  hide,
  inVoice,
  levels,
  listening,
  loud,
  mic,
  readWav,
  released,
  said,
  seen,
  status,
  talk,
  toneIn,
  touch,
  trouble,
  unplug,
  voiceApp,
} from './support/voice.js';

beforeEach(clearStorage);

describe('what is said', function () {
  this.timeout(30_000);

  it('is recorded until silence, arrives as WAV, and stands in the composer as text', async () => {
    const app = await voiceApp({transcription: 'Where is my order?'});
    const chat = await listening(app);
    await talk(chat);
    expect(status(chat)).to.equal('Recording. Talk now.');
    expect(inVoice(chat, '.time')[0]!.textContent).to.match(/^0:0\d of 2:00$/);
    await until(() => Math.max(...levels(chat)) > 0.5);
    await until(() => field(chat).value, 15_000);
    expect(field(chat).value).to.equal('Where is my order?');
    expect(await posts(app)).to.equal(0);
    expect(status(chat)).to.equal('Your words are in the message field.');
    expect(focused()).to.equal(field(chat));

    const [request] = await asked(app, '/audio-to-text');
    expect(request!.body).to.nested.include({'files[0].type': 'audio/wav', 'files[0].filename': 'speech.wav'});
    const {kind, size, channels, rate, bits, samples} = readWav((await app.heard())!.bytes);
    expect({kind, size, channels, rate, bits}).to.deep.equal({
      kind: 'RIFF WAVE data',
      size: true,
      channels: 1,
      rate: 16_000,
      bits: 16,
    });
    const {seconds, hertz} = toneIn(samples, rate);
    expect(hertz).to.be.closeTo(440, 8);
    expect(seconds).to.be.closeTo(2, 0.3);
  });

  it('comes where the caret is, and no more than that is changed', async () => {
    const app = await voiceApp({transcription: 'three blue pots'});
    const chat = await listening(app);
    const input = field(chat);
    input.focus();
    await sendKeys({type: 'I want these, please'});
    input.setSelectionRange(7, 12);
    await said(chat);
    await until(() => input.value !== 'I want these, please');
    expect(input.value).to.equal('I want three blue pots, please');
    expect(input.selectionStart).to.equal(22);
    await until(() => !sendButton(chat).disabled);
  });

  it('is sent at once where the page wants it so', async () => {
    const app = await voiceApp({transcription: 'ECHO sent'});
    const chat = await listening(app, {voiceSend: true});
    const ended = next(chat, 'dify-chat-message');
    await said(chat);
    expect((await ended).detail.text).to.equal('sent');
    expect(field(chat).value).to.equal('');
  });

  it('is forgotten on Escape, which does not close the panel', async () => {
    const app = await voiceApp();
    const chat = await mount(app);
    await open(chat);
    const {opened, restore} = seen();
    try {
      await talk(chat);
      await sendKeys({press: 'Escape'});
      await until(() => !inVoice(chat, '.bar').length);
    } finally {
      restore();
    }
    expect(chat.open).to.equal(true);
    expect(opened).to.have.length(1);
    expect(released(opened)).to.equal(true);
    expect(await asked(app, '/audio-to-text')).to.have.length(0);
    expect(focused()).to.equal(await mic(chat));
  });

  it('is recorded by keyboard alone', async () => {
    const app = await voiceApp({transcription: 'typed by voice'});
    const chat = await listening(app);
    await mic(chat);
    field(chat).focus();
    await sendKeys({press: 'Tab'});
    expect(focused()!.ariaLabel).to.equal('Talk instead of writing');
    await sendKeys({press: 'Enter'});
    await until(() => inVoice(chat, '.bar.recording').length && focused()!.ariaLabel === 'Done talking');
    await loud(chat);
    await sendKeys({press: ' '});
    await until(() => field(chat).value === 'typed by voice');
  });

  it('is written down when the tab is left, and that is told', async () => {
    const app = await voiceApp({transcription: 'kept'});
    const chat = await listening(app);
    await app.fault({match: {path: 'audio-to-text'}, fault: {delayMs: 400}});
    const {opened, restore} = seen();
    try {
      await talk(chat);
      await loud(chat);
      hide(true);
      await until(() => status(chat)!.startsWith('You left this page'));
      await until(() => field(chat).value === 'kept');
    } finally {
      hide(false);
      restore();
    }
    expect(released(opened)).to.equal(true);
  });

  it('is written down when the microphone is unplugged, and that is told', async () => {
    const app = await voiceApp({transcription: 'before'});
    const chat = await listening(app);
    await app.fault({match: {path: 'audio-to-text'}, fault: {delayMs: 400}});
    const {opened, restore} = seen();
    try {
      await talk(chat);
      await loud(chat);
      unplug(opened[0]!);
      await until(() => status(chat)!.startsWith('The microphone was unplugged'));
      await until(() => field(chat).value === 'before');
    } finally {
      restore();
    }
  });

  it('is nothing when the microphone is unplugged at once, and that is told', async () => {
    const chat = await listening(await voiceApp());
    const {opened, restore} = seen();
    try {
      await talk(chat);
      unplug(opened[0]!);
      expect(await trouble(chat)).to.match(/unplugged or changed/);
    } finally {
      restore();
    }
  });

  it('is written down when the panel is closed', async () => {
    const app = await voiceApp({transcription: 'for later'});
    const chat = await mount(app);
    await open(chat);
    const {opened, restore} = seen();
    try {
      await talk(chat);
      await loud(chat);
      chat.hide();
      await until(() => field(chat).value === 'for later');
    } finally {
      restore();
    }
    expect(released(opened)).to.equal(true);
  });

  it('is let go with the element', async () => {
    const chat = await listening(await voiceApp());
    const {opened, restore} = seen();
    try {
      await talk(chat);
      chat.remove();
      await until(() => released(opened));
    } finally {
      restore();
    }
  });

  it('goes on when the element is moved', async () => {
    const app = await voiceApp({transcription: 'moved'});
    const chat = await listening(app);
    await talk(chat);
    const place = document.createElement('div');
    chat.parentElement!.append(place);
    place.append(chat);
    await loud(chat);
    await touch(await mic(chat));
    await until(() => field(chat).value === 'moved');
  });
});

describe('the button to talk', () => {
  it('is not there for an app that does not listen', async () => {
    const chat = await listening(await voiceApp({parameters: {speech_to_text: {enabled: false}}}, 'disabled'));
    await answerTo(chat, 'ECHO hello');
    expect(inVoice(chat, '*')).to.have.length(0);
  });

  it('is not there where the page wants no voice, and ends what was recorded', async () => {
    const chat = await listening(await voiceApp());
    const {opened, restore} = seen();
    try {
      await talk(chat);
      chat.noVoice = true;
      await until(() => !inVoice(chat, 'button').length && released(opened));
    } finally {
      restore();
    }
    chat.noVoice = false;
    await mic(chat);
  });

  it('breaks nothing where the app’s settings are odd', async () => {
    const chat = await listening(await make({parameters: {speech_to_text: null, text_to_speech: [{enabled: true}]}}));
    expect((await answerTo(chat, 'ECHO hello')).text).to.equal('hello');
    expect(inVoice(chat, 'button')).to.have.length(0);
  });
});
