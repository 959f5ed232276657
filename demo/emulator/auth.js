import {fail, invalidParam, NOT_FOUND_TEXT, notFound} from './errors.js';
import {issue, verify} from './jwt.js';
import {createEndUser, DEFAULT_USER, findOrCreateEndUser} from './store.js';
import {now, uuid} from './time.js';

const realm = {headers: {'WWW-Authenticate': 'Bearer realm="api"'}};
const unauthorized = (message) => fail(401, 'unauthorized', message, realm);

/** Fills `ctx.app`, `ctx.endUser` and `ctx.user`, or refuses, by the rules of the route's family. */
export function authenticate(ctx, readBody) {
  if (ctx.route.auth === 'none') return;
  if (ctx.family === 'service') authenticateKey(ctx, readBody);
  else authenticatePassport(ctx);
}

function authenticateKey(ctx, readBody) {
  ctx.app = appOfKey(ctx);
  if (!ctx.app.config.apiEnabled) fail(403, 'forbidden', "The app's API service has been disabled.");
  if (ctx.route.auth === 'app') return;
  const user = ctx.method === 'GET' ? ctx.query.get('user') : readUser(readBody());
  if (!user && ctx.route.auth === 'user') invalidParam('Arg user must be provided.');
  ctx.user = String(user || DEFAULT_USER);
  ctx.endUser = findOrCreateEndUser(ctx.app, ctx.user, 'service_api');
}

const readUser = (body) => (body.fields ?? body).user;

function appOfKey(ctx) {
  const header = (ctx.headers.authorization ?? '').trim();
  const [scheme, token] = header.split(/ (.*)/s);
  if (!token) unauthorized("Authorization header must be provided and start with 'Bearer'");
  if (scheme.toLowerCase() !== 'bearer') unauthorized("Authorization scheme must be 'Bearer'");
  return ctx.world.appByKey(token.trim()) ?? unauthorized('Access token is invalid');
}

function authenticatePassport(ctx) {
  const token = ctx.headers['x-app-passport'];
  if (!token) unauthorized('App token is missing.');
  const claims = readPassport(ctx, token);
  ctx.app = ctx.world.apps.get(claims.app_id) ?? notFound(NOT_FOUND_TEXT);
  if (ctx.app.siteCode !== claims.app_code) fail(400, 'bad_request', 'Site URL is no longer valid.');
  if (!ctx.app.config.siteEnabled) fail(400, 'bad_request', 'Site is disabled.');
  ctx.endUser = ctx.app.endUsers.get(claims.end_user_id) ?? notFound(NOT_FOUND_TEXT);
  ctx.user = ctx.endUser.sessionId;
}

function readPassport(ctx, token) {
  try {
    return verify(token, ctx.world.secret);
  } catch (error) {
    error.headers = realm.headers;
    throw error;
  }
}

/** GET `/passport`: a JWT for a new anonymous visitor, or for the one that `user_id` names. */
export function passport(ctx) {
  const code = ctx.headers['x-app-code'];
  if (!code) unauthorized('X-App-Code header is missing.');
  const app = ctx.world.appByCode(code);
  if (!app?.config.siteEnabled) notFound(NOT_FOUND_TEXT);
  const userId = ctx.query.get('user_id');
  const endUser = userId ? findOrCreateEndUser(app, userId, 'browser') : createEndUser(app, uuid(), 'browser');
  const claims = {iss: app.id, sub: 'Web API Passport', app_id: app.id, app_code: code, end_user_id: endUser.id};
  const {passportTtl} = app.config;
  if (passportTtl) claims.exp = now() + passportTtl;
  return {access_token: issue(claims, ctx.world.secret)};
}

/** The app that a request names by key, passport or code, without checking anything; for the request log and for faults. */
export function namedApp(world, headers) {
  const key = /^bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const byKey = key && world.appByKey(key);
  if (byKey) return {app: byKey};
  const claims = claimsOf(headers['x-app-passport']);
  const byPassport = claims && world.apps.get(claims.app_id);
  if (byPassport) return {app: byPassport, user: byPassport.endUsers.get(claims.end_user_id)?.sessionId};
  return {app: headers['x-app-code'] && world.appByCode(headers['x-app-code'])};
}

function claimsOf(token = '') {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
  } catch {
    return undefined;
  }
}
