import {expect} from '@open-wc/testing';
import {summarize} from '../../src/state/step-view.js';
import type {Answer} from '../../src/state/types.js';
import {event, node, outline, play, runOf} from '../support/steps.js';

const begun = event('workflow_started');
const text = (answer: string) => ({event: 'message', answer});
const line = (answer: Answer) => summarize(runOf(answer), answer);

describe('the steps of a run', () => {
  it('stand in the order in which they began, before the text', () => {
    const answer = play(
      begun,
      node('node_started', 'A'),
      text('Hi'),
      node('node_started', 'B'),
      node('node_finished', 'A'),
    );
    expect(answer.parts.map(({kind}) => kind)).to.deep.equal(['run', 'text']);
    expect(outline(answer)).to.deep.equal(['A succeeded', 'B running']);
  });

  it('know what went in and came out, how long it took, and what it cost', () => {
    const answer = play(
      begun,
      node('node_started', 'A', {extras: {icon: '/icon'}}),
      node('node_finished', 'A', {
        status: 'succeeded',
        inputs: {a: 1},
        process_data: {b: 2},
        outputs: {c: 3},
        elapsed_time: 1.5,
        execution_metadata: {total_tokens: 7},
      }),
      event('workflow_finished', {status: 'succeeded', elapsed_time: 2, total_tokens: 9}),
    );
    expect(runOf(answer)).to.include({id: 'r1', status: 'succeeded', seconds: 2, tokens: 9});
    expect(runOf(answer).steps[0]).to.deep.include({
      icon: '/icon',
      inputs: {a: 1},
      process: {b: 2},
      outputs: {c: 3},
      seconds: 1.5,
      tokens: 7,
    });
  });

  it('are the same steps when all events come twice', () => {
    const events = [
      begun,
      node('node_started', 'A'),
      node('node_finished', 'A', {outputs: {x: 1}}),
      node('node_started', 'B'),
    ];
    const twice = play(...events, ...events);
    expect(outline(twice)).to.deep.equal(['A succeeded', 'B running']);
    expect(twice.parts).to.deep.equal(play(...events).parts);
  });

  it('keep what is known where a replay leaves it out', () => {
    const answer = play(
      begun,
      node('node_finished', 'A', {inputs: {a: 1}, outputs: {b: 2}, elapsed_time: 1}),
      node('node_started', 'A', {inputs: null, title: null}),
      node('node_finished', 'A', {inputs: null, outputs: null, status: 'succeeded', title: ''}),
    );
    expect(runOf(answer).steps).to.have.length(1);
    expect(runOf(answer).steps[0]).to.deep.include({title: 'A', inputs: {a: 1}, outputs: {b: 2}, seconds: 1});
  });

  it('are kept when their beginning, or that of the run, was not heard', () => {
    const answer = play(text('Hi'), node('node_finished', 'A', {status: 'failed', error: 'no'}), text(' you'));
    expect(outline(answer)).to.deep.equal(['A failed']);
    expect(answer.parts.map(({kind}) => kind)).to.deep.equal(['run', 'text']);
  });

  it('go on in the same run after a pause', () => {
    const paused = [begun, node('node_started', 'A', {node_type: 'human-input'}), event('workflow_paused', {})];
    expect(line(play(...paused))).to.include({status: 'paused'});
    expect(outline(play(...paused))).to.deep.equal(['A paused']);
    const answer = play(
      ...paused,
      event('workflow_started', {reason: 'resumption'}),
      node('node_started', 'A', {node_type: 'human-input'}),
      node('node_finished', 'A', {node_type: 'human-input'}),
      node('node_started', 'B'),
    );
    expect(outline({...answer, status: 'streaming'})).to.deep.equal(['A succeeded', 'B running']);
    expect(runOf(answer).status).to.equal('running');
    expect(answer.parts.filter(({kind}) => kind === 'run')).to.have.length(1);
  });

  it('do not run for ever when the answer failed, was stopped, or is complete', () => {
    const answer = play(begun, node('node_started', 'A'));
    const as = (status: Answer['status']) => [line({...answer, status}).status, outline({...answer, status})[0]];
    expect(as('waiting')).to.deep.equal(['running', 'A running']);
    expect(as('failed')).to.deep.equal(['failed', 'A stopped']);
    expect(as('stopped')).to.deep.equal(['stopped', 'A stopped']);
    expect(as('incomplete')).to.deep.equal(['stopped', 'A stopped']);
    expect(as('done')).to.deep.equal(['succeeded', 'A succeeded']);
  });

  it('count retries, and forget their error once it went well', () => {
    const retry = (index: number) => node('node_retry', 'A', {retry_index: index, error: 'refused', status: 'retry'});
    const tried = play(begun, node('node_started', 'A'), retry(1), retry(2), retry(2));
    expect(runOf(tried).steps[0]).to.include({status: 'running', retries: 2, error: 'refused'});
    const [step] = runOf(play(begun, retry(1), node('node_finished', 'A', {status: 'succeeded'}))).steps;
    expect(step).to.include({status: 'succeeded', retries: 1, error: undefined});
  });

  it('stand in rounds inside of an iteration', () => {
    const each = (name: string, data: object = {}) =>
      event(name, {id: 'E', node_id: 'E', title: 'Each', node_type: 'iteration', ...data});
    const inner = (name: string, id: string) => node(name, id, {iteration_id: 'E', title: 'Item', node_id: 'item'});
    const answer = play(
      begun,
      each('iteration_started', {metadata: {iteration_length: 2}}),
      each('iteration_next', {index: 0}),
      inner('node_started', '1'),
      inner('node_finished', '1'),
      each('iteration_next', {index: 1}),
      inner('node_started', '2'),
    );
    expect(outline(answer)).to.deep.equal(['Each running > 1 Item succeeded, 2 Item running;']);
    expect(line(answer)).to.include({count: 1});
    expect(line(answer).current).to.include({title: 'Each', rounds: 2, reached: 1});
  });

  it('tell rounds apart that run at the same time', () => {
    const each = (name: string, data: object = {}) =>
      event(name, {id: 'E', node_id: 'E', title: 'Each', node_type: 'iteration', ...data});
    const inner = (name: string, id: string, metadata = {}) =>
      node(name, id, {iteration_id: 'E', title: 'Item', node_id: 'item', execution_metadata: metadata});
    const rounds = [0, 1, 2].map((index) => each('iteration_next', {index}));
    const all = [begun, each('iteration_started'), ...rounds];
    const item = (id: string, index?: number) => [
      inner('node_started', id),
      inner('node_finished', id, {iteration_index: index}),
    ];
    // The WebApp API does not say which round it was.
    const answer = play(...all, ...item('x'), ...item('y'), ...item('z'));
    expect(outline(answer)).to.deep.equal(['Each running > 1 Item succeeded, 2 Item succeeded, 3 Item succeeded;']);
    const known = play(...all, ...item('x', 2), ...item('y', 0), ...item('z', 1));
    expect(outline(known)).to.deep.equal(['Each running > 3 Item succeeded, 1 Item succeeded, 2 Item succeeded;']);
  });

  it('hold an agent’s log as a tree', () => {
    const log = (id: string, status: string, parent: string | null = null) => ({
      event: 'agent_log',
      data: {id, label: id, status, parent_id: parent, node_id: 'node-A', node_execution_id: 'node-A'},
    });
    const answer = play(
      begun,
      node('node_started', 'A'),
      log('round', 'start'),
      log('call', 'start', 'round'),
      log('call', 'error', 'round'),
      log('round', 'success'),
      log('call', 'start', 'round'),
    );
    expect(outline(answer)).to.deep.equal(['A running > round succeeded > call failed;;']);
    expect(line(answer).count).to.equal(1);
  });

  it('count as one line what is worth a word', () => {
    const ends = (id: string, type: string, status = 'succeeded') =>
      node('node_finished', id, {node_type: type, status});
    const answer = play(
      begun,
      ends('Start', 'start'),
      ends('Ask', 'http-request', 'exception'),
      ends('Model', 'llm'),
      ends('Answer', 'answer'),
      event('workflow_finished', {status: 'partial-succeeded', exceptions_count: 1}),
    );
    expect(line(answer)).to.deep.include({status: 'partial-succeeded', count: 2, problems: 1, current: undefined});
  });

  it('name the one that failed', () => {
    const answer = play(
      begun,
      node('node_finished', 'A'),
      node('node_finished', 'B', {status: 'failed', error: 'no'}),
      event('workflow_finished', {status: 'failed', error: 'no'}),
    );
    expect(line(answer).failed?.title).to.equal('B');
  });

  it('ignore a failure that is told after the end of the answer', () => {
    const answer = play(
      begun,
      node('node_finished', 'A'),
      text('Hi'),
      {event: 'message_end'},
      event('workflow_finished', {status: 'failed'}),
    );
    expect(line(answer).status).to.equal('succeeded');
  });

  it('do not name the model any more once its words can be read', () => {
    const model = [begun, node('node_started', 'Model')];
    expect(line(play(...model)).current?.title).to.equal('Model');
    expect(line(play(...model, text('Hi'))).current).to.equal(undefined);
    const search = node('node_started', 'Search', {node_type: 'knowledge-retrieval'});
    expect(line(play(...model, text('Hi'), search)).current?.title).to.equal('Search');
  });

  it('bear fields of any type', () => {
    for (const value of [null, 7, 'x', [], [{}], {}, true]) {
      const data = {title: value, node_type: value, iteration_id: value, loop_id: value, inputs: value, outputs: value};
      const more = {
        ...data,
        extras: value,
        metadata: value,
        execution_metadata: value,
        elapsed_time: value,
        status: value,
        error: value,
        index: value,
      };
      const log = {...more, label: value, parent_id: value, node_id: value, data: value};
      const answer = play(
        event('workflow_started', {}),
        ...['node_started', 'iteration_next', 'node_retry', 'node_finished'].map((name) => node(name, 'A', more)),
        {event: 'agent_log', data: {id: 'log', ...log}},
        event('workflow_finished', {status: value, elapsed_time: value, total_tokens: value}),
      );
      expect(runOf(answer).steps, JSON.stringify(value)).to.have.length(2);
      for (const {title, type} of runOf(answer).steps)
        expect([typeof title, typeof type]).to.deep.equal(['string', 'string']);
      expect(outline(answer)).to.not.be.empty;
    }
  });

  it('may claim to be inside of themselves or of nothing', () => {
    const answer = play(
      begun,
      node('node_started', 'A', {iteration_id: 'A'}),
      node('node_started', 'B', {loop_id: 'unknown'}),
      event('workflow_finished', {status: 'succeeded'}),
    );
    expect(outline(answer)).to.deep.equal(['A succeeded', 'B succeeded']);
  });

  it('stay quick when there are 10,000 of them', () => {
    const events = Array.from({length: 10_000}, (_, index) => [
      node('node_started', `n${index}`),
      node('node_finished', `n${index}`),
    ]).flat();
    const start = performance.now();
    const answer = play(begun, ...events);
    expect(runOf(answer).steps).to.have.length(10_000);
    expect(performance.now() - start).to.be.below(8000);
  }).timeout(20_000);
});
