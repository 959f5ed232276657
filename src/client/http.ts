import {Connection, type CallOptions, type ClientOptions, type Method, type Target} from './connection.js';
import {invalidResponse} from './errors.js';

export type {ClientOptions} from './connection.js';

/** A {@link Connection} that may be set up anew, and that reads more than JSON and events. What the resources stand on. */
export class Http extends Connection {
  /**
   * May be set at any time. Calls under way end as they began. The passport stays while address, code and user do.
   *
   * @throws {DifyChatError} `invalid_base_url` when set; nothing is changed then.
   */
  get options(): ClientOptions {
    return this.target.options;
  }

  set options(options: ClientOptions) {
    const old = this.target;
    const target = this.aim(options);
    this.target = sameVisitor(old, target) ? {...target, credentials: old.credentials} : target;
  }

  /**
   * Calls, and gives the response with its body unread. For what has no method here.
   *
   * @throws {DifyChatError} unless the status is 2xx. An abort throws its reason.
   */
  raw(method: Method, path: string, options: CallOptions = {}): Promise<Response> {
    return this.call(this.target, method, path, {...options, long: true}, (response) => Promise.resolve(response));
  }

  /**
   * Calls, and reads the bytes.
   *
   * @throws {DifyChatError} for every failure; `invalid_response` for an HTML page. An abort throws its reason.
   */
  blob(method: Method, path: string, options: CallOptions = {}): Promise<Blob> {
    return this.call(this.target, method, path, {...options, long: true}, async (response) => {
      const blob = await response.blob();
      if (blob.type.startsWith('text/html')) throw invalidResponse(response);
      return blob;
    });
  }
}

/** Whether a passport for the one is as good for the other. */
function sameVisitor(one: Target, other: Target): boolean {
  const code = codeOf(one);
  return !!code && code === codeOf(other) && one.base === other.base && one.options.user === other.options.user;
}

function codeOf({options: {auth}}: Target): string | undefined {
  return 'appCode' in auth ? auth.appCode : undefined;
}
