import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {describe, it} from 'node:test';
import {readRecording} from './recording.js';
import {replay} from './replay.js';

const otherIds = (text) =>
  text.replace(/[1-9a-f][0-9a-f]{7}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) =>
    id.replace(/[0-9a-f]/g, (c) => (15 - parseInt(c, 16)).toString(16)),
  );

/** A server that answers with a recording whose ids are others, and wants to be asked for these. */
async function startTape(recording, change = (response) => response) {
  const unexpected = [];
  let next = 0;
  const server = createServer((req, res) => {
    const {name, request, response} = recording.exchanges[next++];
    if (!request.target.includes('sign=') && req.url !== otherIds(request.target))
      unexpected.push(`${name}: ${req.url}`);
    const {status, headers, text, bytes = 0} = change(response, name);
    const {'content-length': _, 'transfer-encoding': chunked, ...rest} = headers;
    const body = text === undefined ? Buffer.alloc(bytes) : Buffer.from(otherIds(text));
    res.writeHead(status, {...rest, ...(chunked ? {} : {'Content-Length': body.length})});
    req.resume().on('end', () => res.end(body));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {url: `http://127.0.0.1:${server.address().port}`, unexpected, close: () => server.close()};
}

async function play(recording, change) {
  const tape = await startTape(recording, change);
  try {
    const results = await replay(recording, {url: tape.url, speed: 1000});
    return {unexpected: tape.unexpected, results: results.filter(({differences}) => differences.length)};
  } finally {
    tape.close();
  }
}

describe('replaying a recording', () => {
  for (const scenario of ['a-user-rules', 'cf-variables', 'file-urls']) {
    it(`asks for the ids that it was told, and finds nothing else different (${scenario})`, async () => {
      const recording = readRecording('1.13.2', scenario);
      assert.deepEqual(await play(recording), {unexpected: [], results: []});
    });
  }

  it('says which exchange was answered otherwise', async () => {
    const recording = readRecording('1.13.2', 'a-cf-loop-iteration');
    const {results} = await play(recording, (response, name) =>
      name === 'iteration' ? {...response, text: response.text.replaceAll('"node_id"', '"node"')} : response,
    );
    assert.deepEqual(
      results.map(({name}) => name),
      ['iteration'],
    );
  });
});
