import {invalidParam} from './errors.js';
import {dottedExtension, extensionForMime, mimeOf} from './file-types.js';
import {repr} from './python-repr.js';
import {probeRemote} from './remote-files.js';
import {signedUrl} from './signed-url.js';
import {isUuid} from './time.js';

const TYPES = ['image', 'document', 'audio', 'video', 'custom'];
const METHODS = ['local_file', 'remote_url', 'tool_file', 'datasource_file'];

/** A file as a form or message keeps it. Plain data; `fileJson` turns it into what the API shows. */
class StoredFile {
  isStoredFile = true;

  constructor(fields) {
    Object.assign(this, fields);
  }
}

/** The files of a message, by the app's `file_upload`. Ignored when uploads are off. */
export async function resolveFiles(ctx, files = []) {
  const {file_upload: upload} = ctx.app.config.parameters;
  if (!upload.enabled) return [];
  const found = await resolveFileList(ctx, files, upload);
  for (const type of TYPES) {
    const count = found.filter((file) => file.type === type).length;
    if (count > upload.number_limits) {
      invalidParam(`Number of ${type} files exceeds the maximum limit ${upload.number_limits}`);
    }
  }
  return found;
}

/** Files named by a request. An entry without a way of transfer, or remote without an address, is dropped silently. */
export async function resolveFileList(ctx, files, rules) {
  const usable = files.filter((file) => file.transfer_method && (file.transfer_method !== 'remote_url' || file.url));
  const found = [];
  for (const file of usable) found.push(await resolveFile(ctx, file, rules));
  return found;
}

/** One file named by a request, checked against what is allowed. */
export async function resolveFile(ctx, input, rules) {
  const {transfer_method: method, type} = input;
  if (!method) invalidParam('transfer_method is required in file mapping');
  if (!METHODS.includes(method)) invalidParam(`${repr(method)} is not a valid FileTransferMethod`);
  if (!TYPES.includes(type)) invalidParam(`${repr(type)} is not a valid FileType`);
  const file = method === 'local_file' ? localFile(ctx, input) : await otherFile(ctx, input);
  if (!allowed(file, type, rules)) invalidParam(`File validation failed for file: ${file.filename}`);
  return file;
}

function localFile(ctx, {upload_file_id: id, type}) {
  if (!isUuid(id)) invalidParam('Invalid upload file id format');
  const upload = ctx.world.files.get(id);
  const own = upload?.kind === 'upload' && (upload.endUserId === ctx.endUser.id || !ctx.world.atLeast('1.14'));
  if (!own) invalidParam('Invalid upload file');
  return new StoredFile({
    type,
    transferMethod: 'local_file',
    uploadFileId: id,
    filename: upload.name,
    extension: `.${upload.extension}`,
    mimeType: upload.mimeType,
    size: upload.size,
    staleUrl: signedUrl(ctx, upload),
  });
}

async function otherFile(ctx, {transfer_method: method, url, upload_file_id: id, tool_file_id: toolId, type}) {
  if (method !== 'remote_url') invalidParam(`ToolFile ${repr(toolId ?? null)} not found`);
  if (!url) invalidParam('Invalid file url');
  const {filename, mimeType, size, status} = await probeRemote(url);
  return new StoredFile({
    type,
    transferMethod: 'remote_url',
    uploadFileId: isUuid(id) ? id : null,
    remoteUrl: url,
    filename,
    extension: dottedExtension(filename) || extensionForMime(mimeType),
    mimeType: mimeType ?? mimeOf(filename),
    size: status === 200 ? size : -1,
    unreachable: status !== 200, // a model that looks at it fails
  });
}

function allowed(file, type, rules) {
  const {allowed_file_types: types = [], allowed_file_extensions: extensions = []} = rules;
  const methods = rules.allowed_file_upload_methods ?? [];
  if (methods.length && !methods.includes(file.transferMethod)) return false;
  if (!types.length) return true;
  if (!types.includes(type)) return false;
  return type !== 'custom' || extensions.some((one) => one.toLowerCase() === file.extension.toLowerCase());
}

/** A file as live events show it, with an address that works now. */
export function fileObject(ctx, file) {
  return {...storedFile(ctx, file), url: urlOf(ctx, file)};
}

/** A file as history shows it: up to 1.13 without `url`, its `remote_url` being the address of when it was sent. */
function storedFile(ctx, file) {
  const {type, transferMethod, remoteUrl, uploadFileId = null, filename, extension, mimeType, size, staleUrl} = file;
  const head = {dify_model_identity: '__dify__file__', id: null};
  const kind = {type, transfer_method: transferMethod};
  const facts = {filename, extension, mime_type: mimeType, size};
  if (!ctx.world.atLeast('1.14')) {
    const address = {remote_url: remoteUrl ?? staleUrl ?? null, related_id: uploadFileId};
    return {...head, tenant_id: ctx.app.tenantId, ...kind, ...address, ...facts};
  }
  const reference =
    uploadFileId && `dify-file-ref:${Buffer.from(`{"record_id":"${uploadFileId}"}`).toString('base64')}`;
  const tail = {related_id: uploadFileId, url: urlOf(ctx, file)};
  return {
    ...head,
    ...kind,
    remote_url: remoteUrl ?? (transferMethod === 'local_file' ? '' : null),
    reference,
    ...facts,
    ...tail,
  };
}

function urlOf(ctx, {uploadFileId, remoteUrl}) {
  const stored = ctx.world.files.get(uploadFileId);
  return stored ? signedUrl(ctx, stored) : (remoteUrl ?? null);
}

/** `inputs` with every file in them as history shows it. */
export function fileValues(ctx, inputs) {
  const show = (value) => {
    if (value?.isStoredFile) return storedFile(ctx, value);
    return Array.isArray(value) ? value.map(show) : value;
  };
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, show(value)]));
}

/** A file that a tool or node made, in the shape of `resolveFile`. `stored` is an entry of `world.files`. */
export function generatedFile(stored, type) {
  return new StoredFile({
    type,
    transferMethod: 'tool_file',
    uploadFileId: stored.id,
    filename: stored.name,
    extension: `.${stored.extension}`,
    mimeType: stored.mimeType,
    size: stored.size,
  });
}
