/** Chats that listen and speak. */
import {sendMouse} from '@web/test-runner-commands';
import type {DifyChat} from '../../src/index.js';
import {make} from './app.js';
import {deep, deepAll, messages, mount, ready, until} from './chat.js';
import type {AppConfig, EmulatorApp} from './emulator.js';
import {stream} from './hostile-server.js';

const BUTTON = ['dify-chat-panel', 'dify-chat-composer', 'dify-chat-voice-button'];

/** An app that listens; with `speaks` it reads aloud, too: by itself, when that is `enabled`. */
export const voiceApp = (config: Partial<AppConfig> = {}, speaks?: 'enabled' | 'disabled') =>
  make({
    persona: 'scripted',
    ...config,
    parameters: {
      speech_to_text: {enabled: true},
      text_to_speech: {enabled: !!speaks, autoPlay: speaks ?? 'disabled'},
      ...config.parameters,
    },
  });

/** Such a chat, in the page, once it can be used. */
export async function listening(app: EmulatorApp, options: Partial<DifyChat> = {}): Promise<DifyChat> {
  const chat = await mount(app, {display: 'inline', ...options});
  await ready(chat);
  return chat;
}

/** Waits until the code is there that reads aloud. */
export const speaks = (chat: DifyChat) =>
  until(() => deep<HTMLElementTagNameMap['dify-chat-panel']>(chat, 'dify-chat-panel').session.core.voice);

/** What is in the voice button. */
export const inVoice = <T extends Element = HTMLElement>(chat: DifyChat, selector: string) =>
  deepAll<T>(chat, ...BUTTON, selector);

/** The button itself, once it is there. */
export const mic = (chat: DifyChat) => until(() => inVoice<HTMLButtonElement>(chat, '.mic')[0]);

/** Whether it records, and what is heard has begun to be drawn. */
export const records = (chat: DifyChat) => inVoice(chat, '.bar.recording').length > 0;

/** Presses something as a visitor does, so that the browser knows that it was one. */
export async function touch(el: Element): Promise<void> {
  el.scrollIntoView({block: 'nearest'});
  const {left, top, width, height} = el.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
}

/** Begins to record. */
export async function talk(chat: DifyChat): Promise<void> {
  await touch(await mic(chat));
  await until(() => records(chat));
}

/** How loud it was, as the meter shows it, from 0 to 1. */
export const levels = (chat: DifyChat) =>
  inVoice(chat, '.meter i').map(({style}) => Number(style.scale.split(' ').at(-1)));

/** Waits until the microphone has heard as much as a word. */
export const loud = (chat: DifyChat) =>
  until(
    () =>
      levels(chat)
        .slice(-6)
        .filter((level) => level > 0.5).length > 5,
  );

/** Says something. */
export async function said(chat: DifyChat): Promise<void> {
  await talk(chat);
  await loud(chat);
  await touch(await mic(chat));
}

/** Lets the page believe that it is hidden, or seen again. */
export function hide(hidden: boolean): void {
  if (hidden) Object.defineProperty(document, 'hidden', {configurable: true, value: true});
  else Reflect.deleteProperty(document, 'hidden');
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Whether every microphone that was opened is let go. */
export const released = (opened: readonly MediaStream[]) =>
  opened.length > 0 && opened.every((stream) => stream.getTracks().every(({readyState}) => readyState === 'ended'));

/** Takes a microphone away, as a browser does when it is unplugged. */
export function unplug(stream: MediaStream): void {
  for (const track of stream.getTracks()) {
    track.stop();
    track.dispatchEvent(new Event('ended')); // what a page stops itself is not told to it
  }
}

/** What is told that went wrong. */
export const trouble = (chat: DifyChat) => until(() => inVoice(chat, '.problem p')[0]?.textContent, 20_000);

/** What a screen reader hears. */
export const status = (chat: DifyChat) => inVoice(chat, '[role=status]')[0]?.textContent.trim();

/** Replaces what a microphone gives, for one test: `restore` brings the browser's own back. */
export function replaceMicrophone(get: () => Promise<MediaStream>): {restore: () => void} {
  const {mediaDevices} = navigator;
  Object.defineProperty(mediaDevices, 'getUserMedia', {configurable: true, value: get});
  return {restore: () => void Reflect.deleteProperty(mediaDevices, 'getUserMedia')};
}

/** Sees which microphones are opened. */
export function seen(): {opened: MediaStream[]; restore: () => void} {
  const opened: MediaStream[] = [];
  const {mediaDevices} = navigator;
  const own = mediaDevices.getUserMedia.bind(mediaDevices);
  const {restore} = replaceMicrophone(async () => {
    const stream = await own({audio: true});
    opened.push(stream);
    return stream;
  });
  return {opened, restore};
}

/** A microphone that hears a tone when it is told to. The page must have been pressed before: else there is no sound. */
export function tone(hertz = 440) {
  const context = new AudioContext();
  const oscillator = new OscillatorNode(context, {frequency: hertz});
  const gain = new GainNode(context, {gain: 0});
  const opened: MediaStream[] = [];
  oscillator.connect(gain);
  oscillator.start();
  return {
    context,
    opened,
    /** Each time another stream, as from a browser. */
    open: () => {
      const out = context.createMediaStreamDestination();
      gain.connect(out);
      opened.push(out.stream);
      return Promise.resolve(out.stream);
    },
    speak: (loud: boolean) => gain.gain.setValueAtTime(loud ? 0.5 : 0, context.currentTime),
    close: () => context.close(),
  };
}

/** A WAV file's format and samples. */
export function readWav(base64: string) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const text = (at: number) => String.fromCharCode(...bytes.slice(at, at + 4));
  const samples = new Int16Array(bytes.slice(44).buffer);
  return {
    kind: [text(0), text(8), text(36)].join(' '),
    size: view.getUint32(4, true) + 8 === bytes.length && view.getUint32(40, true) === bytes.length - 44,
    channels: view.getUint16(22, true),
    rate: view.getUint32(24, true),
    bits: view.getUint16(34, true),
    samples: Float32Array.from(samples, (sample) => sample / 0x8000),
  };
}

