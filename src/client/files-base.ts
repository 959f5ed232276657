import type {Connection} from './connection.js';
import type {RemoteFile, UploadedFile} from './types.js';

/** What a chat needs of files: to bring them to Dify. The client has the whole, `FilesApi`. */
export class FilesBase<Http extends Connection = Connection> {
  protected readonly http: Http;

  constructor(http: Http) {
    this.http = http;
  }

  /**
   * Uploads a file. Only the same user can send it; whether the app takes its type is checked then, not here.
   *
   * @param transport - Instead of `fetch`, which cannot tell how much is sent.
   * @throws {DifyChatError} of kind `file` when it is too large or of a forbidden kind.
   */
  upload(file: Blob, signal?: AbortSignal, transport?: typeof fetch): Promise<UploadedFile> {
    return this.http.json('POST', '/files/upload', {body: toForm(file), signal, long: true, fetch: transport});
  }

  /** Lets Dify fetch a remote file. WebApp API only. */
  remoteUpload(url: string, signal?: AbortSignal): Promise<RemoteFile> {
    return this.http.json('POST', '/remote-files/upload', {body: {url}, signal, long: true});
  }
}

/** A form with one file, under a name that Dify accepts: it wants one, with an extension, without slashes. */
export function toForm(file: Blob): FormData {
  const form = new FormData();
  const name = file instanceof File ? file.name : `file.${/\/(?:x-)?(\w+)/.exec(file.type)?.[1] ?? 'bin'}`;
  form.set('file', file, name.replace(/[\\/]/g, '_'));
  return form;
}
