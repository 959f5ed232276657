import type {ChatErrorEvent} from './events-chat.js';
import {loadUnusual} from './lazy.js';

/**
 * Why something failed, in words that a user interface can act on.
 *
 * - `network`: no answer, or it broke off; also what the browser hides (CORS, offline).
 * - `auth`: the credentials are not (or no longer) good.
 * - `busy`: too many requests just now.
 * - `quota`: the owner's quota is used up.
 * - `not-found`: the conversation, message, run or form is gone.
 * - `input`: what was sent is not what the app asks for.
 * - `file`: a file is not taken.
 * - `configuration`: the app, its model or the address is not set up for this; only its owner can help.
 * - `server`: anything else on the other side.
 */
export type ErrorKind =
  'network' | 'auth' | 'busy' | 'quota' | 'not-found' | 'input' | 'file' | 'configuration' | 'server';

/** What a {@link DifyChatError} is made of besides its message. */
export interface ErrorInit {
  kind: ErrorKind;
  status?: number;
  code?: string;
  params?: string;
  cause?: unknown;
}

/**
 * A failed call to Dify, or a run that failed inside of a stream.
 *
 * `message` is Dify's own text, for logs only: it may hold details of the model's provider. Show words of your own by
 * `code` or `kind`.
 */
export class DifyChatError extends Error {
  override readonly name = 'DifyChatError';
  readonly kind: ErrorKind;
  /** HTTP status; 0 when there was no response. */
  readonly status: number;
  /** Dify's code (`conversation_completed`), one of ours (`network_error`), or `unknown`. */
  readonly code: string;
  /** The field at fault, when Dify names it. */
  readonly params: string | undefined;

  constructor(message: string, {kind, status = 0, code = 'unknown', params, cause}: ErrorInit) {
    super(message || code, {cause});
    this.kind = kind;
    this.status = status;
    this.code = code;
    this.params = params;
  }

  /**
   * Makes an error of an `error` event.
   *
   * One without a code is a run that was refused before it began (releases after 1.14): kind `input`, code `run_refused`.
   * Any other `invalid_param` is no fault of the input, since the run had begun: mostly the model's provider failed.
   */
  static from(event: Pick<ChatErrorEvent, 'code' | 'status' | 'message'>): DifyChatError {
    const init = classify(event);
    if (!event.code) Object.assign(init, {kind: 'input', code: 'run_refused'});
    else if (init.kind === 'input') init.kind = 'server';
    return new DifyChatError(init.message || 'The run failed.', init);
  }

  /** Whether the same request may succeed a little later. */
  get retryable(): boolean {
    return this.kind === 'network' || this.kind === 'busy' || this.kind === 'server';
  }
}

/** Kinds by Dify's code; the first that matches counts. */
const KINDS: [ErrorKind, RegExp][] = [
  ['busy', /^too_many_req|_rate_limit_exc/],
  ['quota', /quota|^rate_limit/],
  ['auth', /^unauthorized|^web_|upload_token/],
  ['file', /file|audio/],
  ['not-found', /not_found|_completed|form_(sub|exp)/],
  ['configuration', /not_|disabled|unavailable|unsupported|forbidden|bad_request/],
  ['input', /^invalid_/],
];

/** What Dify says of a failure; checked here. */
interface Report {
  code?: unknown;
  message?: unknown;
  params?: unknown;
  status?: unknown;
  /** For a report without a code. */
  kind?: ErrorKind | undefined;
}

function classify({code: given, message: text, params, status, kind}: Report): ErrorInit & {message: string} {
  const message = typeof text === 'string' ? text : '';
  let code = typeof given === 'string' && given !== 'unknown' ? given : undefined;
  // Dify tells of too many concurrent requests by a text.
  if (code === 'invalid_param' && message.startsWith('Too many requests')) code = 'too_many_requests';
  return {
    message,
    kind: (code ? KINDS.find(([, pattern]) => pattern.test(code))?.[0] : kind) ?? 'server',
    status: typeof status === 'number' ? status : 0,
    code,
    params: typeof params === 'string' ? params : undefined,
  };
}

/**
 * Makes an error of a response that is not ok. Reads its body; never throws.
 *
 * HTML, empty and broken bodies give an error by status.
 */
export async function toDifyChatError(response: Response): Promise<DifyChatError> {
  const unusual = await loadUnusual();
  const init = classify((await unusual?.readRefusal(response)) ?? {status: response.status});
  return new DifyChatError(init.message, init);
}

/** The error of a connection that failed or broke. A browser does not tell why: offline, CORS, or a server that is down. */
export function networkError(cause: unknown): DifyChatError {
  const {message} = cause instanceof Error ? cause : {message: ''};
  return new DifyChatError(message, {kind: 'network', code: 'network_error', cause});
}

/** The error of an answer that is none of Dify's: the page of a login or a proxy, nothing, or broken JSON. */
export function invalidResponse({status, headers}: Response): DifyChatError {
  const type = headers.get('content-type') ?? '';
  return new DifyChatError(`Not of Dify: ${type}`, {kind: 'server', status, code: 'invalid_response'});
}
