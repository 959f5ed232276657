/**
 * What a call needs that does not go as usual: reading a refusal, sending again, an answer that is no stream. A chunk of its
 * own, which imports nothing: it must work, whatever the address of the code that fetches it.
 */
import type {ErrorInit, ErrorKind} from './error-kinds.js';

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

/** Kinds by HTTP status, for bodies without a code: those come from proxies, and from routes that do not exist. */
const STATUS_KINDS = {
  400: 'input',
  401: 'auth',
  403: 'auth',
  404: 'configuration',
  405: 'configuration',
  413: 'file',
  415: 'file',
  429: 'busy',
} satisfies Record<number, ErrorKind> as Partial<Record<number, ErrorKind>>;

/** Waits before a call is sent again, in milliseconds, give or take a half. */
const WAITS = [400, 1200];
/** A server that asks for more patience is not asked again. */
const LONGEST_WAIT = 10_000;

/**
 * What a response that is not ok says. Reads the body; never throws. HTML, empty and broken bodies say nothing: of a proxy's
 * page nothing is kept, and the status alone counts.
 */
export async function readRefusal(response: Response): Promise<ErrorInit & {message: string}> {
  const {status, statusText, headers} = response;
  let body: Partial<Record<string, unknown>> = {};
  try {
    // An answer may be null, which has no fields to read.
    if (headers.get('content-type')?.includes('json')) body = Object(await response.json()) as typeof body;
    else await response.body?.cancel();
  } catch {
    // The status says enough.
  }
  const {errors} = body;
  const field = errors && typeof errors === 'object' ? Object.keys(errors)[0] : undefined;
  const message = toText(body.message) ?? `HTTP ${status} ${statusText}`.trim();
  // A proxy that takes no more bytes has no code for that.
  let code = toText(body.code) ?? (field ? 'invalid_param' : status === 413 ? 'file_too_large' : undefined);
  // Dify tells of too many concurrent requests by a text.
  if (code === 'invalid_param' && message.startsWith('Too many requests')) code = 'too_many_requests';
  if (code === 'unknown') code = undefined;
  const kind = (code ? KINDS.find(([, pattern]) => pattern.test(code))?.[0] : STATUS_KINDS[status]) ?? 'server';
  const params = toText(body.params) ?? field;
  return {message, kind, status, ...(code && {code}), ...(params && {params})};
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

/**
 * Waits before a call that failed is sent again, for the `attempt`-th time. Resolves to false, at once, when that would not
 * help: a used-up quota is not over in a moment.
 */
export async function pause(
  {kind, status}: {kind: string; status: number},
  attempt: number,
  refused?: Response,
): Promise<boolean> {
  const passes = kind === 'network' || kind === 'busy' || (status > 501 && status < 505);
  const wanted = Number(refused?.headers.get('retry-after')) * 1000 || 0;
  const wait = Math.max((WAITS[attempt - 1] ?? Infinity) * (0.5 + Math.random()), wanted);
  if (!passes || wait > LONGEST_WAIT) return false;
  await new Promise((resolve) => setTimeout(resolve, wait));
  return true;
}

/** The stream of a blocking answer, which has two events. None for what is no answer; of a proxy's page nothing is kept. */
export async function toFrames(response: Response): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined> {
  try {
    const answer = (await response.json()) as {event?: unknown} | null;
    if (typeof answer?.event !== 'string') return undefined;
    const events = answer.event === 'message' ? [answer, {...answer, event: 'message_end'}] : [answer];
    return new Blob(events.map((event) => `data: ${JSON.stringify(event)}\n\n`)).stream();
  } catch {
    return undefined;
  }
}
