import {expect} from '@open-wc/testing';
import {DifyChatError, toDifyChatError, type ErrorKind} from '../../src/client/errors.js';
import {parseEvent} from '../../src/client/events.js';

const IDS = {conversation_id: 'c', message_id: 'm', task_id: 't', workflow_run_id: 'r', created_at: 1};
const NODE = {id: 'x', node_id: 'n', node_type: 'llm', title: 'LLM'};

/** The least that each event must carry. */
const LEAST: Record<string, Record<string, unknown>> = {
  ping: {},
  message: {answer: 'a'},
  agent_message: {answer: 'a'},
  agent_thought: {id: 'x'},
  message_file: {id: 'x', type: 'image', url: '/a.png'},
  message_replace: {answer: ''},
  message_end: {},
  tts_message: {audio: 'AA=='},
  tts_message_end: {},
  error: {},
  workflow_started: {data: {id: 'r'}},
  workflow_finished: {data: {status: 'succeeded'}},
  workflow_paused: {data: {}},
  node_started: {data: NODE},
  node_finished: {data: NODE},
  node_retry: {data: NODE},
  iteration_started: {data: NODE},
  iteration_next: {data: NODE},
  iteration_completed: {data: NODE},
  loop_started: {data: NODE},
  loop_next: {data: NODE},
  loop_completed: {data: NODE},
  text_chunk: {data: {text: 'a'}},
  text_replace: {data: {text: 'a'}},
  agent_log: {data: {id: 'x'}},
  reasoning_chunk: {data: {reasoning: ''}},
  human_input_required: {data: {form_id: 'f', form_content: ''}},
  human_input_form_filled: {data: {node_id: 'n'}},
  human_input_form_timeout: {data: {node_id: 'n'}},
  parallel_branch_started: {data: {}},
  parallel_branch_finished: {data: {}},
};

const parse = (event: object) => parseEvent(JSON.stringify(event));

describe('parseEvent', () => {
  for (const [event, fields] of Object.entries(LEAST)) {
    it(`knows ${event}, with ids and without`, () => {
      expect(parse({event, ...fields})).to.deep.equal({event, ...fields});
      expect(parse({event, ...IDS, ...fields})).to.deep.equal({event, ...IDS, ...fields});
    });

    it(`refuses ${event} without a field that it needs, or with one of another type`, () => {
      const inner = fields.data as Record<string, unknown> | undefined;
      for (const name of Object.keys(fields)) {
        expect(parse({event, ...fields, [name]: undefined}), name).to.equal(undefined);
        expect(parse({event, ...fields, [name]: 7}), name).to.equal(undefined);
        expect(parse({event, ...fields, [name]: null}), name).to.equal(undefined);
      }
      for (const name of Object.keys(inner ?? {}).filter((key) => !['node_type', 'title'].includes(key))) {
        expect(parse({event, data: {...inner, [name]: {}}}), name).to.equal(undefined);
        expect(parse({event, data: {...inner, [name]: undefined}}), name).to.equal(undefined);
      }
    });
  }

  it('leaves out ids that are null, and refuses ids that are no text', () => {
    expect(parse({event: 'message', answer: '', workflow_run_id: null})).to.deep.equal({event: 'message', answer: ''});
    expect(parse({event: 'message', answer: '', message_id: 7})).to.equal(undefined);
  });

  it('refuses lists that are none, and takes null for none', () => {
    expect(parse({event: 'message_end', files: null, metadata: null})).to.include({event: 'message_end'});
    expect(parse({event: 'message_end', files: 'all'})).to.equal(undefined);
    expect(parse({event: 'message_end', metadata: {retriever_resources: {}}})).to.equal(undefined);
    expect(parse({event: 'workflow_paused', data: {reasons: {}}})).to.equal(undefined);
  });

  it('takes a message_file with text for the message that Dify 1.12 means', () => {
    expect(parse({event: 'message_file', id: 'm', answer: 'Hi'})).to.deep.equal({
      event: 'message',
      id: 'm',
      answer: 'Hi',
    });
  });

  it('takes an error without a name for one', () => {
    const error = {code: 'not_found', message: 'Conversation Not Exists.', status: 404};
    expect(parse(error)).to.deep.equal({event: 'error', ...error});
    expect(parse({...error, status: 200})).to.equal(undefined);
  });

  it('refuses unknown names, among them those that every object has', () => {
    for (const event of ['sparkle', '', 'constructor', '__proto__', 'toString', 7, null, undefined]) {
      expect(parse({event, answer: 'a', data: {}}), String(event)).to.equal(undefined);
    }
  });
});

