import type {Output, OutputEvents} from './output.js';

/** When less than so many seconds of sound are left, more is made of what has arrived. */
const AHEAD = 2;

/** A clock tells the end of a sound not exactly, in seconds. */
const END = 0.05;

/** A browser that allows sound begins with it within so many milliseconds. */
const ALLOWED = 500;

/**
 * Plays speech of any format that the browser can decode, and needs no address for it. What has arrived is decoded from its
 * beginning each time, of which the new end is played: so there is no gap where pieces meet.
 */
export class DecodedOutput implements Output {
  readonly #events: OutputEvents;
  readonly #context = new AudioContext();
  #bytes = new Uint8Array();
  /** Bytes and seconds that have been made sound. */
  #known = 0;
  #seconds = 0;
  /** When the sound made so far ends, by the context's clock. */
  #until = 0;
  #complete = false;
  #busy = false;
  #started = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(events: OutputEvents) {
    this.#events = events;
  }

  add(bytes: Uint8Array<ArrayBuffer>): void {
    const all = new Uint8Array(this.#bytes.length + bytes.length);
    all.set(this.#bytes);
    all.set(bytes, this.#bytes.length);
    this.#bytes = all;
    void this.#look();
  }

  end(): void {
    this.#complete = true;
    void this.#look();
  }

  async play(): Promise<void> {
    const context = this.#context;
    // Where sound is not allowed, this waits for ever.
    const refused = new Promise((resolve) => setTimeout(resolve, ALLOWED));
    await Promise.race([context.resume(), refused]);
    if (context.state === 'suspended') {
      this.pause(); // else it would begin with whatever the visitor presses next
      throw new DOMException('', 'NotAllowedError');
    }
    this.#tell();
    void this.#look();
  }

  pause(): void {
    void this.#context.suspend().catch(() => undefined);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#complete = true;
    this.#known = this.#bytes.length;
    void this.#context.close().catch(() => undefined);
  }

  get #closed(): boolean {
    return this.#context.state === 'closed';
  }

  /** Makes more sound when it is needed, and looks again later. */
  async #look(): Promise<void> {
    if (this.#busy || this.#closed) return;
    clearTimeout(this.#timer);
    const left = this.#until - this.#context.currentTime;
    const fresh = this.#known < this.#bytes.length;
    if (fresh && left < AHEAD) {
      this.#busy = true;
      await this.#decode();
      this.#busy = false;
      void this.#look();
    } else if (fresh) this.#timer = setTimeout(() => void this.#look(), (left - AHEAD / 2) * 1000);
    else if (this.#complete && !this.#seconds) this.#events.failed();
    else if (this.#complete && left < END) this.#events.ended();
  }

  async #decode(): Promise<void> {
    const context = this.#context;
    const {length} = this.#bytes;
    try {
      const audio = await context.decodeAudioData(this.#bytes.slice().buffer);
      if (this.#closed) return;
      const start = Math.max(this.#until, context.currentTime);
      const fresh = audio.duration - this.#seconds;
      this.#known = length;
      if (fresh <= 0) return;
      const source = context.createBufferSource();
      source.buffer = audio;
      source.connect(context.destination);
      source.start(start, this.#seconds);
      this.#seconds = audio.duration;
      this.#until = start + fresh;
      source.addEventListener('ended', () => void this.#look());
      this.#tell();
    } catch {
      // Too little yet, or nothing that can be heard.
      this.#known = length;
    }
  }

  #tell(): void {
    if (this.#started || !this.#seconds || this.#context.state !== 'running') return;
    this.#started = true;
    this.#events.started();
  }
}
