import assert from 'node:assert/strict';
import {request} from 'node:http';
import {after, before, describe, it} from 'node:test';
import {presets} from '../../demo/emulator/fault-presets.js';
import {startEmulator} from '../../demo/emulator/index.js';

const ECHO = 'ECHO one two three four five six seven 你好 👋 eight nine ten';
const TEXT = ECHO.slice(5);

let emulator;
let app;

before(async () => {
  emulator = await startEmulator({era: 'newest'});
  app = await control('POST', '/apps', {mode: 'chat', tokensPerSecond: 'Infinity', firstTokenMs: 0, maxPing: 30});
});

after(() => emulator.close());

async function control(method, path, body) {
  const response = await fetch(`${emulator.url}/emulator${path}`, {method, body: body && JSON.stringify(body)});
  assert.ok(response.ok, await response.clone().text());
  return response.status === 204 ? undefined : response.json();
}

const arm = (fault, rest) => control('POST', `/apps/${app.id}/faults`, {fault, ...rest});

/** Sends a question and gives all that came back: `{status, headers, body, complete, chunks}`. */
function ask(query = ECHO, {signal} = {}) {
  const body = JSON.stringify({query, inputs: {}, response_mode: 'streaming', user: 'tester'});
  const headers = {
    Authorization: `Bearer ${app.api_key}`,
    'Content-Type': 'application/json',
    Origin: 'https://a.example',
  };
  return new Promise((resolve) => {
    let answered = false;
    const req = request(`${emulator.url}/v1/chat-messages`, {method: 'POST', headers, signal, agent: false}, (res) => {
      answered = true;
      const chunks = [];
      res.on('data', (chunk) => chunks.push(chunk));
      res.on('error', () => {});
      res.on('close', () => {
        const whole = Buffer.concat(chunks);
        resolve({status: res.statusCode, headers: res.headers, body: whole.toString(), complete: res.complete, chunks});
      });
    });
    req.on('error', (error) => answered || resolve({error: error.code}));
    req.end(body);
  });
}

/** The events of a body, pings left out; a line that is not JSON is given as text. */
function eventsOf(body) {
  const frames = body
    .replace(/\r\n?/g, '\n')
    .split('\n\n')
    .filter((frame) => /^data:/m.test(frame));
  return frames.map((frame) => {
    const data = frame
      .split('\n')
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5))
      .join('\n');
    try {
      return JSON.parse(data);
    } catch {
      return data;
    }
  });
}

const textOf = (body) =>
  eventsOf(body)
    .map((event) => event?.answer ?? '')
    .join('');
const namesOf = (body) => eventsOf(body).map((event) => event?.event);

