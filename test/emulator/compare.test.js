import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {compareAnswers} from './compare.js';
import {judge, knownOf} from './judge.js';
import {Mapping} from './mapping.js';
import {readRecording, RELEASES, scenarioNames} from './recording.js';
import {ruleFor} from './rules.js';
import {compareJson} from './shape.js';
import {outline, parseStream} from './sse.js';

const asAnswer = ({status, headers, text, bytes = 0, closedByClient, broken}) => ({
  status,
  headers,
  text: text ?? '',
  bytes: text === undefined ? Buffer.alloc(bytes) : Buffer.from(text),
  end: closedByClient ? 'closed' : broken ? 'broken' : 'complete',
});

const exchangesOf = (folder, scenario) => readRecording(folder, scenario).exchanges.map(({response}) => response);
const exchange = (folder, scenario, index) => exchangesOf(folder, scenario)[index];

describe('comparing an answer with a recorded one', () => {
  for (const {folder} of RELEASES) {
    it(`finds no difference between a recording of ${folder} and itself`, () => {
      for (const scenario of scenarioNames(folder)) {
        for (const {name, response} of readRecording(folder, scenario).exchanges) {
          const mapping = new Mapping();
          const options = {
            ...ruleFor(folder, scenario, name),
            sameLength: true,
            learn: (...pair) => mapping.learn(...pair),
          };
          assert.deepEqual(
            compareAnswers(response, asAnswer(response), options),
            [],
            `${scenario}: ${response.text?.slice(0, 80)}`,
          );
        }
      }
    });
  }

  const stream = exchange('1.13.2', 'a-cf-happy', 0);
  const page = exchange('1.13.2', 'b-chat-happy', 4);
  const history = exchange('1.13.2', 'a-chat-happy', 3);
  const spoilt = (response, change) => compareAnswers(response, {...asAnswer(response), ...change(asAnswer(response))});

  it('notices another status', () => {
    assert.equal(spoilt(history, () => ({status: 404})).length, 1);
  });

  it('notices a missing, an additional and a different header', () => {
    const {vary, ...without} = page.headers;
    assert.match(spoilt(page, () => ({headers: without})).join(), /header vary: undefined instead of origin/);
    assert.match(
      spoilt(history, ({headers}) => ({headers: {...headers, 'cache-control': 'no-store'}})).join(),
      /cache-control/,
    );
    assert.match(
      spoilt(history, ({headers}) => ({headers: {...headers, vary: `${vary}, Accept`}})).join(),
      /header vary/,
    );
  });

  it('notices an event that is missing, comes twice or comes at another place', () => {
    const frames = stream.text.split('\n\n');
    const rebuilt = (list) => spoilt(stream, () => ({text: list.join('\n\n')}));
    assert.match(rebuilt(frames.filter((frame) => !frame.includes('"message_end"'))).join(), /order of events/);
    assert.match(rebuilt([frames[0], frames[1], ...frames.slice(1)]).join(), /order of events/);
    assert.match(rebuilt([frames[1], frames[0], ...frames.slice(2)]).join(), /order of events/);
  });

  it('notices framing that is not exactly so', () => {
    for (const [from, to] of [
      ['data: {', 'data:{'],
      ['event: ping\n\n', ': ping\n\n'],
      ['\n\ndata: {"event":"message_end"', '\n\nevent: message_end\ndata: {"event":"message_end"'],
    ]) {
      assert.match(
        spoilt(stream, ({text}) => ({text: text.replace(from, to)})).join(),
        /not a frame|order of events/,
        to,
      );
    }
    assert.match(spoilt(stream, ({text}) => ({text: text.replace('{"event":', '{"event": ')})).join(), /spaced/);
  });

  it('notices a stream that does not end, or ends in half a frame', () => {
    assert.match(spoilt(stream, () => ({end: 'closed'})).join(), /the stream is closed/);
    assert.match(spoilt(stream, ({text}) => ({text: text.slice(0, -1)})).join(), /half a frame/);
  });

  it('notices pings that do not come', () => {
    const slow = exchange('1.13.2', 'cf-slow', 1);
    const silent = spoilt(slow, ({text}) => ({text: text.replaceAll('event: ping\n\n', '')}));
    assert.match(silent.join(), /0 pings instead of/);
  });

  it('forgives a client that went away a little later', () => {
    const left = exchange('1.13.2', 'a-cf-disconnect-quiet', 0);
    const piece = left.text.slice(left.text.lastIndexOf('data: '));
    assert.deepEqual(
      spoilt(left, ({text}) => ({text: text + piece})),
      [],
    );
  });

  it('notices an answer without text', () => {
    const changed = spoilt(stream, ({text}) => ({text: text.replace(/"answer":"(\\.|[^"\\])+"/g, '"answer":""')}));
    assert.match(changed.join(), /no text came/);
  });

  it('notices another error code and another message, but not what follows its beginning', () => {
    const error = exchange('1.13.2', 'a-auth-errors', 0);
    const changed = (from, to) => spoilt(error, ({text}) => ({text: text.replace(from, to)})).join();
    assert.match(changed('"unauthorized"', '"forbidden"'), /code: "forbidden"/);
    assert.match(changed('"message":"', '"message":"Oh no: '), /message: Oh no/);
    assert.equal(changed(/","status"/, ' You have requested this URI …","status"'), '');
  });

  it('notices bytes where there were none, and another length where it is to be the same', () => {
    const file = exchange('1.13.2', 'file-urls', 3);
    assert.equal(spoilt(file, () => ({bytes: Buffer.alloc(0)})).length, 1);
    assert.deepEqual(
      spoilt(file, () => ({bytes: Buffer.alloc(7)})),
      [],
    );
    assert.equal(compareAnswers(file, {...asAnswer(file), bytes: Buffer.alloc(7)}, {sameLength: true}).length, 1);
  });
});

describe('comparing JSON', () => {
  const id = 'b92ff05c-c045-4cd0-97bb-bf0f360838f5';
  const recorded = {id, name: 'Ann', tag: null, at: 1, limit: 20, ok: true, list: [{a: 1}, {a: 2}], inputs: '{"x": 1}'};
  const same = {...recorded, id: 'c92ff05c-c045-4cd0-97bb-bf0f360838f5', name: 'Bob', at: 2};

  it('lets texts, ids and numbers differ', () => {
    assert.deepEqual(compareJson(recorded, same), []);
  });

  const cases = {
    'a missing property': [{...same, tag: undefined}, /tag/],
    'an additional property': [{...same, more: 1}, /more: not in the recording/],
    'a null': [{...same, name: null}, /name: null/],
    'a value that is not null': [{...same, tag: ''}, /tag: string/],
    'another type': [{...same, at: '2'}, /at: string/],
    'an empty text': [{...same, name: ''}, /name: empty text/],
    'an id that is none': [{...same, id: 'run-1'}, /id: text/],
    'another list length': [{...same, list: [{a: 1}]}, /list: 1 items instead of 2/],
    'another shape in a list': [{...same, list: [{a: 1}, {b: 2}]}, /list\[1\]\.a: missing/],
    'another fixed value': [{...same, limit: 10}, /limit: 10/],
    'another truth value': [{...same, ok: false}, /ok: false/],
    'another shape of JSON in a text': [{...same, inputs: '{"y": 1}'}, /inputs\(JSON\)\.x: missing/],
  };
  for (const [what, [actual, expected]] of Object.entries(cases)) {
    it(`notices ${what}`, () => {
      const differences = compareJson(recorded, JSON.parse(JSON.stringify(actual)));
      assert.match(differences.join('\n'), expected);
    });
  }

  it('notices another order of properties', () => {
    const {name, ...rest} = same;
    assert.match(compareJson(recorded, {...rest, name}).join(), /order/);
  });

  it('notices a fraction where there was a whole number', () => {
    assert.deepEqual(compareJson({created_at: 17}, {created_at: 17.5}), ['created_at: 17.5 is not whole']);
  });

  it('notices an id that stood for another before', () => {
    const mapping = new Mapping();
    const options = {learn: (...pair) => mapping.learn(...pair)};
    assert.deepEqual(compareJson({id}, {id: same.id}, options), []);
    assert.match(compareJson({id}, {id: id.replace('b', 'd')}, options).join(), /was expected/);
  });
});

describe('the mapping of ids', () => {
  it('translates ids, tokens, addresses and the claims of passports', () => {
    const mapping = new Mapping();
    const theirs = 'b92ff05c-c045-4cd0-97bb-bf0f360838f5';
    const ours = 'c92ff05c-c045-4cd0-97bb-bf0f360838f5';
    const passport = (user) => `e30.${Buffer.from(JSON.stringify({end_user_id: user})).toString('base64url')}.s`;
    mapping.learn(passport(theirs), passport(ours), 'access_token');
    mapping.learn('vcJ9fZXADgVN5d2fOePLVS', 'ours', 'form_token');
    mapping.learn('http://x/f?timestamp=1&nonce=0a&sign=s_1%3D', 'http://y/f?timestamp=2&nonce=0b&sign=s_2%3D', 'url');
    assert.equal(mapping.translate(`/users/${theirs}`), `/users/${ours}`);
    assert.equal(mapping.translate('/form/vcJ9fZXADgVN5d2fOePLVS'), '/form/ours');
    assert.equal(mapping.translate('?timestamp=1&nonce=0a&sign=s_1%3D&as=1'), '?timestamp=2&nonce=0b&sign=s_2%3D&as=1');
  });
});

describe('the outline of a stream', () => {
  it('joins runs of text and leaves out pings but the first, and speech', () => {
    const frame = (data) => `data: ${JSON.stringify(data)}\n\n`;
    const say = (answer) => frame({event: 'message', answer});
    const node = frame({event: 'node_started', data: {node_type: 'llm'}});
    const ping = 'event: ping\n\n';
    const {frames} = parseStream(
      ping + node + say('a') + ping + say('b') + frame({event: 'tts_message'}) + say('') + node,
    );
    assert.deepEqual(outline(frames), ['ping', 'node_started:llm', 'message…', 'node_started:llm']);
  });
});

describe('judging a scenario', () => {
  const results = [
    {name: 'send', differences: []},
    {name: 'stop', differences: ['status 500']},
  ];
  const list = [
    {scenario: 'a', exchange: 'stop'},
    {scenario: 'b', release: '1.13.2'},
  ];
  const known = (...entry) => judge(results, knownOf(list, ...entry));

  it('forgives what is listed, of a scenario or of one exchange', () => {
    assert.equal(known('a', '1.12.1'), '');
    assert.equal(known('b', '1.13.2'), '');
  });

  it('tells what is not listed', () => {
    assert.match(known('b', '1.14.2'), /stop\n {4}status 500/);
    assert.match(judge(results, [{exchange: 'other'}]), /status 500/);
  });

  it('tells what is listed and passes', () => {
    assert.match(judge(results, [{exchange: 'send'}, {exchange: 'stop'}]), /^send passes/);
    assert.match(judge(results.slice(0, 1), [{scenario: 'a'}]), /it passes/);
  });
});
