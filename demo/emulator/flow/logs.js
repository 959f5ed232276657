import {fail, invalidParam, notFound} from '../errors.js';
import {isUuid, uuid} from '../time.js';
import {pythonJson} from '../reply.js';
import {integer, literal, optional, validate} from '../validate.js';
import {plain} from './values.js';

/** Run detail and the list of runs (Service API). */
export function registerLogRoutes(router) {
  router.route('GET', '/workflows/run/:run', {families: ['service'], auth: 'app'}, detail);
  router.route('GET', '/workflows/logs', {families: ['service'], auth: 'app'}, logs);
}

const WRONG_MODE = 'Please check if your app mode matches the right API route.';

/** Refuses apps that have no runs. */
export function requireRuns(app) {
  if (!['workflow', 'advanced-chat'].includes(app.config.mode)) fail(400, 'not_workflow_app', WRONG_MODE);
}

function detail(ctx) {
  requireRuns(ctx.app);
  const {run: id} = ctx.params;
  if (!isUuid(id)) throw new TypeError('badly formed hexadecimal UUID string');
  const record = ctx.app.runs.get(id);
  if (record) return detailOf(record);
  if (ctx.world.atLeast('1.13')) notFound('Workflow run not found.');
  return Object.fromEntries(DETAIL_KEYS.map((key) => [key, null]));
}

const DETAIL_KEYS =
  'id workflow_id status inputs outputs error total_steps total_tokens created_at finished_at elapsed_time'.split(' ');

function detailOf(record) {
  const {saved, world} = record;
  const {'sys.conversation_id': _, ...system} = record.system;
  const outputs = plain(saved.outputs);
  return {
    id: record.id,
    workflow_id: record.workflowId,
    status: saved.status,
    inputs: pythonJson(plain({...record.services.inputs.form, ...record.services.wrapAll(system)})),
    outputs: world.atLeast('1.13') ? outputs : pythonJson(outputs),
    error: saved.error,
    total_steps: saved.steps,
    total_tokens: saved.tokens,
    created_at: record.createdAt,
    finished_at: saved.finishedAt,
    elapsed_time: saved.elapsed,
  };
}

function logs(ctx) {
  const query = Object.fromEntries(ctx.query);
  validate('WorkflowLogQuery', query, {
    status: optional(literal('succeeded', 'failed', 'stopped')),
    page: optional(integer(1, 99_999)),
    limit: optional(integer(1, 100)),
  });
  const page = Number(query.page ?? 1);
  const limit = Number(query.limit ?? 20);
  const found = [...ctx.app.runs.values()].reverse().filter((record) => matches(record, query));
  const data = found.slice((page - 1) * limit, page * limit).map(logOf);
  return {page, limit, total: found.length, has_more: found.length > page * limit, data};
}

function matches(record, query) {
  const {saved, endUser, createdAt} = record;
  const {keyword, status, created_by_end_user_session_id: session, created_by_account: account} = query;
  if (account) invalidParam(`Account not found: ${account}`);
  const text = () => JSON.stringify([record.services.inputs.form, saved.outputs, endUser.sessionId, record.id]);
  return (
    record.mode === 'workflow' &&
    (!keyword || text().includes(keyword)) &&
    (!status || saved.status === status) &&
    (!session || endUser.sessionId === session) &&
    (!query.created_at__before || createdAt <= timeOf(query.created_at__before)) &&
    (!query.created_at__after || createdAt >= timeOf(query.created_at__after))
  );
}

function timeOf(text) {
  const time = Date.parse(text) / 1000;
  if (Number.isNaN(time)) invalidParam(`invalid literal for int() with base 10: b'${text.slice(0, 4)}'`);
  return time;
}

function logOf(record) {
  const {saved, endUser, family} = record;
  record.logId ??= uuid();
  const service = family === 'service';
  return {
    id: record.logId,
    workflow_run: {
      id: record.id,
      version: record.version,
      status: saved.status,
      triggered_from: 'app-run',
      error: saved.error,
      elapsed_time: saved.elapsed,
      total_tokens: saved.tokens,
      total_steps: saved.steps,
      created_at: record.createdAt,
      finished_at: saved.finishedAt,
      exceptions_count: saved.exceptions,
    },
    details: null,
    created_from: service ? 'service-api' : 'web-app',
    created_by_role: 'end_user',
    created_by_account: null,
    created_by_end_user: {
      id: endUser.id,
      type: service ? 'service-api' : 'browser',
      is_anonymous: false,
      session_id: endUser.sessionId,
    },
    created_at: record.createdAt,
  };
}
