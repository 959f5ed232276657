import {Level} from './level.js';
import {recordable} from './microphone.js';

/** When a recording ends by itself, in milliseconds. */
export interface RecorderTimes {
  /** Of silence after speech. */
  readonly silence: number;
  /** Without any speech. */
  readonly quiet: number;
  /** Of speech. */
  readonly longest: number;
}

/** Why a recording should end. */
export type RecorderEnd = 'silence' | 'quiet' | 'longest' | 'unplugged';

/** What a recorder tells. */
export interface RecorderEvents {
  /** How loud it is, from 0 to 1, ten times a second. */
  readonly level: (level: number) => void;
  /** Somebody speaks. */
  readonly speech: () => void;
  readonly end: (why: RecorderEnd) => void;
}

/** What was recorded. */
export interface Recording {
  readonly audio: Blob;
  /** Where somebody began to speak, in seconds; 0 when that was not heard. */
  readonly from: number;
}

/** So long it must be loud, in milliseconds: a cough is no speech. */
const SPEECH = 200;

/** So much is kept of what was before speech was noticed, in seconds. */
const BEFORE = 0.7;

/** Without speech, what was recorded is thrown away from time to time. */
const FRESH = 30_000;

/** Records what a microphone hears, and notices when somebody speaks and is silent again. */
export class Recorder {
  readonly #stream: MediaStream;
  readonly #times: RecorderTimes;
  readonly #events: RecorderEvents;
  readonly #level: Level;
  readonly #listening = new AbortController();
  #recorder!: MediaRecorder;
  #pieces: Blob[] = [];
  #startedAt = 0;
  /** When somebody began to speak, when he was heard last, and since when it is loud. */
  #speechAt = 0;
  #heardAt = 0;
  #loudAt = 0;
  /** Silence has been counted from here. */
  #quietAt = performance.now();
  #paused = false;

  constructor(stream: MediaStream, times: RecorderTimes, events: RecorderEvents) {
    this.#stream = stream;
    this.#times = times;
    this.#events = events;
    this.#record();
    this.#level = new Level(stream, {level: (level, speech) => this.#hear(level, speech)});
    for (const track of stream.getTracks())
      track.addEventListener('ended', () => events.end('unplugged'), {signal: this.#listening.signal});
  }

  /** Seconds since the recording began. */
  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1000;
  }

  /** Whether somebody has spoken. */
  get spoken(): boolean {
    return this.#speechAt > 0;
  }

  /** Forgets what was recorded, and listens anew. */
  restart(): void {
    this.#quietAt = performance.now();
    this.#drop();
    this.#record();
  }

  /** While it waits, silence ends nothing; that somebody speaks is told all the same. */
  set waits(waits: boolean) {
    this.#paused = waits;
    this.#quietAt = performance.now();
  }

  /** Ends the recording, and gives it. */
  async stop(): Promise<Recording> {
    const recorder = this.#recorder;
    const from = this.#speechAt ? Math.max(0, (this.#speechAt - this.#startedAt) / 1000 - BEFORE) : 0;
    this.#quit();
    if (recorder.state !== 'inactive') {
      const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, {once: true}));
      recorder.stop();
      await stopped;
    }
    return {audio: new Blob(this.#pieces, {type: recorder.mimeType}), from};
  }

  /** Ends the recording, and forgets it. */
  cancel(): void {
    this.#quit();
    this.#drop();
  }

  #quit(): void {
    this.#level.close();
    this.#listening.abort();
  }

  #drop(): void {
    this.#recorder.ondataavailable = null;
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
  }

  #record(): void {
    const pieces: Blob[] = (this.#pieces = []);
    this.#recorder = new MediaRecorder(this.#stream, {mimeType: recordable()!, audioBitsPerSecond: 48_000});
    this.#recorder.ondataavailable = ({data}) => pieces.push(data);
    this.#recorder.start(1000); // what is there stays, when the microphone is suddenly gone
    this.#startedAt = performance.now();
    this.#speechAt = this.#heardAt = this.#loudAt = 0;
  }

  #hear(level: number, speech: boolean | undefined): void {
    const now = performance.now();
    this.#events.level(level);
    if (speech === undefined) {
      if (now - this.#startedAt > this.#times.longest) this.#events.end('longest');
      return;
    }
    if (speech) {
      this.#heardAt = now;
      this.#loudAt ||= now;
      if (!this.#speechAt && now - this.#loudAt >= SPEECH) {
        this.#speechAt = this.#loudAt;
        this.#events.speech();
      }
    } else if (now - this.#heardAt > SPEECH) this.#loudAt = 0;
    if (!this.#speechAt && now - this.#startedAt > FRESH) {
      this.#drop();
      this.#record();
    } else if (!this.#paused) this.#judge(now);
  }

  #judge(now: number): void {
    const {silence, quiet, longest} = this.#times;
    if (!this.#speechAt) {
      if (now - this.#quietAt > quiet) this.#events.end('quiet');
    } else if (now - this.#heardAt > silence) this.#events.end('silence');
    else if (now - this.#speechAt > longest) this.#events.end('longest');
  }
}
