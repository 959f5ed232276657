import {fail, notFound} from '../errors.js';
import {flowOptions} from './options.js';
import {limitRate} from './rate-limit.js';

/** The form of a token, whatever its app; an address may not ask too often (WebApp API). */
export function anyForm(ctx) {
  const form = findForm(ctx.world, ctx.params.token);
  const app = form?.record.app;
  limitRate(ctx, app, app ? flowOptions(app, ctx.world).formRateLimit : 30);
  return form ?? unknown();
}

function findForm(world, token) {
  for (const app of world.apps.values()) if (app.forms.has(token)) return app.forms.get(token);
  return undefined;
}

/** The form of a token, if it is of the key's app (Service API). */
export const ownForm = (ctx) => ctx.app.forms.get(ctx.params.token) ?? unknown();

const unknown = () => notFound('Form not found');

/** Refuses a form that was submitted or is past its time. */
export function requireOpen(form) {
  if (form.submission) {
    fail(412, 'human_input_form_submitted', `This form has already been submitted by another user, form_id=${form.id}`);
  }
  if (form.expired) fail(412, 'human_input_form_expired', `This form has expired, form_id=${form.id}`);
}
