import type {Output, OutputEvents} from './output.js';

const MP3 = 'audio/mpeg';

/** The seconds of what was heard that are kept where the browser has no room for more. */
const BEHIND = 5;

interface Sources {
  /** Apple's, on phones. */
  readonly ManagedMediaSource?: typeof MediaSource;
  readonly MediaSource?: typeof MediaSource;
}

const sourceClass = () => {
  const {ManagedMediaSource, MediaSource: Plain} = globalThis as Sources;
  return ManagedMediaSource ?? Plain;
};

/** Plays MP3 while it arrives, where the browser does that by itself: not in Firefox, nor where a page allows no `blob:` media. */
export class StreamOutput implements Output {
  readonly #audio = new Audio();
  readonly #source: MediaSource;
  readonly #waiting: Uint8Array<ArrayBuffer>[] = [];
  readonly #url: string;
  #buffer: SourceBuffer | undefined;
  #complete = false;
  #failed: () => void;

  /** Whether the browser can. */
  static get possible(): boolean {
    return !!sourceClass()?.isTypeSupported(MP3);
  }

  constructor(events: OutputEvents) {
    const audio = this.#audio;
    this.#failed = events.failed;
    this.#source = new (sourceClass()!)();
    this.#source.addEventListener('sourceopen', () => this.#open(), {once: true});
    audio.disableRemotePlayback = true; // without this a managed source does not open
    audio.addEventListener('playing', events.started);
    audio.addEventListener('ended', events.ended);
    audio.addEventListener('error', () => this.#failed());
    audio.addEventListener('timeupdate', () => this.#pump());
    this.#url = URL.createObjectURL(this.#source);
    audio.src = this.#url;
  }

  add(bytes: Uint8Array<ArrayBuffer>): void {
    this.#waiting.push(bytes);
    this.#pump();
  }

  end(): void {
    this.#complete = true;
    this.#pump();
  }

  play(): Promise<void> {
    return this.#audio.play();
  }

  pause(): void {
    this.#audio.pause();
  }

  close(): void {
    this.#failed = () => undefined; // to take its source away is an error to it
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    this.#audio.load();
    URL.revokeObjectURL(this.#url);
  }

  #open(): void {
    URL.revokeObjectURL(this.#url);
    if (this.#source.readyState !== 'open') return; // it was closed meanwhile
    this.#buffer = this.#source.addSourceBuffer(MP3);
    this.#buffer.addEventListener('updateend', () => this.#pump());
    this.#pump();
  }

  /** Hands on what waits, a piece at a time. */
  #pump(): void {
    const buffer = this.#buffer;
    if (!buffer || buffer.updating || this.#source.readyState !== 'open') return;
    const [next] = this.#waiting;
    try {
      if (next) {
        buffer.appendBuffer(next);
        this.#waiting.shift();
      } else if (this.#complete) this.#source.endOfStream();
    } catch (error) {
      // Too much at once: what was heard makes room, and more is taken while the rest is heard.
      const heard = this.#audio.currentTime - BEHIND;
      if ((error as Error).name !== 'QuotaExceededError') this.#failed();
      else if (heard > 0) buffer.remove(0, heard);
    }
  }
}
