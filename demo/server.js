// What `npm start` adds to Vite's server: a Dify to talk with, and GET /demo-config.json, which tells the page where.
//
//   (nothing set)                      the emulator, in this server; ?era=1.13 asks for another release than
//                                      DIFY_EMULATOR_ERA (default: newest), on a port of its own
//   DIFY_BASE_URL + DIFY_API_KEY       that Dify through a proxy here; the key stays in this process
//   DIFY_BASE_URL + DIFY_APP_CODE      that Dify directly, as a published web app
import {createProxy, serviceBase} from './dify-proxy.js';
import {createEmulator, ERAS, startEmulator} from './emulator/index.js';

const own = (req) => `http://${req.headers.host}`;

function withEmulator(era) {
  const emulator = createEmulator({era});
  const others = new Map();
  const other = (wanted) => {
    if (!others.has(wanted)) others.set(wanted, startEmulator({era: wanted}));
    return others.get(wanted);
  };
  return {
    about: `Dify emulator, release ${era}`,
    handle: emulator.handle,
    async config(req, wanted = era) {
      const baseUrl = wanted === era ? own(req) : (await other(wanted)).url;
      return {mode: 'emulator', era: wanted, eras: ERAS, baseUrl};
    },
    async close() {
      emulator.close();
      for (const running of others.values()) await (await running).close();
    },
  };
}

function withDify({baseUrl, apiKey, appCode}) {
  const proxy = apiKey ? createProxy({baseUrl, apiKey}) : undefined;
  return {
    about: `Dify at ${baseUrl}, ${proxy ? 'through this server' : 'as web app'}`,
    handle: (req, res) => proxy?.handle(req, res) ?? false,
    config(req) {
      if (proxy) return {mode: 'dify', baseUrl: `${own(req)}/v1`};
      return {mode: 'dify', baseUrl: serviceBase(baseUrl).replace(/v1$/, 'api'), appCode};
    },
    close() {},
  };
}

/** The Dify that the environment asks for: `{about, handle(req, res), config(req, era), close()}`. */
export function chooseDify(env = process.env) {
  const {DIFY_BASE_URL: baseUrl, DIFY_API_KEY: apiKey, DIFY_APP_CODE: appCode, DIFY_EMULATOR_ERA: era} = env;
  if (baseUrl && (apiKey || appCode)) return withDify({baseUrl, apiKey, appCode});
  if (baseUrl || apiKey || appCode) throw new Error('Set DIFY_BASE_URL together with DIFY_API_KEY or DIFY_APP_CODE.');
  if (era && !ERAS.includes(era)) throw new Error(`DIFY_EMULATOR_ERA is one of ${ERAS.join(', ')}.`);
  return withEmulator(era ?? 'newest');
}

/** Node middleware for the demo's server; `next` is called for what belongs to others. */
export function demoMiddleware(dify) {
  return (req, res, next) => {
    const {pathname, searchParams} = new URL(req.url, 'http://demo');
    if (pathname === '/') return void res.writeHead(302, {location: '/demo/'}).end();
    if (pathname === '/demo-config.json') {
      const wanted = searchParams.get('era') ?? undefined;
      if (wanted && !ERAS.includes(wanted)) return void res.writeHead(404).end('no such release');
      return void Promise.resolve(dify.config(req, wanted)).then((config) => {
        res.writeHead(200, {'content-type': 'application/json', 'cache-control': 'no-store'});
        res.end(JSON.stringify(config));
      }, next);
    }
    if (!dify.handle(req, res)) next();
  };
}

/** The Vite plugin. */
export function demoServer() {
  return {
    name: 'dify-chat-demo',
    apply: 'serve',
    configureServer(server) {
      const dify = chooseDify();
      server.middlewares.use(demoMiddleware(dify));
      server.httpServer?.once('close', () => dify.close());
      server.printUrls = () => {
        const {port} = server.httpServer.address();
        server.config.logger.info(`  Demo:  http://127.0.0.1:${port}/\n  Dify:  ${dify.about}`);
      };
    },
  };
}
