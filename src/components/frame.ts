import {LitElement, css, html, nothing, type PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {READY, type FrameKind, type FrameReport, type FrameTask} from '../frame/protocol.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';

/** So long a document may be on its way, in milliseconds. */
const PATIENCE = 20_000;
/** A document that is there says so at once; one that the page's policy refused never does. */
const GRACE = 1000;
/** So long a drawing may take. */
const DRAWING = 5000;

/** Largest size that is believed, in pixels. */
const LARGEST = 20_000;

/** Where the documents are: in the folder above this code's. (A variable, so that no bundler takes it for a file to pack.) */
const HERE = import.meta.url;

/**
 * A document without an origin that draws what the page itself may not: see `src/frame/`. What it says is not trusted.
 *
 * @customElement dify-chat-frame
 * @fires drawn - It has drawn its task; `size` says how large.
 * @fires failed - It cannot be had, is refused by the page's policy, takes too long, or cannot draw this.
 * @fires escape - Escape was pressed in it.
 */
export class DifyChatFrame extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      iframe {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        border: 0;
      }
    `,
  ];

  @property({attribute: false}) kind: FrameKind = 'mermaid';
  @property({attribute: false}) task!: FrameTask;

  /** The natural size of what was drawn; 0 where it takes any. */
  size = {width: 0, height: 0};

  /** It is no longer waited for. */
  @state() private failed = false;

  @query('iframe') private iframe!: HTMLIFrameElement | null;

  #port: MessagePort | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('message', this.#meet);
    this.#wait(PATIENCE);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('message', this.#meet);
    this.#end();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('task')) this.#ask();
  }

  protected override render() {
    if (this.failed) return nothing;
    const address = new URL(`../frame-${this.kind}.html`, HERE);
    return html`<iframe
      sandbox="allow-scripts allow-forms"
      referrerpolicy="no-referrer"
      title=${this.task.name}
      src=${address.href}
      @load=${this.#loaded}
    ></iframe>`;
  }

  readonly #loaded = (): void => {
    if (!this.#port) this.#wait(GRACE);
  };

  readonly #meet = ({source, data}: MessageEvent): void => {
    if (data !== READY || !source || source !== this.iframe?.contentWindow) return;
    const {port1, port2} = new MessageChannel();
    this.#port = port1;
    port1.onmessage = this.#hear;
    // To whatever origin: it has none.
    source.postMessage('', {targetOrigin: '*', transfer: [port2]});
    this.#ask();
  };

  #ask(): void {
    if (!this.#port) return;
    this.#port.postMessage(this.task);
    this.#wait(DRAWING);
  }

  readonly #hear = ({data}: MessageEvent): void => {
    const report = data as Partial<Record<keyof (FrameReport & {width: 0; height: 0}), unknown>> | null;
    if (report?.type === 'drawn') {
      clearTimeout(this.#timer);
      this.size = {width: bounded(report.width), height: bounded(report.height)};
      this.dispatchEvent(new Event('drawn'));
    } else if (report?.type === 'failed') {
      this.#fail();
    } else if (report?.type === 'escape') {
      this.dispatchEvent(new Event('escape'));
    }
  };

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(), ms);
  }

  /** What hangs is removed. */
  #fail(): void {
    this.#end();
    this.failed = true;
    this.dispatchEvent(new Event('failed'));
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#port = undefined;
  }
}

const bounded = (value: unknown): number =>
  typeof value === 'number' && value > 0 ? Math.min(Math.ceil(value), LARGEST) : 0;

define('dify-chat-frame', DifyChatFrame);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-frame': DifyChatFrame;
  }
}
