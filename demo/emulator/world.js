import {randomBytes} from 'node:crypto';
import {createApp} from './store.js';
import {mergeConfig} from './app-config.js';
import {uuid} from './time.js';

/** The releases that the emulator can be, oldest first. */
export const ERAS = ['1.12', '1.13', '1.14', 'newest'];

const VERSIONS = {1.12: '1.12.1', 1.13: '1.13.2', 1.14: '1.14.2', newest: '1.14.2'};

/** Everything one emulator holds. */
export class World {
  apps = new Map();
  files = new Map();
  secret = randomBytes(32);
  /** The one workspace that all apps belong to. */
  tenantId = uuid();
  #order = 0;

  constructor({era = 'newest', speed} = {}) {
    if (!ERAS.includes(era)) throw new RangeError(`Unknown era ${era}; there are ${ERAS.join(', ')}`);
    this.era = era;
    this.version = VERSIONS[era];
    this.speed = speed;
  }

  /** Whether the emulated release is `era` or later. */
  atLeast = (era) => ERAS.indexOf(this.era) >= ERAS.indexOf(era);

  /** Grows by one each time; orders what happened in the same second. */
  nextOrder() {
    return ++this.#order;
  }

  addApp(config, identity) {
    const app = createApp(mergeConfig(config, this), this.tenantId, identity);
    this.apps.set(app.id, app);
    return app;
  }

  removeApp(id) {
    this.apps.get(id)?.end();
    this.apps.delete(id);
    for (const file of [...this.files.values()]) if (file.appId === id) this.files.delete(file.id);
  }

  appByKey(key) {
    return this.#find((app) => app.apiKey === key);
  }

  appByCode(code) {
    return this.#find((app) => app.siteCode === code);
  }

  #find(test) {
    for (const app of this.apps.values()) if (test(app)) return app;
    return undefined;
  }

  /** Ends every app, and with it every stream and timer. */
  close() {
    for (const id of [...this.apps.keys()]) this.removeApp(id);
  }
}
