import {fail, invalidParam, notFound} from './errors.js';
import {classOf, extensionOf} from './file-types.js';
import {queryObject} from './page.js';
import {bytes, json} from './reply.js';
import {isSigned, signedUrl} from './signed-url.js';
import {now, uuid} from './time.js';
import {string, validate} from './validate.js';

const MEGA = 1024 * 1024;
const LIMITS = {
  image: 'image_file_size_limit',
  video: 'video_file_size_limit',
  audio: 'audio_file_size_limit',
  document: 'file_size_limit',
  custom: 'file_size_limit',
};

/** Uploads, the preview with a key, and the signed addresses. */
export function registerFileRoutes(router) {
  router.route('POST', '/files/upload', {auth: 'user?', body: 'multipart'}, upload);
  router.route('GET', '/files/:id<uuid>/preview', {families: ['service'], auth: 'user?'}, preview);
  const open = {families: ['files'], auth: 'none'};
  router.route('GET', '/:id<uuid>/file-preview', open, (ctx) => signedFile(ctx, 'file-preview'));
  router.route('GET', '/:id<uuid>/image-preview', open, (ctx) => signedFile(ctx, 'image-preview'));
  router.route('GET', '/tools/:id<uuid>.:extension', open, (ctx) => signedFile(ctx, 'tools'));
}

function upload(ctx) {
  const {files} = ctx.body;
  const file = files.find(({name}) => name === 'file');
  if (!file) fail(400, 'no_file_uploaded', 'Please upload your file.');
  if (files.some(({name}) => name !== 'file')) fail(400, 'too_many_files', 'Only one file is allowed.');
  const {source} = ctx.body.fields;
  const refused = ctx.family === 'service' ? !file.type : source === 'datasets';
  if (refused) fail(415, 'unsupported_file_type', 'File type not allowed.');
  if (!file.filename) fail(400, 'filename_not_exists_error', 'The specified filename does not exist.');
  return json(uploadJson(ctx, store(ctx, file)), 201);
}

/** Keeps an uploaded file, after the checks that every way of uploading makes. */
export function store(ctx, {filename, type, bytes: content}) {
  if (/[/\\]/.test(filename)) invalidParam('Filename contains invalid characters');
  const extension = extensionOf(filename);
  const max = ctx.app.config.parameters.system_parameters[LIMITS[classOf(extension)]];
  if (content.length > max * MEGA) {
    fail(413, 'file_too_large', ctx.world.atLeast('1.14') ? '' : 'File size exceeded. {message}');
  }
  const file = {
    id: uuid(),
    kind: 'upload',
    appId: ctx.app.id,
    endUserId: ctx.endUser.id,
    name: shorten(filename, extension),
    size: content.length,
    extension,
    mimeType: type ?? '',
    bytes: content,
    createdAt: now(),
  };
  ctx.world.files.set(file.id, file);
  return file;
}

function shorten(filename, extension) {
  if (filename.length <= 200) return filename;
  return `${filename.split('.')[0].slice(0, 200)}.${extension}`;
}

/** What an upload is answered with. */
export function uploadJson(ctx, file) {
  return {
    id: file.id,
    ...(ctx.era === 'newest' && {reference: null}),
    name: file.name,
    size: file.size,
    extension: file.extension,
    mime_type: file.mimeType,
    created_by: file.endUserId,
    created_at: file.createdAt,
    preview_url: null,
    source_url: signedUrl(ctx, file),
    original_url: null,
    user_id: null,
    tenant_id: ctx.app.tenantId,
    conversation_id: null,
    file_key: null,
  };
}

function preview(ctx) {
  const file = ctx.world.files.get(ctx.params.id);
  const attached = [...ctx.app.messages.values()].some(({files}) =>
    files.some(({uploadFileId}) => uploadFileId === ctx.params.id),
  );
  if (!attached && file && file.appId !== ctx.app.id) {
    fail(403, 'file_access_denied', 'File access denied: not owned by requesting app');
  }
  if (!attached) fail(404, 'file_not_found', 'File not found in message context');
  const asDownload = download(file, ctx.query);
  const type = asDownload['Content-Disposition'] ? 'application/octet-stream' : file.mimeType;
  return bytes(file.bytes, type, {'Cache-Control': 'public, max-age=3600', ...asDownload});
}

function signedFile(ctx, kind) {
  const {id, extension} = ctx.params;
  const model = kind === 'tools' ? 'ToolFileQuery' : 'FilePreviewQuery';
  validate(model, queryObject(ctx), {timestamp: string, nonce: string, sign: string});
  const file = ctx.world.files.get(id);
  const ttl = ctx.world.apps.get(file?.appId)?.config.fileTtl ?? 300;
  if (!file || !isSigned(ctx.world, kind, id, ctx.query, ttl)) notFound('File not found or signature is invalid');
  if (kind === 'tools' && file.extension !== extension) notFound('file is not found');
  const headers = download(file, ctx.query);
  if (kind === 'tools') return bytes(file.bytes, file.mimeType, headers);
  if (/^(audio|video)\//.test(file.mimeType)) headers['Accept-Ranges'] = 'bytes';
  const real = !ctx.world.atLeast('1.13') && !headers['Content-Disposition'];
  return bytes(file.bytes, real ? file.mimeType : 'application/octet-stream', headers);
}

function download(file, query) {
  const page = /html/.test(file.mimeType) || ['html', 'htm'].includes(file.extension);
  const asked = /^(1|true|t|yes|y|on)$/i.test(query.get('as_attachment') ?? '');
  if (!page && !asked) return {};
  const name = encodeURIComponent(file.name);
  return {
    'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    ...(page && {'X-Content-Type-Options': 'nosniff'}),
  };
}
