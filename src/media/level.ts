/** How loud it is, ten times a second. */
const PAUSE = 100;

/** Above this it is never silence, below that never speech: root mean square of samples from -1 to 1. */
const LOUD = 0.05;
const FAINT = 0.008;

/** Speech is so much louder than what else is heard. */
const ABOVE = 3;

/** What it is told. */
export interface LevelEvents {
  /** How loud it is, from 0 to 1 as it is heard, and whether that is speech; undefined where the browser does not tell. */
  readonly level: (level: number, speech: boolean | undefined) => void;
}

/** Listens how loud a microphone is. */
export class Level {
  readonly #events: LevelEvents;
  readonly #context: AudioContext;
  readonly #analyser: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;
  readonly #timer: ReturnType<typeof setInterval>;
  /** What is heard when nobody speaks. */
  #floor = LOUD / ABOVE;

  constructor(stream: MediaStream, events: LevelEvents) {
    this.#events = events;
    this.#context = new AudioContext();
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = 2048;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    void this.#context.resume().catch(() => undefined);
    this.#timer = setInterval(() => this.#look(), PAUSE);
  }

  close(): void {
    clearInterval(this.#timer);
    void this.#context.close().catch(() => undefined);
  }

  #look(): void {
    if (this.#context.state !== 'running') return this.#events.level(0, undefined);
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let sum = 0;
    for (const sample of this.#samples) sum += sample * sample;
    const loud = Math.sqrt(sum / this.#samples.length);
    // What is silence falls at once and rises slowly: a long word is none.
    this.#floor = Math.min(loud, this.#floor * 1.005 + 1e-5);
    const speech = loud > Math.min(LOUD, Math.max(FAINT, this.#floor * ABOVE));
    // From -50 dB, which is hardly heard, to -10 dB.
    this.#events.level(Math.min(1, Math.max(0, (20 * Math.log10(loud || 1e-9) + 50) / 40)), speech);
  }
}
