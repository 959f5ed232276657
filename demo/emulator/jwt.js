import {createHmac, timingSafeEqual} from 'node:crypto';
import {fail} from './errors.js';
import {now} from './time.js';

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const sign = (text, secret) => createHmac('sha256', secret).update(text).digest('base64url');

/** A JWT (HS256) with these claims. */
export function issue(claims, secret) {
  const text = `${encode({alg: 'HS256', typ: 'JWT'})}.${encode(claims)}`;
  return `${text}.${sign(text, secret)}`;
}

/** The claims of a JWT. Refuses with Dify's 401 texts. */
export function verify(token, secret) {
  const [head, body, signature, ...rest] = token.split('.');
  const claims = parse(body);
  if (!claims || !parse(head) || !signature || rest.length) fail(401, 'unauthorized', 'Invalid token.');
  const expected = Buffer.from(sign(`${head}.${body}`, secret));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    fail(401, 'unauthorized', 'Invalid token signature.');
  }
  if (claims.exp && claims.exp <= now()) fail(401, 'unauthorized', 'Token has expired.');
  return claims;
}

function parse(part) {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
