/** Talking back and forth: a part of a lazy chunk. */
import {closeMicrophone, MicrophoneError, openMicrophone} from '../media/microphone.js';
import {Recorder} from '../media/recorder.js';
import type {SessionCore} from '../state/core.js';
import type {ChatSession} from '../state/session.js';
import {isRunning, type Answer, type ChatState} from '../state/types.js';
import {transcribe} from '../state/voice-api.js';
import {toSpeech, type Trouble} from './dictation.js';
import type {Speech} from './speech.js';

const TIMES = {silence: 1500, quiet: 30_000, longest: 120_000};

/** An app that speaks by itself begins so many milliseconds after its text, at the latest; else it is asked to. */
const PATIENCE = 4000;

/** Why it has ended, and what of the visitor's words is left. */
export interface Left {
  readonly why?: 'quiet' | 'hidden' | 'kept' | Trouble;
  /** Words that could not be sent. */
  readonly text?: string;
  /** A recording that could not be written down. */
  readonly wav?: Blob;
}

/** What it tells. */
export interface HandsFreeEvents {
  readonly changed: () => void;
  readonly level: (level: number) => void;
  readonly left: (left: Left) => void;
  /** An answer as it is to be heard. */
  readonly heard: (answer: Answer) => Promise<string>;
}

/** The visitor speaks, silence sends, the answer is read aloud, and the visitor speaks again; also over the answer. */
export class HandsFree {
  phase: 'asking' | 'listening' | 'writing' | 'thinking' | 'speaking' = 'asking';
  readonly #session: ChatSession;
  readonly #speech: Speech;
  readonly #events: HandsFreeEvents;
  readonly #life = new AbortController();
  #stream: MediaStream | undefined;
  #recorder: Recorder | undefined;
  /** The answer that is waited for, and whether it was asked to be read. */
  #key = '';
  #asked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: ChatSession, speech: Speech, events: HandsFreeEvents) {
    this.#session = session;
    this.#speech = speech;
    this.#events = events;
  }

  async enter(): Promise<void> {
    const {signal} = this.#life;
    const {state, life} = this.#session;
    this.#speech.stop();
    try {
      const stream = await openMicrophone();
      if (signal.aborted) {
        closeMicrophone(stream);
        return;
      }
      this.#stream = stream;
      this.#listen();
    } catch (error) {
      this.leave({why: error instanceof MicrophoneError ? error : new MicrophoneError('broken', error)});
      return;
    }
    const unwatch = state.subscribe(() => this.#follow(state.get()));
    signal.addEventListener('abort', unwatch);
    life.signal.addEventListener('abort', () => this.leave(), {signal});
    document.addEventListener('visibilitychange', () => document.hidden && this.leave({why: 'hidden'}), {signal});
  }

  /** Ends it: nothing is heard or said any more. */
  leave(left: Left = {}): void {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    this.#calm();
    this.#recorder?.cancel();
    closeMicrophone(this.#stream);
    this.#speech.stop();
    this.#events.left(left);
  }

  #calm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #set(phase: HandsFree['phase']): void {
    if (phase === this.phase) return;
    this.phase = phase;
    this.#events.changed();
  }

  #listen(): void {
    this.#calm();
    this.#record(false);
    this.#set('listening');
  }

  /** @param waits - Nothing is expected to be said now. */
  #record(waits: boolean): void {
    if (this.#recorder) this.#recorder.restart();
    else
      this.#recorder = new Recorder(this.#stream!, TIMES, {
        level: this.#events.level,
        speech: () => this.#interrupt(),
        end: (why) => {
          if (why === 'quiet') this.leave({why});
          else if (why === 'unplugged') this.leave({why: 'gone'});
          else void this.#write();
        },
      });
    this.#recorder.waits = waits;
  }

  /** The visitor speaks over the answer. */
  #interrupt(): void {
    if (this.phase !== 'speaking' || !this.#recorder) return;
    this.#set('listening'); // first: the end of speech would have it listen anew
    this.#recorder.waits = false;
    this.#speech.stop();
    this.#session.stop();
  }

  async #write(): Promise<void> {
    const recorder = this.#recorder;
    if (!recorder) return;
    this.#recorder = undefined;
    this.#set('writing');
    const {signal} = this.#life;
    const {core} = this.#session;
    let wav: Blob | undefined;
    try {
      const speech = await toSpeech(await recorder.stop());
      if (this.#life.signal.aborted) return;
      if (speech === 'empty') {
        this.#listen();
        return;
      }
      if (typeof speech === 'string') {
        this.leave({why: speech});
        return;
      }
      wav = speech;
      const text = await transcribe(core, wav, signal);
      if (signal.aborted) return;
      if (text) this.#send(text, core);
      else this.#listen();
    } catch (error) {
      if (!signal.aborted) this.leave({why: error as Trouble, ...(wav && {wav})});
    }
  }

  /** @param core - The conversation in which it was said: it is not sent to another one. */
  #send(text: string, core: SessionCore): void {
    const session = this.#session;
    if (core !== session.core || !(session.uploads ?? session).send(text)) return this.leave({why: 'kept', text});
    this.#key = session.core.get().messages.at(-1)!.key;
    this.#asked = false;
    this.#record(true);
    this.#set('thinking');
  }

  /** What the answer, and who reads it aloud, are doing. */
  #follow({speech}: ChatState): void {
    if (this.phase !== 'thinking' && this.phase !== 'speaking') return;
    const state = speech?.key === this.#key ? speech.state : undefined;
    if (state === 'playing') {
      if (this.phase === 'speaking') return;
      this.#calm();
      this.#asked = true;
      this.#record(true);
      this.#set('speaking');
    } else if (state === 'blocked' || state === 'failed') this.#listen();
    else if (!state) this.#next(this.#session.core.answer(this.#key));
  }

  /** It is quiet: has the answer been heard? */
  #next(answer: Answer | undefined): void {
    const done = answer?.status === 'done' && !answer.delay;
    if (this.#asked || !answer || !(done || answer.delay || isRunning(answer))) this.#listen();
    else if (done)
      this.#timer ??= setTimeout(
        () => {
          this.#timer = undefined;
          this.#asked = true;
          void this.#speech.read(answer, () => this.#events.heard(answer));
        },
        this.#speech.byItself ? PATIENCE : 0,
      );
  }
}
