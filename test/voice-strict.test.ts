import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {answerTo, clearStorage, field, ready, until} from './support/chat.js';
import {inAloud, inVoice, levels, mic, voiceApp} from './support/voice.js';
import type {DifyChat} from '../src/index.js';

beforeEach(clearStorage);

type Page = Window & {readonly violations: string[]};

/** A chat in a page that allows neither media of its own nor workers. */
async function strict(): Promise<{chat: DifyChat; page: Page}> {
  const frame = document.createElement('iframe');
  Object.assign(frame, {src: '/test/pages/no-media.html', width: 500, height: 700, allow: 'microphone; autoplay'});
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
  const chat = frame.contentDocument!.querySelector('dify-chat')!;
  const app = await voiceApp({transcription: 'heard'}, 'disabled');
  Object.assign(chat, {baseUrl: app.webappUrl, appCode: app.siteCode, display: 'inline', storage: 'none'});
  await ready(chat);
  return {chat, page: frame.contentWindow as Page};
}

/** Presses a button in the frame as a visitor does. */
async function pressIn(page: Page, button: HTMLElement): Promise<void> {
  page.focus();
  button.focus();
  await sendKeys({press: 'Enter'});
}

describe('on a strict page', function () {
  this.timeout(30_000);
  afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

  it('what is said is written down all the same, without a violation', async () => {
    const {chat, page} = await strict();
    await pressIn(page, await mic(chat));
    await until(() => levels(chat).filter((level) => level > 0.5).length > 5);
    expect(inVoice(chat, '.bar.recording')).to.have.length(1);
    (await mic(chat)).click();
    await until(() => field(chat).value === 'heard');
    expect(page.violations).to.deep.equal([]);
  });

  it('answers are read aloud all the same; the policy is tried but once', async () => {
    const {chat, page} = await strict();
    await answerTo(chat, 'ECHO hello');
    const state = () => inAloud(chat, 'button')[0]?.dataset.state;
    for (let round = 0; round < 2; round++) {
      await pressIn(page, await until(() => inAloud(chat, 'button')[0]));
      await until(() => state() === 'playing');
      await until(() => !state());
    }
    expect(page.violations.length).to.be.at.most(1);
  });
});
