// The client in Node: the same code without a browser.
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:http';
import {after, before, describe, it} from 'node:test';
import {startEmulator} from '../../demo/emulator/index.js';
import {importClient} from './build.js';

let emulator;
let client;

before(async () => {
  [emulator, client] = await Promise.all([startEmulator({era: '1.14'}), importClient('node')]);
});

after(() => emulator.close());

async function makeApp(config = {}) {
  const response = await fetch(`${emulator.url}/emulator/apps`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({mode: 'chat', tokensPerSecond: 'Infinity', ...config}),
  });
  const {api_key: apiKey, site_code: appCode} = await response.json();
  const make = (auth) => new client.DifyClient({baseUrl: emulator.url, auth, user: 'node'});
  return {service: make({apiKey}), webapp: make({appCode})};
}

async function textOf(stream) {
  let text = '';
  for await (const event of stream) if (event.event === 'message') text += event.answer;
  return text;
}

describe('the client in Node', () => {
  for (const family of ['service', 'webapp']) {
    it(`chats, in ${family}`, async () => {
      const dify = (await makeApp())[family];
      assert.equal(dify.http.family, family);
      assert.equal(await textOf(await dify.chat.send({query: 'ECHO Grüße 👍'})), 'Grüße 👍');
      assert.equal((await dify.chat.sendBlocking({query: 'ECHO all'})).answer, 'all');
      assert.equal((await dify.conversations.list()).data.length, 2);
    });
  }

  it('uploads a file', async () => {
    const {service} = await makeApp();
    const file = new File(['hello'], 'a.txt', {type: 'text/plain'});
    assert.equal((await service.files.upload(file)).size, 5);
  });

  it('ends silently when it is aborted', async () => {
    const {service} = await makeApp({tokensPerSecond: 20});
    const controller = new AbortController();
    let count = 0;
    for await (const event of await service.chat.send({query: 'LONG'}, controller.signal)) {
      if (event.event === 'message' && ++count === 3) controller.abort();
    }
    assert.equal(count, 3);
  });

  it('fails with its own errors', async () => {
    const {service} = await makeApp();
    const gone = service.messages.list({conversationId: '00000000-0000-4000-8000-000000000000'});
    await assert.rejects(gone, (error) => {
      return error instanceof client.DifyChatError && error.name === 'DifyChatError' && error.kind === 'not-found';
    });
    const nobody = new client.DifyClient({baseUrl: 'http://127.0.0.1:9', auth: {apiKey: 'app-x'}});
    await assert.rejects(nobody.chat.send({query: 'Hi'}), {kind: 'network', code: 'network_error'});
  });

  it('fails with its own errors where the file that reads them cannot be had', async () => {
    const {DifyClient, DifyChatError} = await importClient('alone', (file) => !file.startsWith('unusual'));
    const alone = (url) => new DifyClient({baseUrl: url, auth: {apiKey: 'app-x'}}).app.info();
    await assert.rejects(alone(emulator.url), (error) => {
      assert.ok(error instanceof DifyChatError);
      assert.deepEqual([error.kind, error.status, error.code], ['server', 401, 'unknown']);
      return true;
    });
    await assert.rejects(alone('http://127.0.0.1:9'), {name: 'DifyChatError', kind: 'network'});
  });

  it('needs an absolute address, as there is no page', () => {
    assert.throws(() => new client.DifyClient({baseUrl: '/v1', auth: {apiKey: 'app-x'}}), {code: 'invalid_base_url'});
  });

  it('sends a GET again no sooner than the server asks', async () => {
    const times = [];
    const server = createServer((_, res) => {
      times.push(performance.now());
      const busy = times.length === 1;
      res.writeHead(busy ? 429 : 200, {'content-type': 'application/json', ...(busy && {'retry-after': '2'})});
      res.end(busy ? '{"code":"too_many_requests","message":"","status":429}' : '{"mode":"chat"}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const baseUrl = `http://127.0.0.1:${server.address().port}`;
    const dify = new client.DifyClient({baseUrl, auth: {apiKey: 'app-x'}});
    assert.equal((await dify.app.info()).mode, 'chat');
    assert.ok(times[1] - times[0] >= 1990);
    server.close();
  });
});
