import type {Http} from './http.js';
import type {RemoteFile, RemoteFileInfo, UploadedFile} from './types.js';
import {path} from './url.js';

/** Files that go with messages. */
export class FilesApi {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /**
   * Uploads a file. Only the same user can send it; whether the app takes its type is checked then, not here.
   *
   * @throws {DifyChatError} of kind `file` when it is too large or of a forbidden kind.
   */
  upload(file: Blob, signal?: AbortSignal): Promise<UploadedFile> {
    return this.#http.json('POST', '/files/upload', {body: toForm(file), signal, long: true});
  }

  /** The bytes of a file that was sent with a message of this app. Service API only. */
  preview(id: string, {asAttachment}: {asAttachment?: boolean} = {}, signal?: AbortSignal): Promise<Blob> {
    return this.#http.blob('GET', path`/files/${id}/preview`, {query: {as_attachment: asAttachment}, signal});
  }

  /** What is at a remote address. WebApp API only. */
  remoteInfo(url: string, signal?: AbortSignal): Promise<RemoteFileInfo> {
    return this.#http.json('GET', path`/remote-files/${url}`, {signal});
  }

  /** Lets Dify fetch a remote file. WebApp API only. */
  remoteUpload(url: string, signal?: AbortSignal): Promise<RemoteFile> {
    return this.#http.json('POST', '/remote-files/upload', {body: {url}, signal, long: true});
  }
}

/** A form with one file, under a name that Dify accepts: it wants one, with an extension, without slashes. */
export function toForm(file: Blob): FormData {
  const form = new FormData();
  const name = file instanceof File ? file.name : `file.${/\/(?:x-)?(\w+)/.exec(file.type)?.[1] ?? 'bin'}`;
  form.set('file', file, name.replace(/[\\/]/g, '_'));
  return form;
}
