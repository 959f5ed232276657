import {createServer} from 'node:http';
import {serveControl} from './control.js';
import {addDemoApps} from './demo-apps.js';
import {addRecordedApps} from './recorded-apps/index.js';
import {createRouter} from './routes.js';
import {isDifyPath, serve} from './server.js';
import {World} from './world.js';

export {ERAS} from './world.js';

/**
 * A Dify without a socket: give it requests.
 * `era`: which release to be, default `newest`. `speed`: tokens a second where an app does not say (default 50).
 * `handle(req, res)` returns false, and does nothing, when the path is not the emulator's. `close()` ends every stream.
 */
export function createEmulator({era = 'newest', speed} = {}) {
  const world = new World({era, speed});
  const router = createRouter(world);
  addDemoApps(world);
  addRecordedApps(world);
  const handle = (req, res) => {
    const {pathname} = new URL(req.url, 'http://dify');
    const serving = pathname.startsWith('/emulator/')
      ? serveControl(world, req, res)
      : isDifyPath(pathname) && serve(world, router, req, res);
    if (!serving) return false;
    serving.catch((error) => {
      console.error(error);
      res.destroy();
    });
    return true;
  };
  return {handle, world, close: () => world.close()};
}

/** An emulator on a port of its own, on loopback. `port` 0 takes a free one. `close()` ends it and every connection. */
export async function startEmulator({port = 0, host = '127.0.0.1', ...options} = {}) {
  const emulator = createEmulator(options);
  const server = createServer({keepAliveTimeout: 30_000}, (req, res) => {
    if (emulator.handle(req, res)) return;
    res.writeHead(404, {'Content-Type': 'text/plain'});
    res.end('Not the emulator');
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const close = async () => {
    emulator.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {url: `http://${host}:${server.address().port}`, era: emulator.world.era, emulator, close};
}
