// Voice: how long a minute of speech keeps the page busy until it is a WAV file, and how soon an answer is heard.
import {fileURLToPath} from 'node:url';
import {openPage} from './chrome.js';
import {startServer} from './server.js';

const ENTRY = fileURLToPath(new URL('./voice-page.js', import.meta.url));

const CODE = 'bench-voice';

const APP = {
  mode: 'chat',
  persona: 'scripted',
  tokensPerSecond: 100,
  firstTokenMs: 20,
  parameters: {text_to_speech: {enabled: true, autoPlay: 'enabled'}},
};

/** Seconds of speech. */
const SPEECH = 60;

/** Milliseconds of the main thread for all of it, of the longest task, and from the first piece of speech to its sound. */
const BUSY = 300;
const LONGEST = 50;
const SOUND = 250;

const QUERY = `ECHO One is said. Two is said. ${'And so it goes on. '.repeat(20)}`;

/** @param rounds - How often each is measured; the worst counts. */
export async function benchVoice(rounds, report) {
  const server = await startServer();
  server.world.addApp(APP, {apiKey: 'app-bench-voice', siteCode: CODE});
  const page = await openPage(ENTRY, server.url, ['--autoplay-policy=no-user-gesture-required']);
  const times = Array.from({length: rounds});
  const worst = (values) => Math.max(...values);
  try {
    await page.call('record', SPEECH);
    const made = [];
    for (const _ of times) made.push(await page.timed('convert'));
    const name = `${SPEECH} s of speech as WAV`;
    report({name, ours: worst(made.map(({time}) => time)), limit: BUSY});
    report({
      name: `${name}: longest task`,
      unit: 'ms',
      ours: worst(made.map(({result}) => result.longest)),
      limit: LONGEST,
    });
    report({name: `${name}: on the clock`, unit: 'ms', ours: worst(made.map(({result}) => result.clock))});
    for (const [how, decodes] of [
      ['as it comes', false],
      ['decoded', true],
    ]) {
      await page.call('open', CODE, decodes);
      await page.call('sound', QUERY); // lets the browser compile, and open its sound card
      const heard = [];
      for (const _ of times) heard.push(await page.call('sound', QUERY));
      report({name: `speech to sound, ${how}`, unit: 'ms', ours: worst(heard), limit: SOUND});
    }
  } finally {
    await page.close();
    server.close();
  }
}
