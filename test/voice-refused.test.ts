import {expect} from '@open-wc/testing';
import {answerTo, clearStorage, field, until} from './support/chat.js';
import {inVoice, listening, mic, replaceMicrophone, status, talk, trouble, voiceApp} from './support/voice.js';
import type {DifyChat} from '../src/index.js';

beforeEach(clearStorage);

/** Presses the button, and gives what is told. */
async function refused(chat: DifyChat): Promise<string> {
  (await mic(chat)).click();
  return trouble(chat);
}

/** Lets something of the browser be another, for one act. */
async function without<T>(target: object, name: string, value: unknown, act: () => Promise<T>): Promise<T> {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, {configurable: true, value});
  try {
    return await act();
  } finally {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  }
}

const error =
  (name: string, message = '') =>
  () =>
    Promise.reject(new DOMException(message, name));

const FAULTS = [
  ['refused', error('NotAllowedError', 'Permission denied'), /is blocked.*settings/],
  ['refused by the system', error('NotAllowedError', 'Permission denied by system'), /is blocked.*settings/],
  ['dismissed', error('NotAllowedError', 'Permission dismissed'), /not allowed yet.*“Allow”/],
  ['forbidden by the page', error('SecurityError'), /This page does not allow/],
  ['missing', error('NotFoundError', 'Requested device not found'), /No microphone was found/],
  ['busy', error('NotReadableError', 'Could not start audio source'), /Another program/],
  ['aborted', error('AbortError'), /Another program/],
  ['broken', () => Promise.reject(new TypeError('odd')), /could not be used/],
] as const;

describe('a microphone', () => {
  for (const [name, get, words] of FAULTS) {
    it(`that is ${name} is told in words, and the text chat lives`, async () => {
      const chat = await listening(await voiceApp());
      chat.shadowRoot!.querySelector('dify-chat-panel')!.session.setDraft('draft');
      await until(() => field(chat).value === 'draft');
      const {restore} = replaceMicrophone(get);
      try {
        expect(await refused(chat)).to.match(words);
      } finally {
        restore();
      }
      expect(field(chat).value).to.equal('draft');
      expect(inVoice(chat, '.problem [role=alert]')).to.have.length(1);
      expect((await answerTo(chat, 'ECHO hello')).text).to.equal('hello');
    });
  }

  it('that was refused can be tried again', async () => {
    const chat = await listening(await voiceApp());
    const {restore} = replaceMicrophone(error('NotAllowedError'));
    try {
      await refused(chat);
    } finally {
      restore();
    }
    inVoice<HTMLButtonElement>(chat, '.problem .notice button')[0]!.click();
    await until(() => inVoice(chat, '.bar.recording').length);
    expect(inVoice(chat, '.problem')).to.have.length(0);
  });

  it('on a page that is not encrypted is told so, without a retry', async () => {
    const chat = await listening(await voiceApp());
    const words = await without(window, 'isSecureContext', false, () =>
      without(navigator, 'mediaDevices', undefined, () => refused(chat)),
    );
    expect(words).to.match(/secure pages/);
    expect(inVoice(chat, '.problem .notice button')).to.have.length(0);
    inVoice<HTMLButtonElement>(chat, '.problem > button')[0]!.click();
    await until(() => !inVoice(chat, '.problem').length);
  });

  it('in a browser that cannot record is told so', async () => {
    const chat = await listening(await voiceApp());
    expect(await without(window, 'MediaRecorder', undefined, () => refused(chat))).to.match(/cannot record/);
  });

  it('on a page whose policy forbids it is told so', async () => {
    const frame = document.createElement('iframe');
    frame.src = '/test/pages/no-microphone.html';
    document.body.append(frame);
    try {
      await new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
      const app = await voiceApp();
      const chat = frame.contentDocument!.querySelector('dify-chat')!;
      Object.assign(chat, {baseUrl: app.webappUrl, appCode: app.siteCode, display: 'inline'});
      (await mic(chat)).click();
      expect(await trouble(chat)).to.match(/This page does not allow/);
    } finally {
      frame.remove();
    }
  });

  it('that is given after the visitor has changed his mind is let go', async () => {
    const chat = await listening(await voiceApp());
    let give!: (stream: MediaStream) => void;
    const given = new Promise<MediaStream>((resolve) => (give = resolve));
    const {restore} = replaceMicrophone(() => given);
    try {
      (await mic(chat)).click();
      await until(() => status(chat)?.startsWith('Allow'));
      (await mic(chat)).click();
      await until(() => !inVoice(chat, '.bar').length);
    } finally {
      restore();
    }
    const stream = await navigator.mediaDevices.getUserMedia({audio: true});
    give(stream);
    await until(() => stream.getTracks().every(({readyState}) => readyState === 'ended'));
    expect(inVoice(chat, '.problem, .bar')).to.have.length(0);
  });

  it('that is given after the element was removed is let go', async () => {
    const chat = await listening(await voiceApp());
    let give!: (stream: MediaStream) => void;
    const given = new Promise<MediaStream>((resolve) => (give = resolve));
    const stream = await navigator.mediaDevices.getUserMedia({audio: true});
    const {restore} = replaceMicrophone(() => given);
    try {
      (await mic(chat)).click();
      await until(() => status(chat)?.startsWith('Allow'));
      chat.remove();
      await new Promise((resolve) => setTimeout(resolve)); // a move would be a removal, too
    } finally {
      restore();
    }
    give(stream);
    await until(() => stream.getTracks().every(({readyState}) => readyState === 'ended'));
  });

  it('is told in Chinese, too', async () => {
    const chat = await listening(await voiceApp(), {lang: 'zh-CN'});
    const {restore} = replaceMicrophone(error('NotFoundError'));
    try {
      expect(await refused(chat)).to.equal('未找到麦克风。请连接麦克风，或改用文字。');
    } finally {
      restore();
    }
    await talk(chat);
    expect(status(chat)).to.equal('正在录音，请说话。');
  });
});
