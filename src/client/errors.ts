import type {ChatErrorEvent} from './events-chat.js';
import type {ErrorInit, ErrorKind} from './error-kinds.js';
import {loadUnusual} from './lazy.js';

export type {ErrorInit, ErrorKind};

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
    const {code, status, message} = event as Record<string, unknown>;
    const known = typeof code === 'string' ? code : '';
    // Few codes come in a stream: of a quota, of models and providers that are not set up, and of what failed.
    const kind = known.includes('quota') ? 'quota' : known.includes('_not_') ? 'configuration' : 'server';
    return new DifyChatError(typeof message === 'string' ? message : '', {
      kind: code ? kind : 'input',
      code: code ? known || undefined : 'run_refused',
      status: typeof status === 'number' ? status : 0,
    });
  }

  /** Whether the same request may succeed a little later. */
  get retryable(): boolean {
    return this.kind === 'network' || this.kind === 'busy' || this.kind === 'server';
  }
}

/**
 * Makes an error of a response that is not ok. Reads its body; never throws.
 *
 * HTML, empty and broken bodies give an error by status.
 */
export async function toDifyChatError(response: Response): Promise<DifyChatError> {
  const {status} = response;
  const unusual = await loadUnusual();
  const init = (await unusual?.readRefusal(response)) ?? {message: '', kind: 'server', status};
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

/** A failure as one of ours. */
export function asError(cause: unknown): DifyChatError {
  return cause instanceof DifyChatError ? cause : new DifyChatError(String(cause), {kind: 'server', cause});
}
