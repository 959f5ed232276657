const ALLOWED_HEADERS = {
  service: ['authorization', 'content-type', 'x-app-code', 'x-app-passport'],
  webapp: ['authorization', 'content-type', 'x-app-code', 'x-app-passport', 'x-csrf-token'],
  files: ['content-type', 'x-app-code', 'x-app-passport', 'x-csrf-token'],
};
const METHODS = 'DELETE, GET, OPTIONS, PATCH, POST, PUT';

/** The headers that every answer of Dify has, also those that no route made. */
export function baseHeaders(version, origin, matched) {
  return {
    Server: 'gunicorn',
    'X-Version': version,
    'X-Env': 'PRODUCTION',
    Vary: matched && origin !== undefined ? 'Origin, Cookie' : 'Cookie',
  };
}

/**
 * The CORS headers of a matched route. Unmatched routes and wrong methods have none: a page sees a network error.
 * Without an `Origin`, the WebApp family sends none (its origins are listed, `*`, with credentials).
 */
export function corsHeaders(family, origin) {
  if (origin === undefined && family === 'webapp') return {};
  return {
    'Access-Control-Allow-Origin': origin ?? '*',
    'Access-Control-Expose-Headers': 'X-Env, X-Trace-Id, X-Version',
    ...(family === 'webapp' && {'Access-Control-Allow-Credentials': 'true'}),
  };
}

/** What a preflight of a matched route adds: the allowed part of what was asked for. */
export function preflightHeaders(family, req, methods) {
  const headers = {Allow: methods.join(', ')};
  if (!req.headers['access-control-request-method']) return headers;
  if (req.headers.origin === undefined && family === 'webapp') return headers;
  const asked = (req.headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim());
  const allowed = asked.filter((name) => ALLOWED_HEADERS[family].includes(name.toLowerCase())).sort();
  if (allowed.length) headers['Access-Control-Allow-Headers'] = allowed.join(', ');
  headers['Access-Control-Allow-Methods'] = METHODS;
  return headers;
}
