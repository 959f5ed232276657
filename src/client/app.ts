import type {Connection} from './connection.js';
import type {AppInfo, Meta, Parameters, Site} from './types.js';

/** What an app is and can do. */
export class AppApi {
  readonly #http: Connection;

  constructor(http: Connection) {
    this.#http = http;
  }

  /** Name, description and mode. Service API only. */
  info(signal?: AbortSignal): Promise<AppInfo> {
    return this.#http.json('GET', '/info', {signal});
  }

  /** Opening words, form, switches and limits. */
  parameters(signal?: AbortSignal): Promise<Parameters> {
    return this.#http.json('GET', '/parameters', {signal});
  }

  /** Icons of the app's tools. */
  meta(signal?: AbortSignal): Promise<Meta> {
    return this.#http.json('GET', '/meta', {signal});
  }

  /** Title, icon, colours and texts; of the same form in both families, though the WebApp API nests them. */
  async site(signal?: AbortSignal): Promise<Site> {
    const {site, ...rest} = await this.#http.json<Site & {site?: Site}>('GET', '/site', {signal});
    return {...rest, ...site};
  }
}
