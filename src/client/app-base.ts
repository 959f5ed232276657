import type {Connection} from './connection.js';
import type {AppInfo, Parameters, Site} from './types.js';

/** What a chat needs to know of an app. The client has the whole, `AppApi`. */
export class AppBase {
  protected readonly http: Connection;

  constructor(http: Connection) {
    this.http = http;
  }

  /** Name, description and mode. Service API only. */
  info(signal?: AbortSignal): Promise<AppInfo> {
    return this.http.json('GET', '/info', {signal});
  }

  /** Opening words, form, switches and limits. */
  parameters(signal?: AbortSignal): Promise<Parameters> {
    return this.http.json('GET', '/parameters', {signal});
  }

  /** Title, icon, colours and texts; of the same form in both families, though the WebApp API nests them. */
  async site(signal?: AbortSignal): Promise<Site> {
    const {site, ...rest} = await this.http.json<Site & {site?: Site}>('GET', '/site', {signal});
    return {...rest, ...site};
  }
}
