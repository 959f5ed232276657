import {invalidResponse, networkError} from './errors.js';
import {parseEvent, type ChatEvent} from './events.js';
import {loadUnusual} from './lazy.js';
import {FrameParser} from './sse.js';

/**
 * The events of one answer, as they arrive. To be iterated once.
 *
 * Iterating ends when the server closes the stream, and at once, silently, when the signal of the request is aborted. Leaving
 * the loop closes the connection. What is no event that we know is skipped and counted.
 *
 * A failed run is an `error` event, or a `workflow_finished` that says so, not an exception.
 *
 * @throws {DifyChatError} of kind `network`, while iterating, when the connection breaks.
 */
export class EventStream implements AsyncIterable<ChatEvent> {
  readonly #body: ReadableStream<Uint8Array>;
  readonly #signal: AbortSignal | undefined;
  readonly #decoder = new TextDecoder();
  readonly #parser = new FrameParser();
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #skipped = 0;
  #lastId: string | undefined;

  constructor(body: ReadableStream<Uint8Array>, signal?: AbortSignal) {
    this.#body = body;
    this.#signal = signal;
  }

  /** How many frames were not passed on: not JSON, of an unknown name, or of a wrong shape. */
  get skipped(): number {
    return this.#skipped;
  }

  /** The id of the last frame, when the server numbers them: where `workflow.events` may go on (`cursor`). */
  get lastId(): string | undefined {
    return this.#lastId;
  }

  /**
   * The events that arrive next, maybe none; nothing at the end. Cheaper than to iterate, where hundreds come a second.
   *
   * @throws {DifyChatError} like iterating.
   */
  async read(): Promise<ChatEvent[] | undefined> {
    try {
      this.#reader ??= this.#body.getReader();
      const {done, value} = await this.#reader.read();
      if (this.#signal?.aborted) return undefined;
      const events = this.#parse(this.#decoder.decode(value, {stream: !done}), done);
      return done && !events.length ? undefined : events;
    } catch (cause) {
      if (this.#signal?.aborted) return undefined;
      throw networkError(cause);
    }
  }

  /** Closes the connection. */
  close(): void {
    this.#reader?.cancel().catch(() => undefined);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ChatEvent, void, undefined> {
    try {
      for (let events; (events = await this.read());) {
        for (const event of events) {
          if (this.#signal?.aborted) return;
          yield event;
        }
      }
    } finally {
      this.close();
    }
  }

  #parse(text: string, end: boolean): ChatEvent[] {
    const events: ChatEvent[] = [];
    const frames = this.#parser.push(text);
    if (end) frames.push(...this.#parser.end());
    for (const {data, event, id} of frames) {
      this.#lastId = id ?? this.#lastId;
      if (data === undefined && event !== 'ping') continue;
      const parsed = event === 'ping' ? ({event} as const) : parseEvent(data!);
      if (parsed) events.push(parsed);
      else this.#skipped++;
    }
    return events;
  }
}

/**
 * Makes a stream of a response that should be one.
 *
 * A blocking answer instead (JSON, as some proxies make it) becomes a stream of its two events.
 *
 * @throws {DifyChatError} `invalid_response` when it is neither, such as the HTML page of a login or of a proxy.
 */
export async function toEventStream(response: Response, signal?: AbortSignal): Promise<EventStream> {
  const type = response.headers.get('content-type') ?? '';
  if (response.body && type.startsWith('text/event-stream')) return new EventStream(response.body, signal);
  const frames = await (await loadUnusual())?.toFrames(response);
  if (!frames) throw invalidResponse(response);
  return new EventStream(frames, signal);
}
