import {fail} from '../errors.js';
import {bytes, pythonJsonText} from '../reply.js';
import {dict, string, validate} from '../validate.js';
import {anyForm, ownForm, requireOpen} from './form-access.js';
import {checkSubmission} from './form-checks.js';
import {formJson} from './form-json.js';
import {registerFormUploadRoutes} from './form-uploads.js';

const PATH = '/form/human_input/:token';

/** Forms of paused runs: read and submit. In the WebApp API the token is all that is needed. */
export function registerFormRoutes(router) {
  const webapp = {families: ['webapp'], since: '1.13', auth: 'none'};
  const service = {families: ['service'], since: '1.14'};
  router.route('GET', PATH, webapp, (ctx) => read(ctx, anyForm(ctx)));
  router.route('POST', PATH, webapp, (ctx) => submit(ctx, anyForm));
  router.route('GET', PATH, {...service, auth: 'app'}, (ctx) => read(ctx, ownForm(ctx)));
  router.route('POST', PATH, {...service, auth: 'user'}, (ctx) => submit(ctx, ownForm));
  registerFormUploadRoutes(router);
}

function read(ctx, form) {
  requireOpen(form);
  const answer = ctx.family === 'webapp' ? {...formJson(form), site: siteOf(form.record.app)} : formJson(form);
  return bytes(pythonJsonText(answer), 'application/json');
}

async function submit(ctx, find) {
  checkBody(ctx);
  const form = find(ctx);
  requireOpen(form);
  const action = await checkSubmission(form, ctx.body);
  form.submit(action, ctx.body.inputs);
  form.record.resume();
  return {};
}

function checkBody({body, world}) {
  if (world.atLeast('1.14')) return validate('HumanInputFormSubmitPayload', body, {inputs: dict, action: string});
  const missing = ['inputs', 'action'].find((name) => body[name] === undefined);
  if (!missing) return undefined;
  const errors = {[missing]: 'Missing required parameter in the JSON body'};
  return fail(400, 'bad_request', '', {body: {errors, message: 'Input payload validation failed'}});
}

function siteOf({id, config}) {
  const branding = {model_config: null, plan: 'basic', can_replace_logo: false, custom_config: null};
  return {app_id: id, end_user_id: null, enable_site: true, site: config.site, ...branding};
}
