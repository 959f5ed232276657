import {expect} from '@open-wc/testing';
import {asked} from './support/app.js';
import {clearStorage, field, until} from './support/chat.js';
import {setOffline} from './support/commands.js';
import {inVoice, listening, mic, said, touch, trouble, voiceApp} from './support/voice.js';
import type {DifyChat} from '../src/index.js';

beforeEach(clearStorage);

const html = {headers: {'Content-Type': 'text/html'}, body: '<h1>Sign in</h1>'};
const json = (status: number, body: unknown) => ({status, body});

const FAULTS: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
  [
    'too large',
    json(413, {code: 'audio_too_large', message: 'Audio size larger', status: 413}),
    /too long for this chat/,
  ],
  ['too large for a proxy', {preset: '413'}, /too long for this chat/],
  ['of a kind that is not taken', json(415, {code: 'unsupported_audio_type', status: 415}), /does not take recordings/],
  ['one too many', json(429, {code: 'too_many_requests', status: 429}), /Too many requests/],
  ['refused by the quota', {preset: 'quota'}, /quota/],
  [
    'sent to an app that listens no more',
    json(400, {code: 'invalid_param', status: 400}),
    /could not use the recording/,
  ],
  [
    'sent to a model that does not listen',
    json(400, {code: 'provider_not_support_speech_to_text'}),
    /cannot understand/,
  ],
  ['met by a failure', {preset: '500'}, /Something went wrong on the server/],
  ['met by a proxy’s page', {preset: '502'}, /Something went wrong on the server/],
  ['answered by a page that says all is well', {status: 200, ...html}, /Something else answered/],
  ['answered by nothing', {status: 200, body: 'empty'}, /Something else answered/],
  ['answered by null', {status: 200, body: 'null'}, /Something else answered/],
  ['answered by no text', json(200, {text: null}), /Something else answered/],
  [
    'refused by an answer that says all is well',
    json(200, {code: 'audio_too_large', message: 'x', status: 413}),
    /too long/,
  ],
  ['cut off in its answer', {cut: {bytes: 5, how: 'reset'}}, /cannot be reached/],
];

/** Says something, with a draft in the composer. */
async function say(chat: DifyChat): Promise<void> {
  chat.shadowRoot!.querySelector('dify-chat-panel')!.session.setDraft('My draft');
  await until(() => field(chat).value === 'My draft');
  await said(chat);
}

describe('a recording', function () {
  this.timeout(30_000);

  for (const [name, fault, words] of FAULTS) {
    it(`that is ${name} says so, and the draft stays`, async () => {
      const app = await voiceApp();
      const chat = await listening(app);
      await app.fault({match: {path: 'audio-to-text'}, fault});
      await say(chat);
      expect(await trouble(chat)).to.match(words);
      expect(field(chat).value).to.equal('My draft');
    });
  }

  it('is kept when it could not be written down, and tried again as it is', async () => {
    const app = await voiceApp({transcription: 'and more'});
    const chat = await listening(app);
    await app.fault({match: {path: 'audio-to-text'}, fault: {preset: '500'}});
    await say(chat);
    await trouble(chat);
    inVoice<HTMLButtonElement>(chat, '.problem .notice button')[0]!.click();
    await until(() => field(chat).value !== 'My draft');
    expect(field(chat).value).to.equal('My draft and more');
    const [first, second] = (await asked(app, '/audio-to-text')).map(
      ({body}) => (body as {files: {size: number}[]}).files[0]!.size,
    );
    expect(first).to.equal(second);
    expect(first).to.be.above(1000);
    expect(inVoice(chat, '.problem')).to.have.length(0);
  });

  it('is kept while there is no connection', async () => {
    const app = await voiceApp({transcription: 'again'});
    const chat = await listening(app);
    await setOffline(true);
    try {
      await say(chat);
      expect(await trouble(chat)).to.match(/cannot be reached/);
    } finally {
      await setOffline(false);
    }
    inVoice<HTMLButtonElement>(chat, '.problem .notice button')[0]!.click();
    await until(() => field(chat).value === 'My draft again');
  });

  it('in which no words were understood says so, and records anew', async () => {
    const app = await voiceApp({transcription: '  '});
    const chat = await listening(app);
    await say(chat);
    expect(await trouble(chat)).to.match(/No words were understood/);
    expect(field(chat).value).to.equal('My draft');
    inVoice<HTMLButtonElement>(chat, '.problem .notice button')[0]!.click();
    await until(() => inVoice(chat, '.bar.recording').length);
  });

  it('that is being written down can be cancelled', async () => {
    const app = await voiceApp();
    const chat = await listening(app);
    await app.fault({match: {path: 'audio-to-text'}, fault: {hang: true}});
    await say(chat);
    await until(async () => (await asked(app, '/audio-to-text')).length);
    await touch(await mic(chat));
    await until(() => !inVoice(chat, '.bar').length);
    expect(field(chat).value).to.equal('My draft');
    await until(async () => (await asked(app, '/audio-to-text'))[0]!.aborted);
  });
});
