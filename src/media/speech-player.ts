import {DecodedOutput} from './decoded-output.js';
import type {Output} from './output.js';
import {StreamOutput} from './stream-output.js';

/**
 * How far speech is.
 *
 * - `loading`: nothing is heard yet · `playing` · `paused`
 * - `blocked`: the browser allows sound only once the visitor has pressed something
 * - `ended`: all was heard · `failed`: it is nothing that can be played
 */
export type SpeechState = 'loading' | 'playing' | 'paused' | 'blocked' | 'ended' | 'failed';

/** So many bytes tell whether it is MP3. */
const ENOUGH = 3;

/** Plays one speech, whose bytes come piece by piece: from the first one on where the browser can. */
export class SpeechPlayer {
  #state: SpeechState = 'loading';
  readonly #changed: () => void;
  /** What is needed again if the browser, or the page, does not let it be played as it comes. */
  #kept: Uint8Array<ArrayBuffer>[] = [];
  #output: Output | undefined;
  /** There are enough bytes to know what it is. */
  #known = false;
  #complete = false;
  #wanted = true;
  #heard = false;

  /**
   * @param changed - Hears that the state is another.
   * @param pressed - The visitor has just pressed something. Browsers that remember that not for long allow sound now, before there is any.
   */
  constructor(changed: () => void, pressed = false) {
    this.#changed = changed;
    if (pressed && StreamOutput.possible) this.#open(StreamOutput);
  }

  get state(): SpeechState {
    return this.#state;
  }

  /** More bytes of it. */
  add(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#over || !bytes.length) return;
    if (!this.#heard) this.#kept.push(bytes);
    if (this.#known) this.#output!.add(bytes);
    else if (this.#kept.reduce((sum, {length}) => sum + length, 0) >= ENOUGH) this.#recognize();
  }

  /** Nothing follows. */
  end(): void {
    this.#complete = true;
    if (this.#known) this.#output!.end();
    else if (!this.#over) this.#fail();
  }

  /** Goes on, or tries again where it was not allowed. */
  play(): void {
    if (this.#over) return;
    this.#wanted = true;
    void this.#play();
  }

  pause(): void {
    this.#wanted = false;
    this.#output?.pause();
    if (!this.#over) this.#set('paused');
  }

  /** Silence, for good. */
  stop(): void {
    this.#output?.close();
    this.#set('ended');
  }

  get #over(): boolean {
    return this.#state === 'ended' || this.#state === 'failed';
  }

  #recognize(): void {
    this.#known = true;
    const streams = StreamOutput.possible && isMp3(this.#kept);
    if (streams && this.#output) for (const bytes of this.#kept) this.#output.add(bytes);
    else this.#open(streams ? StreamOutput : DecodedOutput);
  }

  #open(kind: typeof StreamOutput | typeof DecodedOutput): void {
    this.#output?.close();
    const output: Output = new kind({
      started: () => {
        this.#heard = true;
        this.#kept = [];
        if (this.#wanted && !this.#over) this.#set('playing');
      },
      ended: () => this.stop(),
      failed: () => {
        if (output !== this.#output || this.#over) return;
        if (this.#heard || kind === DecodedOutput) this.#fail();
        else this.#open(DecodedOutput);
      },
    });
    this.#output = output;
    if (this.#known) for (const bytes of this.#kept) output.add(bytes);
    if (this.#known && this.#complete) output.end();
    if (this.#wanted) void this.#play();
  }

  #fail(): void {
    this.#output?.close();
    this.#set('failed');
  }

  async #play(): Promise<void> {
    const output = this.#output;
    try {
      await output?.play();
      if (this.#heard && this.#wanted && !this.#over) this.#set('playing');
    } catch (error) {
      if ((error as Error).name !== 'NotAllowedError' || output !== this.#output || this.#over) return;
      this.#wanted = false;
      this.#set('blocked');
    }
  }

  #set(state: SpeechState): void {
    if (state === this.#state) return;
    this.#state = state;
    if (this.#over) this.#kept = [];
    this.#changed();
  }
}

/** Whether these bytes begin as MP3 does: with a tag, or with a frame of layer III. */
function isMp3(pieces: readonly Uint8Array[]): boolean {
  const [a = 0, b = 0, c = 0] = pieces.flatMap((piece) => [...piece.subarray(0, ENOUGH)]);
  return (a === 0x49 && b === 0x44 && c === 0x33) || (a === 0xff && (b & 0xe6) === 0xe2);
}
