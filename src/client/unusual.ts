/**
 * What a call needs that does not go as usual: reading a refusal, sending again, an answer that is no stream. A chunk of its
 * own, which imports nothing: it must work, whatever the address of the code that fetches it.
 */

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
} as const;

/** Waits before a call is sent again, in milliseconds, give or take a half. */
const WAITS = [400, 1200];
/** A server that asks for more patience is not asked again. */
const LONGEST_WAIT = 10_000;

/**
 * What a response that is not ok says, as an `error` event would, and the kind that its status alone stands for. Reads the
 * body; never throws. HTML, empty and broken bodies say nothing: of a proxy's page nothing is kept.
 */
export async function readRefusal(response: Response) {
  const {status, statusText, headers} = response;
  let body: Partial<Record<string, unknown>> = {};
  try {
    // An answer may be null, which has no fields to read.
    if (headers.get('content-type')?.includes('json')) body = Object(await response.json()) as typeof body;
    else await response.body?.cancel();
  } catch {
    // The status says enough.
  }
  const {code, message, params, errors} = body;
  const field = errors && typeof errors === 'object' ? Object.keys(errors)[0] : undefined;
  return {
    code: code ?? (field && 'invalid_param'),
    message: (typeof message === 'string' && message) || `HTTP ${status} ${statusText}`.trim(),
    params: params ?? field,
    status,
    kind: STATUS_KINDS[status as keyof typeof STATUS_KINDS] as
      (typeof STATUS_KINDS)[keyof typeof STATUS_KINDS] | undefined,
  };
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

/** The stream of a blocking answer: it has two events. */
export function toFrames(answer: {event: string}): ReadableStream<Uint8Array<ArrayBuffer>> {
  const events = answer.event === 'message' ? [answer, {...answer, event: 'message_end'}] : [answer];
  return new Blob(events.map((event) => `data: ${JSON.stringify(event)}\n\n`)).stream();
}
