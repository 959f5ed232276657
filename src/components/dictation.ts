/** What is said becomes text: a part of a lazy chunk. */
import {closeMicrophone, MicrophoneError, openMicrophone} from '../media/microphone.js';
import {Recorder, type RecorderEnd, type Recording} from '../media/recorder.js';
import {toWav} from '../media/wav.js';
import type {SessionCore} from '../state/core.js';
import type {DifyChatError} from '../state/types.js';
import {transcribe} from '../state/voice-api.js';

/** The longest recording, in seconds; of the 15 minutes that Dify takes, as much as somebody says at a time. */
export const LONGEST = 120;

const TIMES = {silence: 2500, quiet: 10_000, longest: LONGEST * 1000};

/** What is shorter, in seconds, is no word. */
const SHORTEST = 0.1;

/**
 * Why what was said did not become text: there is no microphone; Dify did not take it; nobody was heard (`quiet`), or
 * understood (`empty`); the microphone was `gone` at once; the browser cannot read what it has recorded.
 */
export type Trouble = MicrophoneError | DifyChatError | 'quiet' | 'empty' | 'gone' | 'unreadable';

/** Why a recording has ended by itself, where that is worth a word. */
export type Ended = 'longest' | 'unplugged' | 'hidden';

/** What a dictation tells. */
export interface DictationEvents {
  readonly changed: () => void;
  readonly level: (level: number) => void;
  readonly text: (text: string) => void;
}

/** A recording as a WAV file, or why it is none. */
export async function toSpeech({audio, from}: Recording): Promise<Blob | 'empty' | 'unreadable'> {
  if (!audio.size) return 'empty';
  try {
    const {wav, seconds} = await toWav(audio, from);
    return seconds < SHORTEST ? 'empty' : wav;
  } catch {
    return 'unreadable';
  }
}

/** Records what one visitor says, and lets Dify write it down. What was recorded is kept until that has succeeded. */
export class Dictation {
  phase: 'idle' | 'asking' | 'recording' | 'writing' = 'idle';
  trouble: Trouble | undefined;
  ended: Ended | undefined;
  readonly #core: SessionCore;
  readonly #events: DictationEvents;
  #stream: MediaStream | undefined;
  #recorder: Recorder | undefined;
  /** What could not be written down yet. */
  #wav: Blob | undefined;
  #turn = new AbortController();

  constructor(core: SessionCore, events: DictationEvents) {
    this.#core = core;
    this.#events = events;
  }

  /** So long it has been recording, in whole seconds. */
  get seconds(): number {
    return Math.floor(this.#recorder?.seconds ?? 0);
  }

  /** Whether it can be tried again: what was said, or to get a microphone. */
  get again(): boolean {
    const {trouble} = this;
    return !!this.#wav || !(trouble instanceof MicrophoneError && /^(?:ins|uns|pol)/.test(trouble.fault));
  }

  /** Begins to record. */
  async start(): Promise<void> {
    this.cancel();
    const {signal} = this.#turn;
    this.#set('asking');
    try {
      const stream = await openMicrophone();
      // The visitor, or the widget, may be gone by now.
      if (signal.aborted) {
        closeMicrophone(stream);
        return;
      }
      this.#stream = stream;
      this.#recorder = new Recorder(stream, TIMES, {
        level: this.#events.level,
        speech: () => undefined,
        end: (why) => void this.finish(why),
      });
    } catch (error) {
      if (!signal.aborted) this.fail(error instanceof MicrophoneError ? error : new MicrophoneError('broken', error));
      return;
    }
    document.addEventListener('visibilitychange', () => document.hidden && void this.finish('hidden'), {signal});
    this.#set('recording');
  }

  /** Ends the recording, and has it written down. */
  async finish(why?: RecorderEnd | Ended): Promise<void> {
    const recorder = this.#recorder;
    if (!recorder) return;
    if (why === 'quiet') {
      this.fail('quiet');
      return;
    }
    const {signal} = this.#turn;
    this.#recorder = undefined;
    this.ended = why === 'silence' ? undefined : why;
    this.#set('writing');
    const recording = await recorder.stop();
    this.#release();
    const wav = await toSpeech(recording);
    if (signal.aborted) return;
    if (typeof wav !== 'string') await this.write(wav);
    else this.fail(why === 'unplugged' ? 'gone' : wav);
  }

  /** Tries again what did not succeed. */
  retry(): void {
    if (this.#wav) void this.write(this.#wav);
    else void this.start();
  }

  /** Has it written down. */
  async write(wav: Blob): Promise<void> {
    const {signal} = this.#turn;
    this.#wav = wav;
    this.trouble = undefined;
    this.#set('writing');
    try {
      const text = await transcribe(this.#core, wav, signal);
      if (signal.aborted) return;
      this.#wav = undefined;
      this.#quit();
      if (!text) {
        this.fail('empty');
        return;
      }
      this.#set('idle');
      this.#events.text(text);
    } catch (error) {
      if (!signal.aborted) this.fail(error as DifyChatError);
    }
  }

  /** Nothing of it is wanted any more. */
  cancel(): void {
    this.#quit();
    this.#wav = this.trouble = this.ended = undefined;
    this.#set('idle');
  }

  #quit(): void {
    this.#turn.abort();
    this.#turn = new AbortController();
    this.#release();
  }

  #release(): void {
    this.#recorder?.cancel();
    this.#recorder = undefined;
    closeMicrophone(this.#stream);
    this.#stream = undefined;
  }

  /** It did not succeed. */
  fail(trouble: Trouble): void {
    this.#quit();
    this.trouble = trouble;
    this.#set('idle');
  }

  #set(phase: Dictation['phase']): void {
    this.phase = phase;
    this.#events.changed();
  }
}
