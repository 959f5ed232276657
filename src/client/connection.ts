import {Credentials, type Auth} from './auth.js';
import {DifyChatError, invalidResponse, networkError, toDifyChatError} from './errors.js';
import {isObject} from './guard.js';
import {toJson} from './json.js';
import {loadUnusual} from './lazy.js';
import {toEventStream, type EventStream} from './stream.js';
import {normalizeBaseUrl, originOf, resolveUrl} from './url.js';

/** Dify's two families of routes: the Service API (`/v1`, by key) and the WebApp API (`/api`, by passport). */
export type Family = 'service' | 'webapp';

/** Where Dify is, who asks, and how that is proved. */
export interface ClientOptions {
  /** `https://host/v1`, `https://host/api`, the address of a proxy of yours, or just the origin. */
  baseUrl: string;
  auth: Auth;
  /**
   * Who is chatting: the owner of conversations and files, sent with every call. With an app code it is the one for whom
   * the passport is made, and should be unguessable.
   *
   * Left out, all callers are one in the Service API, and each client is a new one in the WebApp API.
   */
  user?: string;
  /** @default 'webapp' with an app code and when the base URL ends in `/api`, else 'service' */
  family?: Family;
  /** How long a call may take, in milliseconds. Streams, blocking runs and files may take for ever. @default 60000 */
  timeout?: number;
  /** @default globalThis.fetch */
  fetch?: typeof fetch;
}

/** An HTTP method that Dify's routes know. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What goes along with a call. */
export interface CallOptions {
  /** What is undefined is left out. */
  query?: Record<string, string | number | boolean | undefined>;
  /** Sent as JSON, or as it is when it is a form. */
  body?: Record<string, unknown> | FormData;
  signal?: AbortSignal;
  /** Instead of the client's own credentials and `user`. */
  headers?: HeadersInit;
  /** Whether it is no failure when the answer has no body. */
  empty?: boolean;
  /** Whether the call has no time limit. */
  long?: boolean;
  /** Whether it goes on when the page has gone. */
  keepalive?: boolean;
  /** Whether it is sent again after a passing failure. @default only when the method is GET */
  repeat?: boolean;
  /** What sends it. @default that of the client's options */
  fetch?: typeof fetch | undefined;
}

/** What one setting of the options means for a call. */
export interface Target {
  readonly base: string;
  readonly options: ClientOptions;
  readonly credentials: Credentials;
  readonly family: Family;
}

/**
 * Talks HTTP with a Dify: address, credentials, user, time limits, repetition, errors. What a chat needs of it; the client has
 * the whole, `Http`.
 */
export class Connection {
  /** @internal Where calls go. One that is under way keeps the target with which it began. */
  target: Target;

  /** @throws {DifyChatError} `invalid_base_url` */
  constructor(options: ClientOptions) {
    this.target = this.aim(options);
  }

  /** Which family of routes is talked to. */
  get family(): Family {
    return this.target.family;
  }

  /** Dify's own address, without `/v1` or `/api`: where its relative file addresses belong. */
  get origin(): string {
    return originOf(this.target.base);
  }

  /** A file's address as Dify gives it, made absolute; undefined for anything but http(s). */
  resolve(url: string): string | undefined {
    return resolveUrl(url, this.origin);
  }

