import {expect} from '@open-wc/testing';
import type {ChatEvent} from '../../src/client/events.js';
import type {Message as ApiMessage} from '../../src/client/types.js';
import {mergePage, reconcile, toMessages} from '../../src/state/history.js';
import {fillVariables} from '../../src/state/opening.js';
import {more} from '../../src/state/reduce-more.js';
import {reduce} from '../../src/state/reduce.js';
import {initialState, textOf, type Answer, type ChatState} from '../../src/state/types.js';

const ids = {task_id: 't1', message_id: 'm1', conversation_id: 'c1'};
const waiting: Answer = {role: 'assistant', key: 'a', parts: [], status: 'waiting', createdAt: 0};
const begun: ChatState = {...initialState, messages: [{role: 'user', key: 'q', text: 'Hi', createdAt: 0}, waiting]};

function play(...events: Record<string, unknown>[]): Answer {
  const end = events.reduce(
    (state, event) => reduce(state, 'a', {...ids, ...event} as unknown as ChatEvent, more),
    begun,
  );
  return end.messages.at(-1) as Answer;
}

const apiMessage = (more: Partial<ApiMessage>): ApiMessage =>
  ({
    id: 'm1',
    conversation_id: 'c1',
    query: 'Hi',
    answer: '',
    created_at: 1,
    inputs: {},
    agent_thoughts: [],
    message_files: [],
    status: 'normal',
    ...more,
  }) as unknown as ApiMessage;

describe('reduce', () => {
  it('takes the ids from the first frame, whatever its event', () => {
    const state = reduce(begun, 'a', {
      ...ids,
      event: 'workflow_started',
      workflow_run_id: 'r1',
      data: {id: 'r1'},
    });
    expect(state.conversationId).to.equal('c1');
    expect(state.messages.at(-1)).to.include({id: 'm1', runId: 'r1'});
  });

  it('appends text, and is done by message_end', () => {
    const answer = play({event: 'message', answer: 'Hel'}, {event: 'message', answer: 'lo'}, {event: 'message_end'});
    expect(textOf(answer.parts)).to.equal('Hello');
    expect(answer.status).to.equal('done');
  });

  it('appends and replaces the text of a workflow', () => {
    const chunk = (text: string) => ({event: 'text_chunk', data: {text}});
    const replace = {event: 'text_replace', data: {text: 'New.'}};
    expect(textOf(play(chunk('Hel'), chunk('lo')).parts)).to.equal('Hello');
    expect(textOf(play(chunk('Hello'), replace).parts)).to.equal('New.');
  });

  it('changes nothing for events that say nothing', () => {
    const before = play({event: 'message', answer: 'Hi'});
    for (const event of [
      'parallel_branch_started',
      'parallel_branch_finished',
      'tts_message',
      'tts_message_end',
      'ping',
    ])
      expect(play({event: 'message', answer: 'Hi'}, {event, audio: 'x', data: {}})).to.deep.equal(before);
  });

  it('drops text that comes after the end', () => {
    const answer = play({event: 'message', answer: 'Hi'}, {event: 'message_end'}, {event: 'message', answer: ' late'});
    expect(textOf(answer.parts)).to.equal('Hi');
    expect(answer.status).to.equal('done');
  });

  it('replaces the whole text on moderation, after the end too', () => {
    const replace = {event: 'message_replace', answer: 'I cannot say.', reason: ''};
    expect(textOf(play({event: 'message', answer: 'secret'}, replace).parts)).to.equal('I cannot say.');
    expect(textOf(play({event: 'message', answer: 'secret'}, {event: 'message_end'}, replace).parts)).to.equal(
      'I cannot say.',
    );
  });

  it('does not let the empty snapshot of a running run wipe the text', () => {
    const answer = play({event: 'message', answer: 'Hi'}, {event: 'message_replace', answer: '', reason: ''});
    expect(textOf(answer.parts)).to.equal('Hi');
  });

  it('takes an agent’s closing message as the whole text', () => {
    const answer = play(
      {event: 'agent_message', answer: 'Loo'},
      {event: 'agent_message', answer: 'king'},
      {event: 'message', answer: 'Looking good.'},
    );
    expect(textOf(answer.parts)).to.equal('Looking good.');
  });

  it('keeps an agent’s tools in order, each once, and its rounds apart', () => {
    const thought = {event: 'agent_thought', id: 'x', position: 1, tool: 'search', tool_labels: {}};
    const answer = play(
      {event: 'agent_message', answer: 'Let me look.'},
      {...thought, observation: ''},
      {...thought, observation: 'found'},
      {event: 'agent_message', answer: 'Here.'},
    );
    expect(answer.parts.map(({kind}) => kind)).to.deep.equal(['text', 'tool', 'text']);
    expect(answer.parts[1]).to.include({observation: 'found'});
    expect(textOf(answer.parts)).to.equal('Let me look.\nHere.');
  });

  it('fails on an error and keeps what arrived', () => {
    const answer = play(
      {event: 'message', answer: 'Hal'},
      {event: 'error', code: 'completion_request_error', status: 400, message: 'x'},
    );
    expect(answer).to.include({status: 'failed'});
    expect(answer.error).to.include({code: 'completion_request_error'});
    expect(textOf(answer.parts)).to.equal('Hal');
  });

  it('fails with a chatflow’s failed run, but not when that comes after message_end', () => {
    const failed = {event: 'workflow_finished', data: {status: 'failed', error: 'boom', outputs: {}}};
    expect(play({event: 'message', answer: 'Hal'}, failed).status).to.equal('failed');
    expect(play({event: 'message', answer: 'Hallo'}, {event: 'message_end'}, failed).status).to.equal('done');
  });

  it('freezes a stopped answer, whatever comes later', () => {
    const stopped: ChatState = {...begun, messages: begun.messages.with(-1, {...waiting, status: 'stopped'})};
    const late = [
      {event: 'message', answer: 'x'},
      {event: 'message_end'},
      {event: 'workflow_finished', data: {status: 'failed', error: 'Aborted'}},
    ];
    const end = late.reduce((state, event) => reduce(state, 'a', {...ids, ...event} as unknown as ChatEvent), stopped);
    expect(end.messages.at(-1)).to.include({status: 'stopped', id: 'm1'});
    expect(end.conversationId).to.equal('c1');
  });

  it('changes nothing for an answer that is not on the screen', () => {
    expect(reduce(begun, 'other', {...ids, event: 'message', answer: 'x'}).messages).to.equal(begun.messages);
  });

  it('is not fooled by names of the prototype', () => {
    const answer = play({event: 'message', answer: 'x', __proto__: {polluted: 1}}, {event: 'message_end'});
    expect(answer.status).to.equal('done');
    expect(({} as {polluted?: number}).polluted).to.equal(undefined);
  });
});

