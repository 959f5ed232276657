import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {asked, posts} from './support/app.js';
import {clearStorage, field, focused, until} from './support/chat.js';
import {inVoice, listening, mic, readWav, records, status, talk, toneIn, touch, voiceApp} from './support/voice.js';

beforeEach(clearStorage);

describe('what is said', function () {
  this.timeout(30_000);

  it('is recorded until silence, arrives as WAV, and stands in the composer as text', async () => {
    const app = await voiceApp({transcription: 'Where is my order?'});
    const chat = await listening(app);
    await talk(chat);
    expect(status(chat)).to.equal('Recording. Talk now.');
    expect(inVoice(chat, '.time')[0]!.textContent).to.match(/^0:0\d of 2:00$/);
    const levels = () => inVoice(chat, '.meter i').map(({style}) => Number(style.scale.split(' ')[1] ?? 0));
    await until(() => Math.max(...levels()) > 0.5);
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
});
