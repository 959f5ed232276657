import {expect} from '@open-wc/testing';
import {answerTo, ask, clearStorage, next, sendButton, texts, until} from './support/chat.js';
import {
  inAloud,
  listening,
  mp3,
  players,
  readAloud,
  reading,
  speaks,
  speech,
  spoken,
  touch,
  voiceApp,
  withoutStreams,
} from './support/voice.js';

let seen: ReturnType<typeof players>;
beforeEach(() => {
  clearStorage();
  seen = players();
});
afterEach(() => seen.restore());

const words = async (chat: Parameters<typeof inAloud>[0]) =>
  (await until(() => inAloud(chat, '.notice p')[0])).textContent;

const mpeg = {'Content-Type': 'audio/mpeg'};
const noise = 'x'.repeat(5000);

const FAULTS: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
  [
    'a page',
    {status: 200, headers: {'Content-Type': 'text/html'}, body: '<h1>Sign in</h1>'},
    /Something else answered/,
  ],
  ['a page that calls itself MP3', {status: 200, headers: mpeg, body: '<h1>Sign in</h1>'}, /could not be read aloud/],
  ['noise', {status: 200, headers: mpeg, body: noise}, /could not be read aloud/],
  ['noise that begins as MP3 does', {status: 200, headers: mpeg, body: `ID3${noise}`}, /could not be read aloud/],
  ['nothing', {status: 200, headers: mpeg, body: ''}, /could not be read aloud/],
  ['null', {status: 200, body: 'null'}, /nothing to read aloud/],
  ['a refusal that says all is well', {status: 200, body: {code: 'invalid_param', status: 400}}, /does not read aloud/],
  ['a refusal', {status: 400, body: {code: 'invalid_param', status: 400}}, /does not read aloud/],
  ['a quota', {preset: 'quota'}, /quota/],
  ['too many requests', {status: 429, body: {code: 'too_many_requests'}}, /Too many requests/],
  ['the page of a crash', {status: 500, headers: {'Content-Type': 'text/html'}, body: '<h1>Error</h1>'}, /went wrong/],
  ['a proxy’s page', {preset: '502'}, /went wrong/],
];

describe('speech that is asked for', function () {
  this.timeout(20_000);

  for (const [name, fault, pattern] of FAULTS) {
    it(`and is ${name} makes no noise, says so, and can be tried again`, async () => {
      const app = await voiceApp({}, 'disabled');
      const chat = await listening(app);
      await answerTo(chat, 'ECHO hello');
      await app.fault({match: {path: 'text-to-audio'}, fault});
      await readAloud(chat);
      expect(await words(chat)).to.match(pattern);
      expect(seen.audible()).to.deep.equal([]);
      await touch(inAloud(chat, '.notice button')[0]!);
      await reading(chat, 'playing');
      expect(inAloud(chat, '.notice')).to.have.length(0);
    });
  }

  for (const how of ['end', 'reset']) {
    it(`and is cut by ${how} is heard as far as it came`, async () => {
      const app = await voiceApp({}, 'disabled');
      const chat = await listening(app);
      await answerTo(chat, 'ECHO hello');
      await app.fault({match: {path: 'text-to-audio'}, fault: {cut: {bytes: 6000, how}}});
      await readAloud(chat);
      await reading(chat, 'playing');
      await reading(chat, '');
      expect(seen.urls.size).to.equal(0);
    });
  }

  it('is not asked for an answer in which there is only a thought', async () => {
    const app = await voiceApp({}, 'disabled');
    const chat = await listening(app);
    await answerTo(chat, 'ECHO <think>Secret.</think>');
    await answerTo(chat, 'ECHO more');
    await until(() => inAloud(chat, 'button')[0]);
    expect(inAloud(chat, 'button', 1)).to.have.length(0);
  });

  it('that is given up before it comes is let go', async () => {
    const app = await voiceApp({}, 'disabled');
    const chat = await listening(app);
    await answerTo(chat, 'ECHO hello');
    await app.fault({match: {path: 'text-to-audio'}, fault: {hang: true}});
    await readAloud(chat);
    await reading(chat, 'loading');
    await readAloud(chat);
    await reading(chat, '');
    await until(async () =>
      (await app.requests()).some(({path, aborted}) => path.endsWith('/text-to-audio') && aborted),
    );
  });
});

for (const [way, setUp] of [
  ['', () => () => undefined],
  [', where the browser plays no MP3 as it comes', withoutStreams],
] as const) {
  describe(`speech in a stream${way}`, function () {
    this.timeout(20_000);
    let restore: () => void;
    beforeEach(() => (restore = setUp()));
    afterEach(() => restore());

    /** Asks, with these pieces in the answer's stream. */
    async function hear(pieces: readonly unknown[], options?: {end?: boolean}) {
      const app = await voiceApp({}, 'enabled');
      const chat = await listening(app);
      await speaks(chat);
      await touch(sendButton(chat));
      await app.fault(spoken(pieces, options));
      const ended = next(chat, 'dify-chat-message');
      await ask(chat, 'Speak');
      return {app, chat, ended};
    }

    it('of many small pieces is one', async () => {
      const all = atob(await mp3());
      const pieces = Array.from({length: Math.ceil(all.length / 500)}, (_, i) =>
        btoa(all.slice(i * 500, i * 500 + 500)),
      );
      const {chat} = await hear(pieces);
      await reading(chat, 'playing');
      await reading(chat, '');
      expect(inAloud(chat, '.notice')).to.have.length(0);
    });

    it('without its end is heard as far as it came', async () => {
      const {chat, ended} = await hear([await mp3()], {end: false});
      await reading(chat, 'playing');
      await ended;
      await reading(chat, '');
    });

    it('that is no base64 from some piece on is heard up to there', async () => {
      const {chat, ended} = await hear([await mp3(), '%%%', await mp3()]);
      await reading(chat, 'playing');
      expect((await ended).detail.text).to.equal('Hello. I am here.');
      await reading(chat, '');
    });

    it('that is no base64 at all is silence, and the text is there', async () => {
      const {chat, ended} = await hear(['%%%', '']);
      expect((await ended).detail.message.status).to.equal('done');
      expect(speech(chat)).to.equal('');
      expect(seen.elements.size).to.equal(0);
    });

    it('that is a page makes no noise, and says so', async () => {
      const {chat, ended} = await hear([btoa('<html>502</html>'.repeat(50))]);
      await ended;
      expect(await words(chat)).to.match(/could not be read aloud/);
      expect(seen.audible()).to.deep.equal([]);
      expect(texts(chat).at(-1)).to.contain('I am here');
    });

    it('of a text that a moderator takes back falls silent', async () => {
      const sound = await mp3();
      const {chat, ended} = await hear([sound, {event: 'message_replace', answer: 'Withheld.', reason: 'x'}, sound]);
      expect((await ended).detail.text).to.equal('Withheld.');
      await reading(chat, '');
      expect(seen.audible()).to.deep.equal([]);
    });

    it('is not heard for an app that does not speak by itself', async () => {
      const app = await voiceApp({}, 'disabled');
      const chat = await listening(app);
      await speaks(chat);
      await touch(sendButton(chat));
      await app.fault(spoken([await mp3()]));
      await answerTo(chat, 'Speak');
      expect(speech(chat)).to.equal('');
      expect(seen.elements.size).to.equal(0);
    });
  });
}
