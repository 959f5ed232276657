import {authenticate, namedApp} from './auth.js';
import {describeBody, parseBody, readBody} from './body.js';
import {baseHeaders, corsHeaders, preflightHeaders} from './cors.js';
import {NOT_FOUND_PAGE, toHttpError} from './errors.js';
import {answerFault, endBody, isAlone, spoilEncoding, takeFaults} from './faults.js';
import {html, json, toReply} from './reply.js';

const OURS = /^\/(v1|api|files)(\/|$)/;

/** Whether a path belongs to Dify. */
export const isDifyPath = (path) => OURS.test(path);

/** Answers one request to Dify's paths. */
export async function serve(world, router, req, res) {
  const ctx = createContext(world, req, res);
  const found = router.find(ctx.method, ctx.path);
  if (isAlone(world)) res.shouldKeepAlive = false;
  ctx.family = found?.family;
  ctx.matched = Boolean(found?.route) || (found && ctx.method === 'OPTIONS');
  if (!found) return answerUnmatched(ctx);
  if (ctx.method === 'OPTIONS') return ctx.answer(html('', 200, preflightHeaders(found.family, req, found.methods)));
  ctx.route = found.route;
  ctx.params = found.params ?? {};
  await answerMatched(ctx);
}

function createContext(world, req, res) {
  const url = new URL(req.url, 'http://dify');
  const gone = new AbortController();
  const ctx = {
    world,
    era: world.era,
    req,
    res,
    method: req.method,
    path: decodePath(url.pathname),
    query: url.searchParams,
    search: url.search,
    headers: req.headers,
    origin: `http://${req.headers['x-forwarded-host'] ?? req.headers.host}`,
    signal: gone.signal,
    faults: [],
  };
  res.on('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  ctx.head = (status, type, headers = {}) => {
    const cors = ctx.matched && ctx.cors !== false ? corsHeaders(ctx.family, req.headers.origin) : {};
    const base = baseHeaders(world.version, req.headers.origin, ctx.matched);
    res.writeHead(status, {...base, ...(type && {'Content-Type': type}), ...cors, ...headers});
  };
  ctx.answer = ({status, type, body, headers}) => {
    if (res.headersSent || res.destroyed) return;
    const length = status === 204 ? {} : {'Content-Length': Buffer.byteLength(body)};
    ctx.head(status, type, {...length, ...headers});
    void endBody(ctx, req.method === 'HEAD' ? '' : body);
  };
  return ctx;
}

function decodePath(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function answerMatched(ctx) {
  const {route} = ctx;
  ctx.rawBody = await readBody(ctx.req);
  const named = namedApp(ctx.world, ctx.headers);
  if (named.app) {
    log(ctx, named);
    ctx.faults = takeFaults(ctx, named.app);
  }
  if (!route) return ctx.answer(json({code: 'method_not_allowed', message: METHOD_TEXT, status: 405}, 405));
  spoilEncoding(ctx.res, ctx.faults);
  const write = (status, type, body, headers) => ctx.answer({status, type, body, headers});
  if (ctx.faults.some(({cors}) => cors === false)) ctx.cors = false;
  if (await answerFault(ctx, ctx.faults, write)) return;
  try {
    await handle(ctx);
  } catch (error) {
    refuse(ctx, error);
  }
}

const METHOD_TEXT = 'The method is not allowed for the requested URL.';

async function handle(ctx) {
  const {route} = ctx;
  const body = lazy(() => parseBody(route.body, ctx.rawBody, ctx.headers['content-type']));
  authenticate(ctx, body);
  if (ctx.entry && ctx.user) ctx.entry.user = ctx.user;
  ctx.body = body();
  const value = await route.handler(ctx);
  if (value !== undefined) ctx.answer(toReply(value));
}

function lazy(make) {
  let value;
  return () => (value ??= make());
}

function refuse(ctx, error) {
  const {status, headers, body, code} = toHttpError(error);
  if (status === 500 && code === 'unknown' && process.env.EMULATOR_DEBUG) console.error(error);
  const guess = code === 'not_found' && ctx.route.help;
  if (guess) {
    body.message = `${body.message.replace(/[.]$/, '')}. You have requested this URI [${ctx.path}] but did you mean ${ctx.path} ?`;
  }
  ctx.answer(json(body, status, headers));
}

function log(ctx, {app, user}) {
  const {method, path, headers, rawBody} = ctx;
  const entry = {
    at: Date.now(),
    method,
    path,
    query: Object.fromEntries(ctx.query),
    headers,
    body: describeBody(rawBody, headers['content-type']),
    aborted: false,
    user: user ?? ctx.query.get('user') ?? null,
  };
  ctx.entry = entry;
  ctx.signal.addEventListener('abort', () => (entry.aborted = true), {once: true});
  app.requests.push(entry);
}

function answerUnmatched(ctx) {
  const {path} = ctx;
  if (path === '/v1' || path === '/api') {
    const target = `${ctx.origin}${path}/${ctx.search}`;
    const body = `<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n<p>You should be redirected automatically to the target URL: <a href="${target}">${target}</a>. If not, click the link.\n`;
    return ctx.answer(html(body, 308, {Location: target}));
  }
  if (path === '/v1/') Object.assign(ctx, {family: 'service', matched: true}); // the shadowed index routes
  if (path === '/api/') Object.assign(ctx, {family: 'webapp', matched: true});
  ctx.answer(html(NOT_FOUND_PAGE, 404));
}
