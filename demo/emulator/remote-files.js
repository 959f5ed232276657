import {fail, invalidParam} from './errors.js';
import {store} from './files.js';
import {extensionOf, mimeOf} from './file-types.js';
import {png} from './png.js';
import {json} from './reply.js';
import {signedUrl} from './signed-url.js';
import {sleep} from './time.js';
import {validate} from './validate.js';

const picture = (size) => Buffer.concat([png(8, 8, [214, 82, 61])], size); // zeros after the end do no harm

/** Files that lie elsewhere. The emulator never goes to the network: what an address holds follows from its look. */
export function registerRemoteFileRoutes(router) {
  const webapp = {families: ['webapp']};
  router.route('POST', '/remote-files/upload', webapp, upload);
  router.route('GET', '/remote-files/:url<path>', webapp, info);
}

async function info(ctx) {
  const {status, mimeType, content} = await look(ctx.params.url);
  if (status !== 200) throw new Error('the address answered with an error');
  return {file_type: mimeType, file_length: content.length};
}

async function upload(ctx) {
  validate('RemoteFileUploadPayload', ctx.body, {url: urlCheck});
  return uploadRemote(ctx, ctx.body.url);
}

/** Keeps what lies at an address as an upload of this visitor; answers with its description. */
export async function uploadRemote(ctx, url) {
  const {status, mimeType, content, filename} = await look(url);
  if (status !== 200) fail(400, 'remote_file_upload_error', `Failed to fetch file from ${url}: `);
  const name = extensionOf(filename) ? filename : `${filename}.png`;
  const file = store(ctx, {filename: name, type: mimeType, bytes: content});
  const {id, size, extension, endUserId, createdAt} = file;
  const address = {url: signedUrl(ctx, file), mime_type: file.mimeType};
  return json({id, name, size, extension, ...address, created_by: endUserId, created_at: createdAt}, 201);
}

function urlCheck(value) {
  if (URL.canParse(value)) return undefined;
  return ['url_parsing', 'Input should be a valid URL, relative URL without a base'];
}

/** What Dify learns about a remote file when a message names it: an error status is tolerated, a dead host is not. */
export async function probeRemote(url) {
  const {status, filename, mimeType, content} = await look(url);
  return {filename, mimeType, size: content.length, status};
}

/** Addresses with `missing` are 404; port 9, other schemes and plain words are hosts that are down. */
async function look(url) {
  const dead = !/^https?:\/\//.test(url) || /:9\//.test(url);
  if (dead) {
    await sleep(300);
    invalidParam(`Reached maximum retries (3) for URL ${url}`);
  }
  const filename = decodeURIComponent(new URL(url).pathname.split('/').pop()) || 'file';
  const mimeType = extensionOf(filename) ? mimeOf(filename) : 'image/png';
  if (/missing/.test(filename)) return {status: 404, filename, mimeType, content: Buffer.alloc(0)};
  const image = () => picture(extensionOf(filename) ? 124 : 100);
  const content = mimeType.startsWith('image/') ? image() : Buffer.from('A document elsewhere.');
  return {status: 200, filename, mimeType, content};
}
