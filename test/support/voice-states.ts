/** The states of a chat that listens and speaks. */
import type {DifyChat} from '../../src/index.js';
import {answerTo, mount, open, until} from './chat.js';
import {inAloud, inVoice, mic, replaceMicrophone, speaks, trouble, voiceApp} from './voice.js';

type Options = Partial<DifyChat>;

async function opened(options: Options): Promise<DifyChat> {
  const chat = await mount(await voiceApp({}, 'disabled'), options);
  await open(chat);
  await speaks(chat);
  return chat;
}

async function recording(options: Options): Promise<DifyChat> {
  const chat = await opened(options);
  (await mic(chat)).click();
  await until(() => inVoice(chat, '.bar.recording').length);
  return chat;
}

/** Each brings a new chat into its state. */
export const VOICE_STATES: Record<string, (options?: Options) => Promise<DifyChat>> = {
  recording: (options = {}) => recording(options),
  'hands-free': async (options = {}) => {
    const chat = await recording(options);
    inVoice(chat, '.bar .text-button')[0]!.click();
    await until(() => inVoice(chat, '.bar[data-phase=listening]').length);
    return chat;
  },
  'microphone refused': async (options = {}) => {
    const chat = await opened(options);
    const {restore} = replaceMicrophone(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    (await mic(chat)).click();
    await trouble(chat);
    restore();
    return chat;
  },
  'reading failed': async (options = {}) => {
    const app = await voiceApp({}, 'disabled');
    const chat = await mount(app, options);
    await open(chat);
    await answerTo(chat, 'ECHO hello');
    await app.fault({match: {path: 'text-to-audio'}, fault: {preset: '500'}});
    (await until(() => inAloud(chat, 'button')[0])).click();
    await until(() => inAloud(chat, '.notice').length);
    return chat;
  },
};
