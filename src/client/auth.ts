import {DifyChatError} from './errors.js';

/**
 * How a client proves that it may ask. One of three ways:
 *
 * - `appCode`: the public site code of a published web app. The client gets and keeps a passport by itself. For public pages.
 * - `apiKey`: the secret service key (`app-…`). For servers and trusted networks: whoever has it can read everything.
 * - `authorize`: headers of your own for every call, for a proxy that knows your users. Asked once more after a 401.
 */
export type Auth = {apiKey: string} | {appCode: string} | {authorize: () => HeadersInit | Promise<HeadersInit>};

/** Asks for a passport with these headers; gives the answer of `GET /passport`. */
export type AskPassport = (headers: Headers) => Promise<{access_token?: unknown}>;

/** The credentials of one way in. A passport lives in memory, is asked for once at a time, and kept until it is refused. */
export class Credentials {
  readonly #auth: Auth;
  readonly #askPassport: AskPassport;
  #passport: Promise<Headers> | undefined;
  #renewal: Promise<Headers> | undefined;

  constructor(auth: Auth, askPassport: AskPassport) {
    this.#auth = auth;
    this.#askPassport = askPassport;
  }

  /**
   * The headers for one call.
   *
   * @throws {DifyChatError} of kind `auth` when `authorize` fails or gives no headers; what a passport call failed with.
   */
  async headers(): Promise<Headers> {
    const auth = this.#auth;
    if ('apiKey' in auth) return toHeaders({Authorization: `Bearer ${auth.apiKey}`});
    if ('authorize' in auth) {
      // `async` makes a rejection of what it throws at once.
      const own = await (async () => auth.authorize())().catch((cause: unknown) => {
        throw new DifyChatError('', {kind: 'auth', code: 'authorize_failed', cause});
      });
      return toHeaders(own);
    }
    return (this.#passport ??= this.#withPassport(auth.appCode));
  }

  /**
   * Headers for another try, better than `used`; none where there are no others. Calls that were refused at the same time
   * share them. Drops a refused passport, but not one that is newer.
   */
  async renew(used: Headers): Promise<Headers | undefined> {
    if ('apiKey' in this.#auth) return undefined;
    const passport = this.#passport;
    // Two passports of one visitor may be the same text, so the object tells.
    if (used === (await passport?.catch(() => undefined)) && passport === this.#passport) this.#passport = undefined;
    return (this.#renewal ??= this.headers().finally(() => (this.#renewal = undefined)));
  }

  async #withPassport(appCode: string): Promise<Headers> {
    const headers = toHeaders({'X-App-Code': appCode});
    try {
      const {access_token: token} = await this.#askPassport(headers);
      if (typeof token !== 'string' || !token) {
        throw new DifyChatError('', {kind: 'server', code: 'invalid_response'});
      }
      headers.set('X-App-Passport', token);
      return headers;
    } catch (error) {
      this.#passport = undefined;
      // An unknown code is no lost conversation: nothing that the visitor does can help.
      const unknown = error instanceof DifyChatError && error.status === 404;
      throw unknown ? new DifyChatError(error.message, {...error, kind: 'configuration'}) : error;
    }
  }
}

/** The engine's own message would tell the secret. */
function toHeaders(init: HeadersInit): Headers {
  try {
    return new Headers(init);
  } catch {
    throw new DifyChatError('', {kind: 'auth', code: 'invalid_credentials'});
  }
}