/** The seconds in which it is loud, and how high the tone is in their middle. */
export function toneIn(samples: Float32Array, rate: number) {
  const step = rate / 100;
  const loud: number[] = [];
  for (let at = 0; at + step <= samples.length; at += step) {
    const sum = samples.slice(at, at + step).reduce((all, sample) => all + sample * sample, 0);
    if (Math.sqrt(sum / step) > 0.02) loud.push(at);
  }
  const middle = samples.slice(loud[Math.floor(loud.length * 0.4)], loud[Math.floor(loud.length * 0.6)]);
  let crossings = 0;
  for (let i = 1; i < middle.length; i++) if (middle[i - 1]! < 0 && middle[i]! >= 0) crossings++;
  return {seconds: loud.length / 100, hertz: (crossings * rate) / middle.length};
}

const ALOUD = ['dify-chat-actions', 'dify-chat-speak-button'];

/** What is in the button that reads an answer aloud, counted from the end with a minus. */
export const inAloud = (chat: DifyChat, selector: string, index = -1) =>
  deepAll(messages(chat).at(index)!, ...ALOUD, selector);

/** How far the reading of an answer is; empty when it is quiet. */
export const speech = (chat: DifyChat, index = -1) => {
  if (inAloud(chat, '.blocked', index).length) return 'blocked';
  return inAloud(chat, '.icon-button', index)[0]?.dataset.state ?? '';
};

/** Presses the button that reads aloud, once it is there. */
export const readAloud = async (chat: DifyChat, index = -1) =>
  touch(await until(() => inAloud(chat, 'button', index)[0]));

/** Waits until the reading of an answer is so far. */
export const reading = (chat: DifyChat, state: string, index = -1) => until(() => speech(chat, index) === state);

/** Sees what plays: elements and addresses that are made from now on. */
export function players() {
  const elements = new Set<HTMLMediaElement>();
  const urls = new Set<string>();
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called for its element below
  const {play} = HTMLMediaElement.prototype;
  const createObjectURL = URL.createObjectURL.bind(URL);
  const revokeObjectURL = URL.revokeObjectURL.bind(URL);
  HTMLMediaElement.prototype.play = function () {
    elements.add(this);
    return play.call(this);
  };
  URL.createObjectURL = (source) => {
    const url = createObjectURL(source);
    urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    urls.delete(url);
    revokeObjectURL(url);
  };
  return {
    elements,
    urls,
    audible: () => [...elements].filter(({paused}) => !paused),
    restore: () => {
      HTMLMediaElement.prototype.play = play;
      Object.assign(URL, {createObjectURL, revokeObjectURL});
    },
  };
}

/** The MP3 that the emulator speaks, in base64. */
export async function mp3(): Promise<string> {
  const bytes = await (await fetch('/demo/emulator/assets/speech.mp3')).arrayBuffer();
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

const IDS = {
  conversation_id: '0b5f4e0c-8f0e-4c63-9a0e-5d1c7c1f2b01',
  message_id: '0b5f4e0c-8f0e-4c63-9a0e-5d1c7c1f2b02',
  task_id: '0b5f4e0c-8f0e-4c63-9a0e-5d1c7c1f2b03',
};

/** An answer in whose stream these pieces of speech come; a stream that is none any more afterwards is cut. */
export function spoken(pieces: readonly unknown[], {end = true, answer = 'Hello. I am here.'} = {}) {
  const events = [
    {event: 'message', answer},
    ...pieces.map((audio) => (typeof audio === 'object' ? audio : {event: 'tts_message', audio})),
    {event: 'message_end', metadata: {}},
    ...(end ? [{event: 'tts_message_end', audio: ''}] : []),
  ];
  return {
    match: {path: 'chat-messages$', method: 'POST'},
    fault: stream(...events.map((event) => ({...IDS, ...event}))),
  };
}

/** Speech is not made of MP3 as it comes, as in Firefox; returns what brings that back. */
export function withoutStreams(): () => void {
  const isTypeSupported = MediaSource.isTypeSupported.bind(MediaSource);
  MediaSource.isTypeSupported = (type) => type !== 'audio/mpeg' && isTypeSupported(type);
  return () => (MediaSource.isTypeSupported = isTypeSupported);
}
