import {fail} from '../errors.js';
import {clock} from '../time.js';

const WINDOW_MS = 60_000;
const attempts = new WeakMap();

/** Counts a request of this address to the forms of an app (or to none) and refuses it when there were too many in a minute. */
export function limitRate(ctx, app, limit) {
  const owner = app ?? ctx.world;
  const byAddress = attempts.get(owner) ?? new Map();
  attempts.set(owner, byAddress);
  const key = `${ctx.method} ${ctx.req.socket?.remoteAddress}`;
  const recent = (byAddress.get(key) ?? []).filter((at) => clock() - at < WINDOW_MS);
  byAddress.set(key, recent);
  if (recent.length >= limit)
    fail(429, 'web_form_rate_limit_exceeded', 'Too many form requests. Please try again later.');
  recent.push(clock());
}
