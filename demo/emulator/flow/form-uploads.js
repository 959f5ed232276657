import {randomBytes} from 'node:crypto';
import {fail} from '../errors.js';
import {store, uploadJson} from '../files.js';
import {uploadRemote} from '../remote-files.js';
import {json} from '../reply.js';
import {anyForm, requireOpen} from './form-access.js';

const PREFIX = 'hitl_upload_';
const tokens = new WeakMap();

/** Files for a form, with a token of their own (newest release, WebApp API). */
export function registerFormUploadRoutes(router) {
  const options = {families: ['webapp'], since: 'newest', auth: 'none'};
  router.route('POST', '/form/human_input/:token/upload-token', {...options, body: 'none'}, giveToken);
  router.route('POST', '/human-input-forms/files', {...options, body: 'multipart'}, upload);
}

const tokensOf = (world) => tokens.get(world) ?? tokens.set(world, new Map()).get(world);

function giveToken(ctx) {
  const form = anyForm(ctx);
  requireOpen(form);
  const token = PREFIX + randomBytes(24).toString('base64url');
  tokensOf(ctx.world).set(token, form);
  return {upload_token: token, expires_at: form.expiresAt};
}

async function upload(ctx) {
  const {app, endUser} = formOf(ctx).record;
  const {files, fields} = ctx.body;
  const own = Object.assign(ctx, {app, endUser});
  if (fields.url) return uploadRemote(own, fields.url);
  const file = files.find(({name}) => name === 'file');
  if (!file) fail(400, 'no_file_uploaded', 'Please upload your file.');
  if (files.length > 1) fail(400, 'too_many_files', 'Only one file is allowed.');
  if (!file.filename) fail(400, 'filename_not_exists_error', 'The specified filename does not exist.');
  return json(uploadJson(own, store(own, file)), 201);
}

function formOf(ctx) {
  const refuse = (status, text) => fail(status, 'invalid_upload_token', text);
  const [scheme, token] = (ctx.headers.authorization ?? '').split(' ');
  if (!token || scheme.toLowerCase() !== 'bearer') refuse(401, 'Upload token is required.');
  if (!token.startsWith(PREFIX)) refuse(400, 'Invalid upload token.');
  const form = tokensOf(ctx.world).get(token);
  if (!form || form.expired || form.submission) refuse(403, 'Upload token is invalid or expired.');
  return form;
}
