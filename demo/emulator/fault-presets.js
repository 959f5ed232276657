const MINUTE = 60_000;
const data = (text) => `data: ${text}\n\n`;
const error = data('{"event":"error","code":"completion_request_error","status":400,"message":"[demo] Rate limit"}');
const page =
  '<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in to the Wi-Fi</h1></body></html>';

/**
 * Faults by name. Armed through the control API (`{fault: {preset: 'cut'}}`) or by a visitor who writes `FAULT:cut`.
 * Their keys: whole answers (faults.js) `status, body, headers, delayMs, redirect, hang, reset, encoding`;
 * streams (stream-faults.js) the rest.
 */
export const presets = {
  400: {status: 400},
  401: {status: 401},
  403: {status: 403},
  404: {status: 404},
  413: {status: 413, body: 'html'},
  429: {status: 429, headers: {'Retry-After': '2'}},
  500: {status: 500},
  502: {status: 502, body: 'html'},
  503: {status: 503, body: 'empty'},
  504: {status: 504, body: 'html'},
  busy: {
    status: 400,
    body: {
      code: 'invalid_param',
      message:
        'Too many requests. Please try again later. The current maximum concurrent requests allowed for app is 1.',
      status: 400,
    },
  },
  quota: {status: 429, body: {code: 'rate_limit_error', message: 'Rate Limit Error', status: 429}},
  'conversation-completed': {
    status: 400,
    body: {
      code: 'conversation_completed',
      message: 'The conversation has ended. Please start a new conversation.',
      status: 400,
    },
  },
  'null-body': {status: 500, body: 'null'},
  'html-200': {status: 200, body: page},
  204: {status: 204, body: 'empty'},
  'empty-200': {status: 200, body: 'empty'},
  redirect: {redirect: '/elsewhere'},
  'slow-headers': {delayMs: 20_000},
  'no-headers': {hang: true},
  'reset-before-headers': {reset: true},
  'slow-body': {delayAfterHeadersMs: 20_000},
  silence: {silence: {frame: 3, ms: 10 * MINUTE}},
  pause: {silence: {frame: 3, ms: 18_000}},
  cut: {cut: {frame: 5, how: 'reset'}},
  'cut-first': {cut: {frame: 0, how: 'reset'}},
  'cut-mid-frame': {cut: {frame: 5, mid: true, how: 'reset'}},
  'cut-byte': {cut: {bytes: 700, how: 'reset'}},
  'cut-clean': {cut: {frame: 5, how: 'end'}},
  'no-end-event': {drop: ['message_end', 'workflow_finished']},
  'bad-json': {insert: {at: 2, text: data('{"event":"message","answer":"broken')}},
  'unknown-event': {insert: {at: 2, text: data('{"event":"sparkle","colour":"pink","data":{"deep":[1,2]}}')}},
  'null-event': {insert: {at: 2, text: data('null')}},
  'array-event': {insert: {at: 2, text: data('[1,2,3]')}},
  'number-event': {insert: {at: 2, text: data('42')}},
  'wrong-types': {insert: {at: 2, text: data('{"event":"message","answer":{"not":"text"},"id":7}')}},
  duplicate: {duplicate: true},
  'out-of-order': {swap: true},
  drip: {chunking: {bytes: 16, ms: 100}},
  burst: {burst: true},
  bytes: {chunking: {bytes: 1}},
  split: {chunking: 'split'},
  join: {chunking: 'join'},
  crlf: {newline: '\r\n'},
  cr: {newline: '\r'},
  bom: {bom: true},
  comments: {comments: true},
  'no-space': {noSpace: true},
  multiline: {multiline: true},
  done: {insert: {at: 'end', text: data('[DONE]')}},
  'error-first': {insert: {at: 'first', text: error}, cut: {frame: 0, how: 'end'}},
  'error-mid': {insert: {at: 4, text: error}, cut: {frame: 4, how: 'end'}},
  'error-after-end': {insert: {at: 'end', text: error}},
  late: {insert: {at: 'end', text: data('{"event":"message","answer":" These words came too late."}'), delayMs: 800}},
  'stop-ignored': {stopIgnored: true},
  'idle-open': {stayOpenMs: 5 * MINUTE},
  'gzip-cut': {encoding: 'gzip-cut'},
  'gzip-bad': {encoding: 'gzip-bad'},
  'wrong-length': {encoding: 'wrong-length'},
};

/** A fault as it was asked for, with its preset spelled out. */
export function expand({preset, ...rest}) {
  if (preset !== undefined && !presets[preset]) throw new RangeError(`Unknown fault preset ${preset}`);
  return {...presets[preset], ...rest};
}