describe('DifyChatError', () => {
  const made = (status: number, body: BodyInit | null, type?: string) =>
    toDifyChatError(new Response(body, {status, headers: type ? {'content-type': type} : {}}));

  const CODES: Record<ErrorKind, [number, string][]> = {
    network: [],
    auth: [
      [401, 'unauthorized'],
      [401, 'web_sso_auth_required'],
      [401, 'web_app_access_denied'],
      [403, 'invalid_upload_token'],
    ],
    busy: [
      [429, 'too_many_requests'],
      [429, 'web_form_rate_limit_exceeded'],
    ],
    quota: [
      [429, 'rate_limit_error'],
      [400, 'provider_quota_exceeded'],
    ],
    'not-found': [
      [404, 'not_found'],
      [404, 'end_user_not_found'],
      [404, 'human_input_form_not_found'],
      [412, 'human_input_form_submitted'],
      [412, 'human_input_form_expired'],
      [400, 'conversation_completed'],
    ],
    input: [
      [400, 'invalid_param'],
      [400, 'invalid_form_data'],
    ],
    file: [
      [400, 'no_file_uploaded'],
      [400, 'too_many_files'],
      [400, 'filename_not_exists_error'],
      [400, 'file_extension_blocked'],
      [400, 'remote_file_upload_error'],
      [413, 'file_too_large'],
      [413, 'audio_too_large'],
      [415, 'unsupported_file_type'],
      [415, 'unsupported_audio_type'],
      [400, 'no_audio_uploaded'],
      [403, 'file_access_denied'],
      [404, 'file_not_found'],
    ],
    configuration: [
      [400, 'app_unavailable'],
      [400, 'not_chat_app'],
      [400, 'not_completion_app'],
      [400, 'not_workflow_app'],
      [400, 'provider_not_initialize'],
      [400, 'model_currently_not_support'],
      [400, 'agent_not_published'],
      [400, 'speech_to_text_disabled'],
      [400, 'provider_not_support_speech_to_text'],
      [403, 'app_more_like_this_disabled'],
      [403, 'app_suggested_questions_after_answer_disabled'],
      [403, 'workflow_version_execution_not_allowed'],
      [400, 'bad_request'],
      [403, 'forbidden'],
      [405, 'method_not_allowed'],
    ],
    server: [
      [400, 'completion_request_error'],
      [500, 'internal_server_error'],
      [400, 'some_new_code'],
    ],
  };
  for (const [kind, codes] of Object.entries(CODES)) {
    for (const [status, code] of codes) {
      it(`is of kind ${kind} for ${code}`, async () => {
        const body = JSON.stringify({code, message: 'Why.', status});
        expect(await made(status, body, 'application/json')).to.include({kind, code, status, message: 'Why.'});
      });
    }
  }

  it('reads Dify’s word for too many concurrent requests from the text', async () => {
    const message = 'Too many requests. Please try again later. The current maximum concurrent requests allowed is 1.';
    const error = await made(400, JSON.stringify({code: 'invalid_param', message}), 'application/json');
    expect(error).to.include({kind: 'busy', code: 'too_many_requests', retryable: true});
  });

  it('names the field at fault', async () => {
    const error = await made(400, '{"code":"invalid_param","message":"bad","params":"inputs"}', 'application/json');
    expect(error).to.include({kind: 'input', params: 'inputs', retryable: false});
  });

  it('reads bodies without a code', async () => {
    const body = '{"errors":{"inputs":"Missing required parameter"},"message":"Input payload validation failed"}';
    expect(await made(400, body, 'application/json')).to.include({
      kind: 'input',
      code: 'invalid_param',
      params: 'inputs',
      message: 'Input payload validation failed',
    });
  });

  it('goes by the status where the body says nothing', async () => {
    const html = '<html><script>alert(1)</script><h1>502 Bad Gateway</h1></html>';
    const none = {code: 'unknown', params: undefined};
    expect(await made(502, html, 'text/html')).to.include({...none, kind: 'server', status: 502, message: 'HTTP 502'});
    expect(await made(413, html, 'text/html')).to.include({...none, kind: 'file', code: 'file_too_large'});
    expect(await made(404, html, 'text/html; charset=utf-8')).to.include({...none, kind: 'configuration'});
    expect(await made(401, '', 'application/json')).to.include({...none, kind: 'auth'});
    expect(await made(403, null)).to.include({...none, kind: 'auth'});
    expect(await made(429, 'null', 'application/json')).to.include({...none, kind: 'busy'});
    expect(await made(500, '{"broken', 'application/json')).to.include({...none, kind: 'server'});
    expect(await made(500, '[]', 'application/json')).to.include({...none, kind: 'server'});
    expect(await made(400, '{"code":7,"message":{}}', 'application/json')).to.include({...none, kind: 'input'});
    const uncaught = '{"message":"Internal Server Error","code":"unknown","status":500}';
    expect(await made(500, uncaught, 'application/json')).to.include({...none, kind: 'server', retryable: true});
  });

  it('survives a body that breaks off', async () => {
    const body = new ReadableStream({pull: (controller) => controller.error(new TypeError('network error'))});
    expect(await made(503, body, 'application/json')).to.include({kind: 'server', status: 503});
  });

  it('is made of an error event', () => {
    const from = (event: object) => DifyChatError.from(event);
    expect(from({code: 'completion_request_error', status: 400, message: 'Rate limit'})).to.include({
      kind: 'server',
      status: 400,
      code: 'completion_request_error',
      message: 'Rate limit',
    });
    expect(from({code: 'provider_quota_exceeded', status: 400, message: ''})).to.include({kind: 'quota'});
    expect(from({code: 'invalid_param', status: 400, message: '{"plugin": 1}'})).to.include({
      kind: 'server',
      code: 'invalid_param',
    });
    expect(from({code: {}, status: '400', message: 7})).to.include({status: 0, message: 'unknown'});
  });

  it('tells a run that was refused before it began', () => {
    const error = DifyChatError.from({message: 'city is required in input form', status: 500});
    expect(error).to.include({kind: 'input', code: 'run_refused', status: 500, retryable: false});
  });
});
