import type {ReactiveController, ReactiveControllerHost, TemplateResult} from 'lit';

/** How long it is said that something is done, in milliseconds. */
const DONE = 2000;

/** Says for a while that something is done, and until the next try that it failed. */
export class Report implements ReactiveController {
  /** For a screen reader. */
  said = '';
  /** The icon of what was just done. */
  done: TemplateResult | undefined;
  /** What went wrong. */
  problem = '';
  /** Does again what went wrong. */
  retry: (() => void) | undefined;
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#rest();
  }

  /** It is done. */
  say(text: string, done?: TemplateResult): void {
    this.problem = '';
    this.#tell(text, done);
  }

  /** It failed. */
  fail(text: string, retry?: () => void): void {
    this.problem = text;
    this.retry = retry;
    this.#tell(text);
  }

  /** Nothing is wrong any more. */
  clear(): void {
    this.problem = '';
    this.#host.requestUpdate();
  }

  #tell(text: string, done?: TemplateResult): void {
    clearTimeout(this.#timer);
    this.said = text;
    this.done = done;
    this.#timer = setTimeout(() => this.#rest(), DONE);
    this.#host.requestUpdate();
  }

  #rest(): void {
    this.said = '';
    this.done = undefined;
    this.#host.requestUpdate();
  }
}
