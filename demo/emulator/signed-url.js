import {createHmac, randomBytes} from 'node:crypto';
import {now} from './time.js';

/** The address of a stored file that works for a while without a key. Relative when the app's `publicUrl` is false. */
export function signedUrl(ctx, file) {
  const kind = file.kind === 'tool' ? 'tools' : 'file-preview';
  const path = file.kind === 'tool' ? `/files/tools/${file.id}.${file.extension}` : `/files/${file.id}/file-preview`;
  const query = signature(ctx.world, kind, file.id);
  return `${origin(ctx)}${path}?${query}`;
}

/** `timestamp=…&nonce=…&sign=…` for a file. */
export function signature(world, kind, id, timestamp = now(), nonce = randomBytes(16).toString('hex')) {
  const sign = mac(world, kind, id, timestamp, nonce);
  return `timestamp=${timestamp}&nonce=${nonce}&sign=${kind === 'tools' ? sign : encodeURIComponent(sign)}`;
}

/** Whether a signed query is right and not older than `ttl` seconds. */
export function isSigned(world, kind, id, query, ttl) {
  const timestamp = query.get('timestamp');
  const fresh = now() - Number(timestamp) <= ttl;
  return fresh && query.get('sign') === mac(world, kind, id, timestamp, query.get('nonce'));
}

function mac(world, kind, id, timestamp, nonce) {
  const text = `${kind}|${id}|${timestamp}|${nonce}`;
  const base64 = createHmac('sha256', world.secret).update(text).digest('base64');
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

/** Where file addresses begin: the emulator's own origin, or nothing. */
export function origin(ctx) {
  return ctx.app.config.publicUrl ? ctx.origin : '';
}
