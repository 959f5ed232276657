import {FilesBase} from './files-base.js';
import type {Http} from './http.js';
import type {RemoteFileInfo} from './types.js';
import {path} from './url.js';

/** Files that go with messages. */
export class FilesApi extends FilesBase<Http> {
  /** The bytes of a file that was sent with a message of this app. Service API only. */
  preview(id: string, {asAttachment}: {asAttachment?: boolean} = {}, signal?: AbortSignal): Promise<Blob> {
    return this.http.blob('GET', path`/files/${id}/preview`, {query: {as_attachment: asAttachment}, signal});
  }

  /** What is at a remote address. WebApp API only. */
  remoteInfo(url: string, signal?: AbortSignal): Promise<RemoteFileInfo> {
    return this.http.json('GET', path`/remote-files/${url}`, {signal});
  }
}
