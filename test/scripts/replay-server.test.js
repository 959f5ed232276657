import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {pieces, startReplay} from '../support/replay-server.js';

describe('pieces', () => {
  const recording = {prefixes: ['data: ']};
  const texts = (response) => pieces(recording, response).map(([ms, bytes]) => [ms, bytes.toString()]);

  it('puts prefixed chunks together', () => {
    const chunks = [[1, 0, '1\n\n'], [2, 'data: 2\n\n']]; // prettier-ignore
    assert.deepEqual(texts({chunks}), [[1, 'data: 1\n\n'], [2, 'data: 2\n\n']]); // prettier-ignore
  });

  it('takes a text body in one piece, and none at all in no piece', () => {
    assert.deepEqual(texts({body: '{}', head_ms: 3}), [[3, '{}']]);
    assert.deepEqual(texts({body: '', head_ms: 3}), []);
  });

  it('fills up a binary body of which only the start was kept', () => {
    const [[, bytes]] = pieces(recording, {base64_start: 'AQI=', bytes: 5, head_ms: 1});
    assert.deepEqual([...bytes], [1, 2, 0, 0, 0]);
  });

  it('cuts a binary body into its chunks', () => {
    const chunked = pieces(recording, {base64: 'AQID', chunk_sizes: [[1, 2], [4, 1]]}); // prettier-ignore
    assert.deepEqual(chunked.map(([ms, bytes]) => [ms, ...bytes]), [[1, 1, 2], [4, 3]]); // prettier-ignore
  });
});

describe('the replay server', () => {
  let server;
  before(async () => (server = await startReplay()));
  after(() => server.close());

  it('answers with the recorded status, headers and body, whatever the path below', async () => {
    const response = await fetch(`${server.url}/1.13.2/a-chat-happy/0/v1/chat-messages`, {method: 'POST', body: '{}'});
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type'), /^text\/event-stream/);
    const text = await response.text();
    assert.match(text, /^data: \{"event":"message"/);
    assert.match(text, /"event":"message_end"/);
  });

  it('lets pages of any origin ask', async () => {
    const url = `${server.url}/1.13.2/a-chat-happy/0`;
    const preflight = await fetch(url, {method: 'OPTIONS'});
    assert.equal(preflight.status, 204);
    assert.match(preflight.headers.get('access-control-allow-headers'), /authorization/);
    assert.equal((await fetch(url)).headers.get('access-control-allow-origin'), '*');
  });

  it('cuts the connection where the client did', async () => {
    await assert.rejects(fetch(`${server.url}/1.13.2/a-chat-disconnect/0`).then((response) => response.text()));
  });

  it('lists the recordings', async () => {
    const list = await (await fetch(server.url)).json();
    assert.ok(list['1.13.2'].includes('a-chat-happy'));
  });

  for (const path of ['1.13.2/nothing/0', '1.13.2/a-chat-happy/999', '..%2f..%2fpackage/x/0']) {
    it(`knows no ${path}`, async () => {
      assert.equal((await fetch(`${server.url}/${path}`)).status, 404);
    });
  }
});
