import {fail, invalidParam, notFound} from './errors.js';
import {queryObject} from './page.js';
import {empty, json} from './reply.js';
import {now, uuid} from './time.js';
import {defaulted, integer, string, validate} from './validate.js';

/** Prepared answers and end users: what an app's owner manages with the key. */
export function registerAnnotationRoutes(router) {
  const owner = {families: ['service']};
  router.route('GET', '/apps/annotations', owner, list);
  router.route('POST', '/apps/annotations', owner, create);
  router.route('PUT', '/apps/annotations/:id<uuid>', owner, update);
  router.route('DELETE', '/apps/annotations/:id<uuid>', {...owner, body: 'none'}, remove);
  router.route('POST', '/apps/annotation-reply/:action', owner, setReply);
  router.route('GET', '/apps/annotation-reply/:action/status/:job<uuid>', owner, replyStatus);
  router.route('GET', '/end-users/:id<uuid>', {...owner, since: '1.13'}, endUser);
}

const fields = {question: string, answer: string};

/** An annotation as it is kept. */
export function newAnnotation({question, answer}) {
  return {id: uuid(), question, answer, hit_count: 0, created_at: now()};
}

function list(ctx) {
  if (ctx.era === 'newest') {
    validate('AnnotationListQuery', queryObject(ctx), {page: defaulted(integer(1)), limit: defaulted(integer(1))});
  }
  const number = (name, fallback) => Number.parseInt(ctx.query.get(name) ?? '', 10) || fallback;
  const page = number('page', 1);
  const limit = number('limit', 20);
  const keyword = ctx.query.get('keyword') ?? '';
  const found = ctx.app.annotations
    .filter(({question, answer}) => `${question}\n${answer}`.toLowerCase().includes(keyword.toLowerCase()))
    .reverse();
  const data = found.slice((page - 1) * limit, page * limit);
  return {data, has_more: data.length === limit, limit, total: found.length, page};
}

function create(ctx) {
  validate('AnnotationCreatePayload', ctx.body, fields);
  const annotation = newAnnotation(ctx.body);
  ctx.app.annotations.push(annotation);
  return json(annotation, 201);
}

function update(ctx) {
  validate('AnnotationCreatePayload', ctx.body, fields);
  const {question, answer} = ctx.body;
  return Object.assign(find(ctx), {question, answer});
}

function remove(ctx) {
  const annotation = find(ctx);
  ctx.app.annotations = ctx.app.annotations.filter((other) => other !== annotation);
  return empty(204);
}

function find(ctx) {
  return ctx.app.annotations.find(({id}) => id === ctx.params.id) ?? notFound('Annotation not found');
}

function setReply(ctx) {
  const {action} = ctx.params;
  if (!['enable', 'disable'].includes(action)) throw new Error('an action that Dify does not expect');
  ctx.app.config.parameters.annotation_reply = {enabled: action === 'enable'};
  const job = {job_id: uuid(), job_status: 'waiting'};
  ctx.app.annotationJob = job.job_id;
  return job;
}

function replyStatus(ctx) {
  const {job} = ctx.params;
  if (ctx.app.annotationJob !== job) invalidParam('The job does not exist.');
  return {job_id: job, job_status: 'completed', error_msg: ''};
}

function endUser(ctx) {
  const found = ctx.app.endUsers.get(ctx.params.id);
  if (!found) fail(404, 'end_user_not_found', 'End user not found.');
  const iso = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 19);
  return {
    id: found.id,
    tenant_id: ctx.app.tenantId,
    app_id: ctx.app.id,
    type: found.type === 'service_api' ? 'service-api' : found.type,
    external_user_id: found.sessionId,
    name: null,
    is_anonymous: false, // whoever it is
    session_id: found.sessionId,
    created_at: iso(found.createdAt),
    updated_at: iso(found.updatedAt),
  };
}
