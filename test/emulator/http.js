import {request as httpRequest} from 'node:http';
import {headerMap} from './recording.js';

/**
 * Sends one request exactly as given and keeps what comes back while it comes.
 *
 * @param base `http://host:port` of the emulator.
 * @param headers pairs in wire order; the `Host` may name another server. `Content-Length` is set from `body`.
 */
export function send(base, {method, target, headers, body}) {
  const {hostname, port} = new URL(base);
  const content = body === undefined ? undefined : Buffer.from(body);
  const pairs = headers.filter(([name]) => name.toLowerCase() !== 'content-length');
  if (content) pairs.push(['Content-Length', String(content.length)]);
  pairs.push(['Connection', 'close']);
  const request = httpRequest({hostname, port, method, path: target, headers: pairs.flat(), agent: false});
  const answer = new Answer(request);
  request.end(content);
  return answer;
}

/** An answer that is coming or has come. */
export class Answer {
  status = 0;
  headers = {};
  /** Whether all has come (`complete`), the client went away (`closed`) or the connection broke (`broken`). */
  end = undefined;
  /** Milliseconds from the request to the head of the answer. */
  head = undefined;
  #begun = performance.now();
  #pieces = [];
  #listeners = new Set();
  #request;

  constructor(request) {
    this.#request = request;
    request.on('response', (response) => {
      this.status = response.statusCode;
      this.head = performance.now() - this.#begun;
      this.headers = headerMap(pairUp(response.rawHeaders));
      response.on('data', (piece) => this.#changed(() => this.#pieces.push(piece)));
      response.on('end', () => this.#finish('complete'));
      response.on('close', () => this.#finish('broken'));
      this.#changed(() => undefined);
    });
    request.on('error', () => this.#finish('broken'));
    request.on('close', () => this.#finish('broken'));
  }

  get bytes() {
    return Buffer.concat(this.#pieces);
  }

  get text() {
    return this.bytes.toString('utf8');
  }

  /** Goes away before the end. */
  close() {
    this.#finish('closed');
    this.#request.destroy();
  }

  /** Waits until a condition of this answer holds. Resolves to false when it has ended or time (ms) is up without it. */
  until(condition, time) {
    if (condition()) return Promise.resolve(true);
    if (this.end) return Promise.resolve(false);
    return new Promise((resolve) => {
      const done = (result) => {
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve(result);
      };
      const look = () => {
        if (condition()) done(true);
        else if (this.end) done(false);
      };
      const timer = setTimeout(() => done(condition()), time);
      this.#listeners.add(look);
    });
  }

  #finish(end) {
    if (!this.end) this.#changed(() => (this.end = end));
  }

  #changed(change) {
    change();
    for (const listener of [...this.#listeners]) listener();
  }
}

const pairUp = (raw) => raw.flatMap((name, index) => (index % 2 ? [] : [[name, raw[index + 1]]]));
