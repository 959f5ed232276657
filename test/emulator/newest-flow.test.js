import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {startEmulator} from '../../demo/emulator/index.js';

// What chatflows do in the newest release, by the wire contract: there is no recording of it in this repository.

const NOBODY = '00000000-0000-4000-8000-000000000001';
const CITY = {'text-input': {label: 'City', variable: 'city', required: true, max_length: 48}};
const QUICK = {persona: 'scripted', tokensPerSecond: 'Infinity', firstTokenMs: 0, nodeMs: 0, closeMs: 0, resumeMs: 50};

let emulator;

before(async () => {
  emulator = await startEmulator({era: 'newest'});
});

after(() => emulator.close());

const request = (method, path, body, headers = {}) =>
  fetch(emulator.url + path, {
    method,
    headers: {...(body && {'Content-Type': 'application/json'}), ...headers},
    body: body && JSON.stringify(body),
  });

const make = async (config) => {
  const app = await (await request('POST', '/emulator/apps', {mode: 'advanced-chat', ...QUICK, ...config})).json();
  return {...app, key: {Authorization: `Bearer ${app.api_key}`}};
};

const passport = async ({site_code: code}) => {
  const {access_token: token} = await (await request('GET', '/api/passport', undefined, {'X-App-Code': code})).json();
  return {'X-App-Passport': token, 'X-App-Code': code};
};

const QUESTION = {query: 'hi', inputs: {}, user: 'ann', response_mode: 'streaming'};
const ask = (app, body) => request('POST', '/v1/chat-messages', {...QUESTION, ...body}, app.key);
const askWebapp = (headers, body) => request('POST', '/api/chat-messages', {...QUESTION, ...body}, headers);

const eventsOf = async (response) =>
  (await response.text())
    .split('\n\n')
    .map((frame) => /^data: (.*)$/m.exec(frame)?.[1])
    .filter(Boolean)
    .map((data) => JSON.parse(data));

const textOf = (events) =>
  events
    .filter(({event}) => event === 'message')
    .map(({answer}) => answer)
    .join('');

const named = (events, name) => events.find(({event}) => event === name);

const messageOf = async (app, {conversation_id: id}) => {
  const answer = await request('GET', `/v1/messages?user=ann&conversation_id=${id}`, undefined, app.key);
  return (await answer.json()).data[0];
};

/** The events of a run, asked for until it is not paused any more. */
async function follow(path, headers) {
  for (;;) {
    const events = await eventsOf(await request('GET', path, undefined, headers));
    if (!named(events, 'workflow_paused')) return events;
  }
}