  /**
   * Calls, and reads the object of the answer. Undefined for an empty one, where `empty` allows that.
   *
   * @throws {DifyChatError} for every failure; `invalid_response` when the answer is no object. An abort throws its reason.
   */
  json<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
    return this.call(this.target, method, path, options, readObject<T>);
  }

  /**
   * Opens a stream of events. The signal ends it too.
   *
   * @throws {DifyChatError} when it does not open. An abort throws its reason.
   */
  stream(path: string, given: CallOptions & {method?: Method}): Promise<EventStream> {
    const {method = 'POST', ...options} = bare(given);
    return this.call(this.target, method, path, {...options, long: true}, (response) =>
      toEventStream(response, options.signal),
    );
  }

  /** What options mean. */
  protected aim(options: ClientOptions): Target {
    const {auth, user} = options;
    const base = normalizeBaseUrl(options.baseUrl, auth);
    // The call that needs it is the one that is repeated.
    const askPassport = (headers: Headers) =>
      this.call<{access_token?: unknown}>(
        target,
        'GET',
        '/passport',
        {headers, query: {user_id: user}, repeat: false},
        readObject,
      );
    const target: Target = {
      base,
      options: bare(options),
      credentials: new Credentials(auth, askPassport),
      family: options.family ?? ('appCode' in auth || base.endsWith('/api') ? 'webapp' : 'service'),
    };
    return target;
  }

  /** @internal Sends, reads, sends again where that may help, and makes one kind of error of all that can go wrong. */
  async call<T>(
    target: Target,
    method: Method,
    path: string,
    given: CallOptions,
    read: (response: Response, options: CallOptions) => Promise<T>,
  ): Promise<T> {
    const options = bare(given);
    const {signal, repeat = method === 'GET'} = options;
    const limit = options.long ? undefined : AbortSignal.timeout(target.options.timeout ?? 60_000);
    const end = signal && limit ? AbortSignal.any([signal, limit]) : (signal ?? limit);
    let failure: DifyChatError | undefined;
    let refused: Response | undefined;
    for (let attempt = 0; ; attempt++) {
      try {
        const again = failure && loadUnusual().then((unusual) => unusual?.pause(failure!, attempt, refused));
        if (again && !(await abortable(again, end))) throw failure!;
        refused = undefined;
        const response = await send(target, method, path, options, end);
        if (response.ok) return await read(response, options);
        refused = response;
        throw await abortable(toDifyChatError(response), end);
      } catch (cause) {
        signal?.throwIfAborted();
        if (limit?.aborted) throw new DifyChatError('', {kind: 'network', code: 'timeout', cause});
        const error = cause instanceof DifyChatError ? cause : networkError(cause);
        if (!repeat || error === failure) throw error;
        failure = error;
      }
    }
  }
}

/** A copy that has nothing of what a page may have added to every object. */
function bare<T extends object>(options: T): T {
  return {__proto__: null, ...options};
}

/** Sends once, and once more when the credentials were refused and may be renewed. */
async function send(
  {base, options, credentials, family}: Target,
  method: Method,
  path: string,
  {query, body, headers, keepalive, fetch: ownFetch = options.fetch ?? fetch}: CallOptions,
  signal?: AbortSignal,
): Promise<Response> {
  const owner = headers || family === 'webapp' ? undefined : options.user || undefined;
  const url = new URL(base + path);
  for (const [name, value] of Object.entries(method === 'GET' ? {...query, user: owner} : {...query})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const form = body instanceof FormData;
  if (form && owner) body.set('user', owner);
  const json = !form && method !== 'GET' && (body ?? owner) ? toJson({...body, user: owner}) : undefined;
  let own = headers ? new Headers(headers) : await abortable(credentials.headers(), signal);
  for (let renewed = false; ; renewed = true) {
    const all = new Headers(own);
    if (json) all.set('Content-Type', 'application/json');
    const init = bare({
      method,
      headers: all,
      body: form ? body : json,
      signal,
      credentials: 'omit',
      keepalive,
    } as const);
    const response = await ownFetch(url, init);
    if (response.status !== 401 || headers || renewed) return response;
    const better = await abortable(credentials.renew(own), signal);
    if (!better) return response;
    own = better;
    await response.body?.cancel();
  }
}

async function readObject<T>(response: Response, {empty}: CallOptions): Promise<T> {
  const text = await response.text();
  if (!text && empty) return undefined as T;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Said below.
  }
  if (isObject(value)) return value as T;
  throw invalidResponse(response);
}

/** Waits no longer than until the signal is aborted. */
function abortable<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
