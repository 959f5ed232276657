// Runs in the page: makes WAV of what was recorded, and hears answers that are read aloud while they are written.
import {recordable} from '../../src/media/microphone.js';
import {toWav} from '../../src/media/wav.js';
import '../../src/index.js';
import {watch} from './watch.js';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const event = (target, type) => new Promise((resolve) => target.addEventListener(type, resolve, {once: true}));

let recorded;

/** Records so many seconds of a tone that rises and falls, as a microphone would give them. */
globalThis.record = async (seconds) => {
  const context = new AudioContext();
  const tone = new OscillatorNode(context, {frequency: 220});
  const out = context.createMediaStreamDestination();
  for (let at = 0; at < seconds; at++) tone.frequency.linearRampToValueAtTime(200 + 400 * (at % 2), at);
  tone.connect(out);
  tone.start();
  const recorder = new MediaRecorder(out.stream, {mimeType: recordable()});
  const pieces = [];
  recorder.ondataavailable = ({data}) => pieces.push(data);
  recorder.start(1000);
  await wait(seconds * 1000);
  recorder.stop();
  await event(recorder, 'stop');
  await context.close();
  recorded = new Blob(pieces, {type: recorder.mimeType});
};

/** Makes WAV of it. */
globalThis.convert = async () => {
  const stop = watch();
  const start = performance.now();
  const {seconds} = await toWav(recorded);
  const clock = performance.now() - start;
  await wait(50);
  return {...stop(), clock, seconds};
};

let chat;
let sounds;

/** Puts a chat with an app that speaks by itself into the page. `decodes`: the browser plays no MP3 as it comes. */
globalThis.open = async (code, decodes) => {
  sounds = [];
  const {isTypeSupported} = MediaSource;
  MediaSource.isTypeSupported = (type) =>
    !(decodes && type === 'audio/mpeg') && isTypeSupported.call(MediaSource, type);
  const {play} = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function () {
    const look = () => {
      if (this.currentTime > 0) sounds.push(performance.now());
      else setTimeout(look, 1);
    };
    look();
    return play.call(this);
  };
  const {start} = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (at, ...rest) {
    const look = () => {
      // The clock stands still until there is sound.
      if (this.context.currentTime > at) sounds.push(performance.now());
      else setTimeout(look, 1);
    };
    look();
    return start.call(this, at, ...rest);
  };
  chat = document.createElement('dify-chat');
  Object.assign(chat, {display: 'inline', baseUrl: `${location.origin}/api`, appCode: code, storage: 'none'});
  const ready = event(chat, 'dify-chat-ready');
  document.body.replaceChildren(chat);
  await ready;
  const panel = () => chat.shadowRoot.querySelector('dify-chat-panel');
  while (!panel()?.session.voice) await wait(10);
};

/** Asks; gives the milliseconds from the first piece of speech to its sound. */
globalThis.sound = async (query) => {
  sounds = [];
  let first = 0;
  const hear = ({detail}) => {
    if (detail.event.event === 'tts_message') first ||= performance.now();
  };
  chat.addEventListener('dify-chat-event', hear);
  await chat.send(query);
  while (!sounds.length) await wait(1);
  chat.removeEventListener('dify-chat-event', hear);
  const [heard] = sounds;
  chat.stop();
  chat.newConversation();
  await wait(300);
  return heard - first;
};
