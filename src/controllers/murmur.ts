import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** The first text waits so many milliseconds: what is over by then is not worth a word. */
const FIRST = 1500;

/** After a text, so many milliseconds of silence. */
const PAUSE = 5000;

/** Says in a live region of its host what is being done, now and then. Of what changes quickly only some is said. */
export class Murmur implements ReactiveController {
  /** What stands in the region. */
  text = '';
  readonly #host: ReactiveControllerHost & Element;
  #next = '';
  #last = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.tell('');
  }

  /** What is being done now; empty: nothing any more. */
  tell(text: string): void {
    this.#next = text;
    if (!text || !this.#host.isConnected) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.text = '';
    } else if (text !== this.text) {
      this.#timer ??= setTimeout(this.#speak, Math.max(FIRST, this.#last + PAUSE - performance.now()));
    }
  }

  readonly #speak = (): void => {
    this.#timer = undefined;
    this.#last = performance.now();
    this.text = this.#next;
    this.#host.requestUpdate();
  };
}
