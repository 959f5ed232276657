import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {ERAS, startEmulator} from '../../demo/emulator/index.js';

let emulator;

before(async () => {
  emulator = await startEmulator({era: '1.13'});
});

after(() => emulator.close());

const control = (method, path, body) =>
  fetch(`${emulator.url}/emulator${path}`, {method, body: body && JSON.stringify(body)});

async function makeApp(config) {
  const response = await control('POST', '/apps', {
    mode: 'chat',
    tokensPerSecond: 'Infinity',
    firstTokenMs: 0,
    ...config,
  });
  return response.json();
}

const dify = (app, method, path, body, options) =>
  fetch(`${emulator.url}/v1${path}`, {
    method,
    headers: {Authorization: `Bearer ${app.api_key}`, 'Content-Type': 'application/json'},
    body: body && JSON.stringify(body),
    ...options,
  });

const ask = (app, query, rest) =>
  dify(app, 'POST', '/chat-messages', {query, inputs: {}, response_mode: 'blocking', user: 'ann', ...rest});

describe('the control API of the emulator', () => {
  it('answers pages of every origin', async () => {
    const response = await fetch(`${emulator.url}/emulator/apps`, {
      method: 'OPTIONS',
      headers: {Origin: 'https://a.example', 'Access-Control-Request-Method': 'DELETE'},
    });
    assert.equal(response.status, 204);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
  });

  it('tells the release, and refuses one that does not exist', async () => {
    assert.deepEqual(await (await control('GET', '/')).json(), {era: '1.13', version: '1.13.2'});
    assert.deepEqual(ERAS, ['1.12', '1.13', '1.14', 'newest']);
    await assert.rejects(startEmulator({era: '2.0'}), /Unknown era 2\.0/);
  });

  it('makes apps that know nothing of each other', async () => {
    const [one, two] = [await makeApp({name: 'One'}), await makeApp({name: 'Two', mode: 'agent-chat'})];
    assert.equal(two.mode, 'agent-chat');
    assert.equal((await (await dify(one, 'GET', '/info')).json()).name, 'One');
    await ask(one, 'hello');
    const list = async (app) => (await (await dify(app, 'GET', '/conversations?user=ann')).json()).data.length;
    assert.deepEqual([await list(one), await list(two)], [1, 0]);
  });

  it('lists the well-known apps of the demo', async () => {
    const keys = (await (await control('GET', '/apps')).json()).map(({api_key: key}) => key);
    for (const name of ['chat', 'agent', 'chatflow', 'completion', 'workflow'])
      assert.ok(keys.includes(`app-demo-${name}`));
  });

  it('changes a live app', async () => {
    const app = await makeApp();
    await control('PATCH', `/apps/${app.id}`, {parameters: {speech_to_text: {enabled: true}}, apiEnabled: true});
    const parameters = await (await dify(app, 'GET', '/parameters')).json();
    assert.equal(parameters.speech_to_text.enabled, true);
    assert.equal(parameters.file_upload.number_limits, 3);
    await control('PATCH', `/apps/${app.id}`, {apiEnabled: false});
    assert.equal((await dify(app, 'GET', '/parameters')).status, 403);
  });

  it('ends an app and its streams', async () => {
    const app = await makeApp();
    const response = await ask(app, 'HANG', {response_mode: 'streaming'});
    await control('DELETE', `/apps/${app.id}`);
    await assert.rejects(response.text());
    assert.equal((await dify(app, 'GET', '/info')).status, 401);
  });

  it('remembers the requests of an app, and which of them the client gave up', async () => {
    const app = await makeApp();
    await ask(app, 'hello');
    const controller = new AbortController();
    const body = {query: 'HANG', inputs: {}, response_mode: 'streaming', user: 'ann'};
    await dify(app, 'POST', '/chat-messages', body, {signal: controller.signal});
    controller.abort();
    const requests = () => control('GET', `/apps/${app.id}/requests`).then((response) => response.json());
    let log = await requests();
    while (!log[1].aborted) log = await requests();
    assert.deepEqual(
      log.map(({method, path, user, aborted, body: {query}}) => [method, path, user, aborted, query]),
      [
        ['POST', '/v1/chat-messages', 'ann', false, 'hello'],
        ['POST', '/v1/chat-messages', 'ann', true, 'HANG'],
      ],
    );
    await control('DELETE', `/apps/${app.id}/requests`);
    assert.deepEqual(await requests(), []);
  });

  it('puts history into an app', async () => {
    const app = await makeApp({parameters: {opening_statement: 'Hi {{name}}'}});
    const messages = Array.from({length: 25}, (_, index) => ({
      query: `q${index}`,
      answer: `a${index}`,
      created_at: 1000 + index,
    }));
    const seeded = await control('POST', `/apps/${app.id}/history`, {
      user: 'ann',
      conversations: [{name: 'Old', inputs: {name: 'Ann'}, messages}],
    });
    const {conversations} = await seeded.json();
    const list = await (await dify(app, 'GET', '/conversations?user=ann')).json();
    assert.deepEqual(
      list.data.map(({id, name, introduction, updated_at: at}) => [id, name, introduction, at]),
      [[conversations[0].id, 'Old', 'Hi Ann', 1024]],
    );
    const page = await (await dify(app, 'GET', `/messages?user=ann&conversation_id=${conversations[0].id}`)).json();
    assert.deepEqual([page.has_more, page.data[0].query, page.data.at(-1).answer], [true, 'q5', 'a24']);
  });

  it('says what it does not understand', async () => {
    assert.equal((await control('GET', '/nothing')).status, 404);
    assert.equal((await control('PATCH', '/apps/unknown', {})).status, 404);
    const app = await makeApp();
    const response = await control('POST', `/apps/${app.id}/faults`, {fault: {preset: 'nonsense'}});
    assert.deepEqual([response.status, await response.json()], [400, {message: 'Unknown fault preset nonsense'}]);
  });
});
