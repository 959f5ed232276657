import assert from 'node:assert/strict';
import http from 'node:http';
import {after, describe, it} from 'node:test';
import {chooseDify, demoMiddleware} from '../../demo/server.js';

const BASE = 'https://dify.test';
const KEY = 'app-secret';
const running = [];

/** The demo's server in an environment; answers 418 to what belongs to Vite. */
async function start(env) {
  const dify = chooseDify(env);
  const middleware = demoMiddleware(dify);
  const server = http.createServer((req, res) => middleware(req, res, () => res.writeHead(418).end()));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push(dify, server);
  return `http://127.0.0.1:${server.address().port}`;
}

const config = async (url, query = '') => (await fetch(`${url}/demo-config.json${query}`)).json();

describe("the demo's server", () => {
  after(() => {
    for (const one of running) {
      one.closeAllConnections?.();
      one.close();
    }
  });

  it('is an emulated Dify when nothing else is asked for', async () => {
    const url = await start({});
    const {mode, era, baseUrl} = await config(url);
    assert.deepEqual({mode, era, baseUrl}, {mode: 'emulator', era: 'newest', baseUrl: url});
    const headers = {authorization: 'Bearer app-demo-chat'};
    assert.equal((await fetch(`${baseUrl}/v1/info`, {headers})).status, 200);
  });

  it('emulates the release that the environment names, and others beside it', async () => {
    const url = await start({DIFY_EMULATOR_ERA: '1.13'});
    assert.equal((await config(url)).era, '1.13');
    const other = await config(url, '?era=1.12');
    assert.equal(other.era, '1.12');
    assert.notEqual(other.baseUrl, url);
    const headers = {authorization: 'Bearer app-demo-chat'};
    assert.equal((await fetch(`${other.baseUrl}/v1/info`, {headers})).status, 200);
    assert.equal((await fetch(`${url}/demo-config.json?era=0.1`)).status, 404);
  });

  it('sends the page to its own proxy when there is a key, and never tells the key', async () => {
    const url = await start({DIFY_BASE_URL: BASE, DIFY_API_KEY: KEY});
    assert.deepEqual(await config(url), {mode: 'dify', baseUrl: `${url}/v1`});
  });

  it('sends the page to Dify itself when there is an app code', async () => {
    const url = await start({DIFY_BASE_URL: `${BASE}/v1`, DIFY_APP_CODE: 'code'});
    assert.deepEqual(await config(url), {mode: 'dify', baseUrl: `${BASE}/api`, appCode: 'code'});
  });

  for (const env of [{DIFY_BASE_URL: BASE}, {DIFY_API_KEY: KEY}, {DIFY_EMULATOR_ERA: '0.1'}]) {
    it(`says what is missing with only ${Object.keys(env)[0]}`, () => {
      assert.throws(() => chooseDify(env), /Set DIFY_BASE_URL together|DIFY_EMULATOR_ERA is one of/);
    });
  }

  it('begins at the demo, and leaves its files to Vite', async () => {
    const url = await start({});
    assert.equal((await fetch(url, {redirect: 'manual'})).headers.get('location'), '/demo/');
    assert.equal((await fetch(`${url}/demo/index.html`)).status, 418);
  });
});
