import {AppBase} from './app-base.js';
import type {Meta} from './types.js';

/** What an app is and can do. */
export class AppApi extends AppBase {
  /** Icons of the app's tools. */
  meta(signal?: AbortSignal): Promise<Meta> {
    return this.http.json('GET', '/meta', {signal});
  }
}
