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

  async *[Symbol.asyncIterator](): AsyncGenerator<ChatEvent, void, undefined> {
    const reader = this.#body.getReader();
    const decoder = new TextDecoder();
    const parser = new FrameParser();
    const aborted = () => this.#signal?.aborted;
    try {
      for (let ended = false; !ended;) {
        const {done, value} = await reader.read();
        ended = done;
        const text = decoder.decode(value, {stream: !done});
        for (const {data, event, id} of done ? [...parser.push(text), ...parser.end()] : parser.push(text)) {
          this.#lastId = id ?? this.#lastId;
          if (data === undefined && event !== 'ping') continue;
          const parsed = event === 'ping' ? ({event} as const) : parseEvent(data!);
          if (aborted()) return;
          if (parsed) yield parsed;
          else this.#skipped++;
        }
      }
    } catch (cause) {
      if (!aborted()) throw networkError(cause);
    } finally {
      reader.cancel().catch(() => undefined);
    }
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
