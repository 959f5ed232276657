// Lets the demo page talk with a real Dify without ever seeing its key: the page asks the demo server, which adds it.
//
// For the demo on one's own machine. It fixes no user and limits nothing: not a proxy for a public page.
import http from 'node:http';
import https from 'node:https';

const ID = '[\\w-]+';
/** What the chat of a page needs. Annotations, logs, other people's feedback and everything else stay shut. */
const ALLOWED = [
  'GET /(?:info|parameters|meta|site|messages|conversations)',
  'POST /(?:chat-messages|completion-messages|audio-to-text|text-to-audio|files/upload|workflows/run)',
  `POST /(?:chat-messages|completion-messages|workflows/tasks)/${ID}/stop`,
  `POST /messages/${ID}/feedbacks`,
  `GET /messages/${ID}/suggested`,
  `DELETE /conversations/${ID}`,
  `POST /conversations/${ID}/name`,
  `GET /conversations/${ID}/variables`,
  `PUT /conversations/${ID}/variables/${ID}`,
  `GET /files/${ID}/preview`,
  `POST /workflows/${ID}/run`,
  `GET /workflows/run/${ID}`,
  `GET /workflow/${ID}/events`,
  `(?:GET|POST) /form/human_input/${ID}`,
].map((rule) => new RegExp(`^${rule}$`));

/** Headers that end at a proxy, or that would carry something of the page's own server to Dify or back. */
const DROPPED = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'origin',
  'referer',
  'cookie',
  'set-cookie',
  'authorization',
  'accept-encoding',
]);

const kept = (headers) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !DROPPED.has(name) && !name.startsWith('access-control-')),
  );

/** The Service API's base from what people write: an origin, `…/v1` or `…/api`; any path before it stays. */
export function serviceBase(address) {
  const {origin, pathname} = new URL(address);
  return `${origin}${pathname.replace(/\/+$/, '').replace(/\/(?:v1|api)$/, '')}/v1`;
}

/** Where a request goes, or undefined when the proxy does not forward it. Signed file addresses need no key. */
function route(method, pathname, base) {
  if (method === 'GET' && /^\/files\/(?:tools\/)?[\w.-]+(?:\/[\w-]+)?$/.test(pathname)) {
    return {address: base.replace(/\/v1$/, '') + pathname, keyed: false};
  }
  const path = pathname.replace(/^\/v1(?=\/)/, '');
  if (path === pathname || !ALLOWED.some((rule) => rule.test(`${method} ${path}`))) return undefined;
  return {address: base + path, keyed: true};
}

function refuse(res, status, message) {
  res.writeHead(status, {'content-type': 'application/json'});
  res.end(JSON.stringify({status, code: 'demo_proxy', message}));
}

/**
 * The proxy for one Dify app.
 *
 * `handle(req, res)` returns false, and does nothing, for paths that are not Dify's. Bodies go through as they come, so
 * an answer streams and an upload is not held; when the page goes away, so does the request to Dify.
 */
export function createProxy({baseUrl, apiKey}) {
  const base = serviceBase(baseUrl);
  const handle = (req, res) => {
    const {pathname, search} = new URL(req.url, 'http://demo');
    if (!/^\/(?:v1|files)\//.test(pathname)) return false;
    // Another site in the same browser could send simple requests here and use up the app's quota.
    const {origin, host} = req.headers;
    if (origin && origin !== `http://${host}`) return (refuse(res, 403, 'Only for the demo page.'), true);
    const target = route(req.method, pathname, base);
    if (!target) return (refuse(res, 404, `The demo does not forward ${req.method} ${pathname}.`), true);

    const headers = {...kept(req.headers), 'accept-encoding': 'identity'};
    if (target.keyed) headers.authorization = `Bearer ${apiKey}`;
    const {request} = target.address.startsWith('https:') ? https : http;
    const forward = request(target.address + search, {method: req.method, headers}, (answer) => {
      res.writeHead(answer.statusCode, kept(answer.headers));
      res.flushHeaders();
      answer.on('error', () => res.destroy()); // a cut answer must look cut
      answer.pipe(res);
    });
    forward.on('error', (error) => {
      if (res.headersSent) res.destroy();
      else refuse(res, 502, `Dify at ${base} does not answer: ${error.message}`);
    });
    res.on('close', () => forward.destroy());
    req.pipe(forward);
    return true;
  };
  return {handle};
}
