import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {startEmulator} from '../../demo/emulator/index.js';

// The newest release is described by the wire contract, not by a recording of this repository.

let emulator;
let agent;

before(async () => {
  emulator = await startEmulator({era: 'newest'});
  agent = await makeApp({mode: 'agent', tokensPerSecond: 100, firstTokenMs: 60, maxPing: 20});
});

after(() => emulator.close());

async function makeApp(config) {
  const response = await fetch(`${emulator.url}/emulator/apps`, {method: 'POST', body: JSON.stringify(config)});
  return response.json();
}

const ask = (app, body) =>
  fetch(`${emulator.url}/v1/chat-messages`, {
    method: 'POST',
    headers: {Authorization: `Bearer ${app.api_key}`, 'Content-Type': 'application/json'},
    body: JSON.stringify({inputs: {}, user: 'ann', ...body}),
  });

const get = async (app, path) =>
  (await fetch(`${emulator.url}/v1${path}`, {headers: {Authorization: `Bearer ${app.api_key}`}})).json();

/** `ping` or the event's JSON, frame by frame. */
const framesOf = (text) =>
  text
    .split('\n\n')
    .filter(Boolean)
    .map((frame) => (frame === 'event: ping' ? 'ping' : JSON.parse(frame.slice(6))));

describe('mode `agent` of the newest release', () => {
  it('sends nothing but pings until the whole answer is there', async () => {
    const response = await ask(agent, {query: 'ECHO all at once'});
    const frames = framesOf(await response.text());
    const events = frames.filter((frame) => frame !== 'ping');
    assert.equal(frames[0], 'ping');
    assert.deepEqual(
      events.map(({event, answer}) => [event, answer]),
      [
        ['message', 'all at once'],
        ['message_end', undefined],
      ],
    );
    assert.equal(events[1].metadata.usage.total_tokens, 0);
    assert.equal(events[1].files, null);
  });

  it('refuses to block, and a blank question', async () => {
    const blocking = await ask(agent, {query: 'hi', response_mode: 'blocking'});
    assert.deepEqual(
      [blocking.status, (await blocking.json()).message],
      [400, 'Agent App only supports streaming response mode.'],
    );
    assert.equal((await ask(agent, {query: '  '})).status, 400);
    assert.equal((await ask(agent, {query: 'x', conversation_id: '00000000-0000-4000-8000-000000000000'})).status, 404);
  });

  it('tells why a run failed only in history', async () => {
    const [event] = framesOf(await (await ask(agent, {query: 'ERROR429'})).text()).filter((frame) => frame !== 'ping');
    assert.deepEqual([event.event, event.code, event.status], ['error', 'internal_server_error', 500]);
    const {data} = await get(agent, `/messages?user=ann&conversation_id=${event.conversation_id}`);
    assert.deepEqual([data[0].status, data[0].answer], ['error', '']);
    assert.match(data[0].error, /429/);
  });
});

describe('the newest release', () => {
  it('checks the paging of annotations', async () => {
    const app = await makeApp({mode: 'chat'});
    assert.equal((await get(app, '/apps/annotations?page=0')).code, 'invalid_param');
    assert.equal((await get(app, '/apps/annotations')).total, 0);
  });

  it('names the reference of an upload', async () => {
    const app = await makeApp({mode: 'chat'});
    const body = new FormData();
    body.append('file', new Blob(['x'], {type: 'text/plain'}), 'a.txt');
    body.append('user', 'ann');
    const headers = {Authorization: `Bearer ${app.api_key}`};
    const response = await fetch(`${emulator.url}/v1/files/upload`, {method: 'POST', headers, body});
    const file = await response.json();
    assert.deepEqual([response.status, file.reference, file.size], [201, null, 1]);
    assert.equal(await (await fetch(file.source_url)).text(), 'x');
  });
});
