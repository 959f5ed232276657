import type {Connection} from './connection.js';
import {toForm} from './files-base.js';
import type {FormPage, JsonObject, RemoteFile, UploadedFile, UploadToken} from './types.js';
import {path} from './url.js';

/** A filled-in form. */
export interface FormSubmission {
  /** By `output_variable_name`: texts, a FileInput, or a list of them. All have to be there. */
  inputs: JsonObject;
  /** The id of the button that was pressed. */
  action: string;
}

/**
 * Human-input forms, at which chatflows and workflows pause. Since 1.13 in the WebApp API, where the token alone is enough, and
 * since 1.14 in the Service API.
 *
 * After a submission the run goes on: listen with `workflow.events`, again every 0.6 s while it still tells of the pause.
 */
export class FormsApi {
  readonly #http: Connection;

  constructor(http: Connection) {
    this.#http = http;
  }

  /**
   * Reads a form.
   *
   * @throws {DifyChatError} of kind `not-found`: unknown, already answered, or too late (by its code).
   */
  get(token: string, signal?: AbortSignal): Promise<FormPage> {
    return this.#http.json('GET', path`/form/human_input/${token}`, {signal});
  }

  /**
   * Answers a form, so that its run goes on. Dify 1.14 does not check the values: a bad one fails the run.
   *
   * @throws {DifyChatError} of kind `input` when something is missing, else as `get`.
   */
  submit(token: string, {inputs, action}: FormSubmission): Promise<void> {
    return this.#http.json('POST', path`/form/human_input/${token}`, {body: {inputs, action}, empty: true});
  }

  /** Leave to upload files for a form. WebApp API only, newer than 1.14; before, `files.upload` serves. */
  uploadToken(token: string): Promise<UploadToken> {
    return this.#http.json('POST', path`/form/human_input/${token}/upload-token`);
  }

  /** Uploads a file for a form, or lets Dify fetch one from an address. */
  upload(uploadToken: string, file: Blob, signal?: AbortSignal): Promise<UploadedFile>;
  upload(uploadToken: string, url: string, signal?: AbortSignal): Promise<RemoteFile>;
  upload(uploadToken: string, file: Blob | string, signal?: AbortSignal): Promise<UploadedFile | RemoteFile> {
    const body = typeof file === 'string' ? new FormData() : toForm(file);
    if (typeof file === 'string') body.set('url', file);
    const headers = {Authorization: `bearer ${uploadToken}`};
    return this.#http.json('POST', '/human-input-forms/files', {body, headers, signal, long: true});
  }
}