describe('a fault of the emulator', () => {
  it('is used up after as many requests as it was armed for, and hits only what matches', async () => {
    await arm({status: 500}, {match: {path: 'messages$'}, times: 2});
    const info = await fetch(`${emulator.url}/v1/info`, {headers: {Authorization: `Bearer ${app.api_key}`}});
    assert.equal(info.status, 200);
    assert.deepEqual([(await ask()).status, (await ask()).status, (await ask()).status], [500, 500, 200]);
  });

  it('can be asked for in the question', async () => {
    const {status, headers, body} = await ask('FAULT:429 hello');
    assert.equal(status, 429);
    assert.equal(headers['retry-after'], '2');
    assert.equal(JSON.parse(body).code, 'too_many_requests');
    assert.equal((await ask()).status, 200);
  });

  it('answers with pages, nothing, null, or a redirect instead of JSON', async () => {
    const gateway = await ask('FAULT:502');
    assert.equal(gateway.status, 502);
    assert.match(gateway.body, /<h1>502/);
    assert.match((await ask('FAULT:html-200')).headers['content-type'], /html/);
    assert.deepEqual([(await ask('FAULT:204')).status, (await ask('FAULT:empty-200')).body], [204, '']);
    assert.equal((await ask('FAULT:null-body')).body, 'null');
    assert.equal((await ask('FAULT:redirect')).headers.location, '/elsewhere');
  });

  it('resets the connection before the headers', async () => {
    assert.equal((await ask('FAULT:reset-before-headers')).error, 'ECONNRESET');
  });

  it('cuts the stream where it was told to', async () => {
    const first = await ask('FAULT:cut-first ' + ECHO);
    assert.equal(first.body, '');
    const afterFive = await ask(`FAULT:cut ${ECHO}`);
    assert.equal(afterFive.complete, false);
    assert.equal(textOf(afterFive.body), 'one two three four five');
    const midFrame = await ask(`FAULT:cut-mid-frame ${ECHO}`);
    assert.equal(midFrame.complete, false);
    assert.doesNotMatch(midFrame.body, /\n\n$/);
    const atByte = await ask(`FAULT:cut-byte ${ECHO}`);
    assert.equal(Buffer.byteLength(atByte.body), 700);
    const clean = await ask(`FAULT:cut-clean ${ECHO}`);
    assert.equal(clean.complete, true);
    assert.equal(textOf(clean.body), 'one two three four five');
  });

  it('cuts or delays an answer that is no stream', async () => {
    await arm({cut: {bytes: 12}, delayAfterHeadersMs: 30});
    const headers = {Authorization: `Bearer ${app.api_key}`};
    const started = performance.now();
    const response = await fetch(`${emulator.url}/v1/info`, {headers});
    await assert.rejects(response.text());
    assert.ok(performance.now() - started >= 25);
  });

  it('leaves out the end although the answer was saved', async () => {
    const {body} = await ask(`FAULT:no-end-event ${ECHO}`);
    assert.equal(textOf(body), TEXT);
    assert.ok(!namesOf(body).includes('message_end'));
    const [{conversation_id: id}] = eventsOf(body);
    const headers = {Authorization: `Bearer ${app.api_key}`};
    const history = await fetch(`${emulator.url}/v1/messages?user=tester&conversation_id=${id}`, {headers});
    assert.equal((await history.json()).data[0].answer, TEXT);
  });

  it('changes how the bytes are written, not what they say', async () => {
    for (const name of ['bytes', 'split', 'join', 'crlf', 'cr', 'comments', 'no-space', 'multiline', 'burst']) {
      const {body} = await ask(`FAULT:${name} ${ECHO}`);
      assert.equal(textOf(body), TEXT, name);
      assert.equal(namesOf(body).at(-1), 'message_end', name);
    }
    const bom = await ask(`FAULT:bom ${ECHO}`);
    assert.ok(bom.body.startsWith('\ufeffdata:'));
    assert.ok((await ask(`FAULT:split ${ECHO}`)).chunks.length > (await ask(`FAULT:burst ${ECHO}`)).chunks.length);
  });

  it('adds lines that are no events, and events that nobody knows', async () => {
    const added = async (name) => eventsOf((await ask(`FAULT:${name} ${ECHO}`)).body)[2];
    assert.equal(typeof (await added('bad-json')), 'string');
    assert.equal((await added('unknown-event')).event, 'sparkle');
    assert.equal(await added('null-event'), null);
    assert.deepEqual(await added('array-event'), [1, 2, 3]);
    assert.match((await ask(`FAULT:done ${ECHO}`)).body, /data: \[DONE\]\n\n$/);
  });

  it('repeats and swaps events', async () => {
    assert.equal(textOf((await ask('FAULT:duplicate ECHO a b')).body), 'aa b b');
    assert.equal(textOf((await ask('FAULT:out-of-order ECHO a b')).body), ' ba');
  });

  it('puts an error first, in the middle, or after the end', async () => {
    assert.deepEqual(namesOf((await ask(`FAULT:error-first ${ECHO}`)).body), ['error']);
    assert.deepEqual(namesOf((await ask(`FAULT:error-mid ${ECHO}`)).body).slice(-2), ['message', 'error']);
    assert.deepEqual(namesOf((await ask(`FAULT:error-after-end ${ECHO}`)).body).slice(-2), ['message_end', 'error']);
  });

  it('falls silent, without even a ping, until the client goes', async () => {
    const {signal, abort} = abortable();
    const asked = ask(`FAULT:silence ${ECHO}`, {signal});
    setTimeout(abort, 200);
    const {body} = await asked;
    assert.equal(textOf(body), 'one two three');
    assert.doesNotMatch(body, /ping/);
  });

  it('keeps the socket open after the end', async () => {
    const {signal, abort} = abortable();
    const asked = ask(`FAULT:idle-open ${ECHO}`, {signal});
    setTimeout(abort, 200);
    const {body, complete} = await asked;
    assert.equal(complete, false);
    assert.equal(namesOf(body).at(-1), 'message_end');
  });

  it('ignores the stop', async () => {
    await control('PATCH', `/apps/${app.id}`, {tokensPerSecond: 50});
    const stopped = textOf(await stopAfterFirst(ECHO));
    assert.ok(stopped.length < TEXT.length, stopped);
    assert.equal(textOf(await stopAfterFirst(`FAULT:stop-ignored ${ECHO}`)), TEXT);
    await control('PATCH', `/apps/${app.id}`, {tokensPerSecond: 'Infinity'});
  });

  it('spoils the encoding of a body', async () => {
    assert.equal((await ask(`FAULT:gzip-cut ${ECHO}`)).headers['content-encoding'], 'gzip');
    assert.equal((await ask(`FAULT:wrong-length ${ECHO}`)).complete, false);
  });

  it('has a name that the help lists', async () => {
    const {body} = await ask('help');
    for (const name of Object.keys(presets)) assert.ok(textOf(body).includes(`FAULT:${name}`), name);
  });
});

function abortable() {
  const controller = new AbortController();
  return {signal: controller.signal, abort: () => controller.abort()};
}

/** Asks, stops as soon as the task is known, and gives the whole body. */
async function stopAfterFirst(query) {
  const headers = {Authorization: `Bearer ${app.api_key}`, 'Content-Type': 'application/json'};
  const send = (path, body) =>
    fetch(`${emulator.url}/v1${path}`, {method: 'POST', headers, body: JSON.stringify({user: 'tester', ...body})});
  const response = await send('/chat-messages', {query, inputs: {}, response_mode: 'streaming'});
  let body = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    if (!body) await send(`/chat-messages/${/"task_id":"([^"]+)"/.exec(chunk)[1]}/stop`);
    body += chunk;
  }
  return body;
}