describe('history', () => {
  it('makes question and answer of one message', () => {
    const [question, answer] = toMessages(apiMessage({answer: 'Hello'}));
    expect(question).to.include({role: 'user', text: 'Hi'});
    expect(answer).to.include({status: 'done', id: 'm1'});
  });

  it('calls an answer without any content incomplete, since Dify lost it or still writes it', () => {
    expect(toMessages(apiMessage({}))[1].status).to.equal('incomplete');
    expect(toMessages(apiMessage({status: 'error', error: 'x'}))[1].status).to.equal('failed');
  });

  it('shows the words of an agent that Dify stored as a thought only', () => {
    const thoughts = [{id: 'x', position: 1, thought: 'Hello there', tool: '', tool_input: '', observation: ''}];
    const [, answer] = toMessages(apiMessage({agent_thoughts: thoughts}));
    expect(textOf(answer.parts)).to.equal('Hello there');
  });

  it('never lets an empty stored answer wipe what was received', () => {
    const known: Answer = {...waiting, status: 'done', parts: [{kind: 'text', text: 'Hello'}]};
    expect(reconcile(known, apiMessage({})).parts).to.equal(known.parts);
    expect(textOf(reconcile(known, apiMessage({answer: 'Other'})).parts ?? [])).to.equal('Other');
  });

  it('keeps the screen when only signatures and white space differ', () => {
    const text = '![a](/files/x?timestamp=1&nonce=2&sign=3)  ';
    const known: Answer = {...waiting, status: 'done', parts: [{kind: 'text', text}]};
    expect(reconcile(known, apiMessage({answer: '![a](/files/x?timestamp=9&nonce=8&sign=7)'})).parts).to.equal(
      known.parts,
    );
  });

  it('puts older pages before, in the order of time, each message once', () => {
    const page = (...data: ApiMessage[]) => ({data, has_more: true});
    const newest = mergePage(initialState, page(apiMessage({id: 'm3', created_at: 3, answer: 'c'})), false);
    const older = [
      apiMessage({id: 'm2', created_at: 2, answer: 'b'}),
      apiMessage({id: 'm1', created_at: 1, answer: 'a'}),
      apiMessage({id: 'm3', created_at: 3, answer: 'c'}),
    ];
    const all = mergePage(newest, page(...older), false);
    const keys = all.messages.filter(({role}) => role === 'assistant').map(({key}) => key);
    expect(keys).to.deep.equal(['m1', 'm2', 'm3']);
    const again = mergePage(all, page(apiMessage({id: 'm2', created_at: 2})), false);
    expect(again).to.deep.equal({...all, history: 'complete'});
  });
});

describe('fillVariables', () => {
  it('fills what is known and leaves no braces', () => {
    expect(fillVariables('Hello {{name}} from {{ city }}!', {name: 'Ann'})).to.equal('Hello Ann from !');
    expect(fillVariables('{{constructor}}{{__proto__}}', {})).to.equal('');
  });
});
