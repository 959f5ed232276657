// The events of a workflow's run.

const RUN = '0b5f4e0c-8f0e-4c63-9a0e-5d1c7c1f2a04';

const TYPES = ['llm', 'knowledge-retrieval', 'code', 'http-request', 'tool'];

/** Of these nodes one in so many is followed by an iteration of ten. */
const EACH = 40;

const event = (name, data) => ({event: name, workflow_run_id: RUN, data});

function node(index, container) {
  const type = TYPES[index % TYPES.length];
  const id = `node-${index}`;
  const data = {id, node_id: id, node_type: type, title: `Step ${index}: ${type}`, iteration_id: container};
  const result = {status: 'succeeded', elapsed_time: 0.2, execution_metadata: {total_tokens: 120}};
  const text = {text: 'What went in, and what came out. '.repeat(20)};
  return [event('node_started', data), event('node_finished', {...data, ...result, inputs: text, outputs: text})];
}

function iteration(index) {
  const id = `each-${index}`;
  const data = {id, node_id: id, node_type: 'iteration', title: `Each item ${index}`};
  const rounds = Array.from({length: 10}, (_, round) => [
    event('iteration_next', {...data, index: round}),
    ...node(`${index}-${round}`, id),
  ]);
  const end = event('iteration_completed', {...data, status: 'succeeded', elapsed_time: 2});
  return [event('iteration_started', {...data, metadata: {iteration_length: 10}}), ...rounds.flat(), end];
}

/** So many events: nodes, and now and then an iteration; then the words of the answer. */
export function runEvents(count) {
  const events = [event('workflow_started', {id: RUN, inputs: {}})];
  for (let index = 0; events.length < count - 2; index++) {
    events.push(...node(index), ...(index % EACH === EACH - 1 ? iteration(index) : []));
  }
  events.length = count - 2;
  const end = event('workflow_finished', {id: RUN, status: 'succeeded', elapsed_time: 5, outputs: {}});
  return [...events, {event: 'message', answer: 'Done.'}, end];
}