describe('a chatflow of the newest release', () => {
  it('tells why it refuses a question, and is silent then', async () => {
    const app = await make({parameters: {user_input_form: [CITY]}, idleMs: 50});
    const events = await eventsOf(await ask(app));
    assert.deepEqual(events, [{event: 'error', message: 'city is required in input form', status: 500}]);
  });

  it('takes an unknown conversation for a new one with a key, not with a passport', async () => {
    const app = await make({idleMs: 50});
    const events = await eventsOf(await ask(app, {conversation_id: NOBODY}));
    assert.equal(events.at(-1).event, 'workflow_finished');
    assert.notEqual(events.at(-1).conversation_id, NOBODY);
    const refused = await eventsOf(await askWebapp(await passport(app), {conversation_id: NOBODY}));
    assert.deepEqual(refused, [{event: 'error', message: '', status: 500}]);
  });

  it('fails when it is stopped, and forgets its text', async () => {
    const app = await make({tokensPerSecond: 20});
    const [seen, rest] = (await ask(app, {query: 'DRIP'})).body.tee();
    const reader = seen.getReader();
    let text = '';
    while (!text.includes('"message"')) text += Buffer.from((await reader.read()).value);
    const [, task] = /"task_id":"([^"]+)"/.exec(text);
    await request('POST', `/v1/chat-messages/${task}/stop`, {user: 'somebody else'}, app.key);
    const last = (await eventsOf(new Response(rest))).at(-1);
    assert.deepEqual([last.data.status, last.data.error], ['failed', 'Aborted: User requested stop']);
    const {status, answer} = await messageOf(app, last);
    assert.deepEqual([status, answer], ['error', '']);
    const run = `/workflow/${last.workflow_run_id}/events?user=ann`;
    const [finished] = await eventsOf(await request('GET', `/v1${run}`, undefined, app.key));
    assert.equal(finished.data.status, 'stopped');
  });

  it('keeps thoughts apart from the text when told to', async () => {
    const events = await eventsOf(await ask(await make({graph: 'cf-think-sep'}), {query: 'THINK'}));
    assert.equal(textOf(events), 'The answer after thinking is **42**.');
  });

  it('repeats the text before a form, and is right only in its outputs', async () => {
    const app = await make({graph: 'cf-human'});
    const paused = await eventsOf(await ask(app, {query: 'Refund please'}));
    const {data, workflow_run_id: run} = named(paused, 'human_input_required');
    const inputs = {note: 'fine', reason: 'r'};
    const submit = {inputs, action: 'approve', user: 'ann'};
    const path = `/v1/form/human_input/${data.form_token}`;
    assert.equal((await request('POST', path, submit, app.key)).status, 200);
    const events = await follow(`/v1/workflow/${run}/events?user=ann&include_state_snapshot=true`, app.key);
    assert.equal(named(events, 'workflow_finished').data.outputs.answer, 'Checking… approved with note fine');
    const message = await messageOf(app, paused[0]);
    assert.equal(message.answer, 'Checking… Checking… ');
    assert.deepEqual(message.extra_contents[0].form_submission_data.submitted_data, inputs);
    assert.equal(message.extra_contents[0].form_definition.form_id, data.form_id);
  });

  it('numbers its frames and goes on after one of them, in releases that do', async () => {
    const app = await make({graph: 'cf-human', durableStream: true});
    const idsOf = (text) => [...text.matchAll(/^id: (.+)$/gm)].map(([, id]) => id);
    const text = await (await ask(app)).text();
    const ids = idsOf(text);
    assert.equal(ids.length, text.match(/^data: /gm).length);
    const [, run] = /"workflow_run_id":"([^"]+)"/.exec(text);
    const rest = await request('GET', `/v1/workflow/${run}/events?user=ann&cursor=${ids[1]}`, undefined, app.key);
    assert.deepEqual(idsOf(await rest.text()), ids.slice(2));
  });
});

describe('a form of the newest release', () => {
  it('takes files of its own, and looks at what is submitted', async () => {
    const app = await make({graph: 'cf-human-rich'});
    const headers = await passport(app);
    const {data, workflow_run_id: run} = named(await eventsOf(await askWebapp(headers)), 'human_input_required');
    const path = `/api/form/human_input/${data.form_token}`;
    const {upload_token: token} = await (await request('POST', `${path}/upload-token`)).json();
    const upload = async (name, type) => {
      const body = new FormData();
      body.append('file', new Blob(['x'], {type}), name);
      const authorization = {Authorization: `bearer ${token}`};
      const answer = await fetch(`${emulator.url}/api/human-input-forms/files`, {
        method: 'POST',
        headers: authorization,
        body,
      });
      const {id} = await answer.json();
      return {type: type.startsWith('image') ? 'image' : 'document', transfer_method: 'local_file', upload_file_id: id};
    };
    const inputs = {note: 'n', reason: 'r', grade: 'high', scan: await upload('a.png', 'image/png'), papers: []};
    const paper = await upload('a.txt', 'text/plain');
    const submit = async (wrong) =>
      (await request('POST', path, {inputs: {...inputs, ...wrong}, action: 'approve'})).json();
    assert.match((await submit({grade: 'medium'})).message, /^Invalid value for select input 'grade': medium/);
    assert.match((await submit({scan: 'x'})).message, /expected mapping/);
    assert.match((await submit({papers: [paper, paper, paper]})).message, /maximum limit 2/);
    assert.deepEqual(await submit({papers: [paper]}), {});
    const events = await follow(`/api/workflow/${run}/events?include_state_snapshot=true`, headers);
    assert.equal(events.at(-1).data.status, 'succeeded');
    assert.equal((await submit({})).code, 'human_input_form_submitted');
  });
});
