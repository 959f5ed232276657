import {newAnnotation} from './annotations.js';
import {patchConfig} from './app-config.js';
import {readBody} from './body.js';
import {presets} from './fault-presets.js';
import {arm} from './faults.js';
import {workflowOf} from './flow/workflow-version.js';
import {seedHistory} from './seed.js';

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Allow-Methods': '*',
};

/** `[method, path pattern, (world, match, body) => answer]`. */
const ROUTES = [
  ['GET', /^\/emulator\/apps$/, (world) => [...world.apps.values()].map(describe)],
  ['POST', /^\/emulator\/apps$/, (world, _, body) => describe(addApp(world, body))],
  ['DELETE', /^\/emulator\/apps\/([^/]+)$/, (world, [, id]) => (world.removeApp(id), null)],
  ['PATCH', /^\/emulator\/apps\/([^/]+)$/, (world, [, id], body) => (patchConfig(find(world, id), body), null)],
  ['POST', /^\/emulator\/apps\/([^/]+)\/faults$/, (world, [, id], body) => (arm(find(world, id), body), null)],
  ['DELETE', /^\/emulator\/apps\/([^/]+)\/faults$/, (world, [, id]) => ((find(world, id).faults = []), null)],
  ['GET', /^\/emulator\/apps\/([^/]+)\/requests$/, (world, [, id]) => find(world, id).requests],
  ['DELETE', /^\/emulator\/apps\/([^/]+)\/requests$/, (world, [, id]) => ((find(world, id).requests = []), null)],
  ['GET', /^\/emulator\/apps\/([^/]+)\/heard$/, (world, [, id]) => heard(find(world, id))],
  ['POST', /^\/emulator\/apps\/([^/]+)\/history$/, (world, [, id], body) => seedHistory(world, find(world, id), body)],
  ['GET', /^\/emulator\/faults$/, () => presets],
  ['GET', /^\/emulator\/$/, (world) => ({era: world.era, version: world.version})],
];

/** Answers a request to `/emulator/*`. */
export async function serveControl(world, req, res) {
  const {pathname} = new URL(req.url, 'http://emulator');
  if (req.method === 'OPTIONS') return answer(res, 204);
  const route = ROUTES.find(([method, pattern]) => method === req.method && pattern.test(pathname));
  if (!route) return answer(res, 404, {message: 'No such control'});
  try {
    const raw = await readBody(req);
    const value = route[2](world, route[1].exec(pathname), raw.length ? JSON.parse(raw.toString()) : {});
    answer(res, value === null ? 204 : 200, value);
  } catch (error) {
    answer(res, error.status ?? 400, {message: error.message});
  }
}

function addApp(world, {api_key: apiKey, site_code: siteCode, annotations = [], ...config}) {
  const app = world.addApp(config, {apiKey, siteCode});
  app.annotations.push(...annotations.map(newAnnotation));
  return app;
}

/** An app by its id, or by the name of a well-known app's key or code. */
function find(world, id) {
  const app = world.apps.get(id) ?? world.appByKey(id) ?? world.appByCode(id);
  if (!app) throw Object.assign(new Error(`No app ${id}`), {status: 404});
  return app;
}

/** The recording that was last written down, its bytes in base64. */
function heard({heard: file}) {
  return file ? {type: file.type, filename: file.filename, bytes: file.bytes.toString('base64')} : null;
}

function describe(app) {
  const {id, apiKey, siteCode, config} = app;
  const {mode, name, description} = config;
  const flow = ['advanced-chat', 'workflow'].includes(mode) && workflowOf(app);
  const versions = flow && {workflow_id: flow.id, draft_workflow_id: flow.draftId};
  return {id, api_key: apiKey, site_code: siteCode, mode, name, description, ...versions};
}

function answer(res, status, value) {
  const headers = value === null || value === undefined ? CORS : {...CORS, 'Content-Type': 'application/json'};
  res.writeHead(status, headers);
  res.end(headers === CORS ? undefined : JSON.stringify(value));
}
