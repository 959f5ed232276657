import assert from 'node:assert/strict';
import http from 'node:http';
import {after, before, beforeEach, describe, it} from 'node:test';
import {createProxy, serviceBase} from '../../demo/dify-proxy.js';

const KEY = 'app-secret';

async function listen(handler) {
  const server = http.createServer(handler);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('serviceBase', () => {
  for (const [given, expected] of [
    ['https://dify.test', 'https://dify.test/v1'],
    ['https://dify.test/', 'https://dify.test/v1'],
    ['https://dify.test/v1/', 'https://dify.test/v1'],
    ['https://dify.test/api', 'https://dify.test/v1'],
    ['https://host.test/dify/v1', 'https://host.test/dify/v1'],
  ]) {
    it(`makes ${expected} of ${given}`, () => {
      assert.equal(serviceBase(given), expected);
    });
  }
});

describe('the demo proxy', () => {
  let dify;
  let demo;
  let seen;
  let answer;

  before(async () => {
    dify = await listen((req, res) => {
      seen.push({method: req.method, url: req.url, headers: req.headers, req});
      answer(req, res);
    });
    const proxy = createProxy({baseUrl: dify.url, apiKey: KEY});
    demo = await listen((req, res) => {
      if (!proxy.handle(req, res)) res.writeHead(418).end();
    });
  });
  beforeEach(() => {
    seen = [];
    answer = (_req, res) => res.end('{}');
  });
  after(() => Promise.all([demo.close(), dify.close()]));

  it('adds the key on the way out, and nothing of it on the way back', async () => {
    const response = await fetch(`${demo.url}/v1/parameters?user=u`, {headers: {authorization: 'Bearer page'}});
    assert.equal(seen[0].url, '/v1/parameters?user=u');
    assert.equal(seen[0].headers.authorization, `Bearer ${KEY}`);
    assert.ok(!JSON.stringify([...response.headers, await response.text()]).includes(KEY));
  });

  it("keeps the page's cookies, origin and referrer to itself", async () => {
    await fetch(`${demo.url}/v1/info`, {headers: {cookie: 'a=b', origin: demo.url, referer: demo.url}});
    for (const name of ['cookie', 'origin', 'referer']) assert.equal(seen[0].headers[name], undefined);
  });

  it('hands each piece of a stream on as it comes', async () => {
    let more;
    answer = (_req, res) => {
      res.writeHead(200, {'content-type': 'text/event-stream'});
      res.write('data: 1\n\n');
      more = () => res.end('data: 2\n\n');
    };
    const response = await fetch(`${demo.url}/v1/chat-messages`, {method: 'POST', body: '{}'});
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    assert.equal((await reader.read()).value, 'data: 1\n\n');
    more();
    assert.equal((await reader.read()).value, 'data: 2\n\n');
  });

  it('ends the request to Dify when the page goes away', async () => {
    let gone;
    const closed = new Promise((resolve) => (gone = resolve));
    answer = (req, res) => {
      res.write('data: 1\n\n');
      res.on('close', gone);
    };
    const abort = new AbortController();
    const response = await fetch(`${demo.url}/v1/chat-messages`, {method: 'POST', body: '{}', signal: abort.signal});
    assert.equal(response.status, 200);
    abort.abort();
    await closed;
  });

  it('lets a cut answer look cut', async () => {
    answer = (_req, res) => {
      res.write('data: 1\n\n', () => res.destroy());
    };
    const response = await fetch(`${demo.url}/v1/chat-messages`, {method: 'POST', body: '{}'});
    await assert.rejects(response.text());
  });

  it('sends an upload through, byte for byte', async () => {
    const received = new Promise((resolve) => {
      answer = (req, res) => {
        const parts = [];
        req.on('data', (part) => parts.push(part));
        req.on('end', () => {
          resolve(Buffer.concat(parts));
          res.writeHead(201).end('{}');
        });
      };
    });
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array([0, 255, 13, 10])]), 'x.bin');
    const response = await fetch(`${demo.url}/v1/files/upload`, {method: 'POST', body: form});
    assert.equal(response.status, 201);
    assert.ok((await received).includes(Buffer.from([0, 255, 13, 10])));
    assert.match(seen[0].headers['content-type'], /^multipart\/form-data; boundary=/);
  });

  it('fetches signed files without the key', async () => {
    await fetch(`${demo.url}/files/5c6e/file-preview?sign=x`);
    assert.equal(seen[0].url, '/files/5c6e/file-preview?sign=x');
    assert.equal(seen[0].headers.authorization, undefined);
  });

  for (const [method, path] of [
    ['GET', '/v1/apps/annotations'],
    ['GET', '/v1/workflows/logs'],
    ['GET', '/v1/datasets'],
    ['DELETE', '/v1/parameters'],
    ['GET', '/v1/files/../../console/preview'],
    ['GET', '/v1/files/%2e%2e/preview'],
  ]) {
    it(`does not forward ${method} ${path}`, async () => {
      const {port} = new URL(demo.url);
      const status = await new Promise((resolve) => {
        http.request({port, method, path}, (res) => resolve(res.resume().statusCode)).end();
      });
      assert.ok(status === 404 || status === 418, String(status));
      assert.equal(seen.length, 0);
    });
  }

  it("refuses other sites' requests", async () => {
    const headers = {origin: 'https://elsewhere.test'};
    const response = await fetch(`${demo.url}/v1/chat-messages`, {method: 'POST', body: '{}', headers});
    assert.equal(response.status, 403);
    assert.equal(seen.length, 0);
  });

  it('leaves other paths to the server', async () => {
    assert.equal((await fetch(`${demo.url}/demo/`)).status, 418);
  });

  it('says so when Dify does not answer', async () => {
    answer = (_req, res) => res.destroy();
    const response = await fetch(`${demo.url}/v1/info`);
    assert.equal(response.status, 502);
    assert.match((await response.json()).message, /does not answer/);
  });
});
