import {now} from '../time.js';

/** The `data` of `node_started`. Live streams have index 1 throughout; only snapshots have the real one. */
export function nodeStarted(execution, {reduced, index = 1}) {
  const {id, nodeId, type, title, createdAt, extras, place, agentStrategy} = execution;
  return {
    id,
    node_id: nodeId,
    node_type: type,
    title,
    index,
    predecessor_node_id: null,
    inputs: null,
    ...(!reduced && {inputs_truncated: false}),
    created_at: createdAt,
    extras: reduced ? {} : extras,
    iteration_id: place.iterationId ?? null,
    loop_id: place.loopId ?? null,
    ...(!reduced && {agent_strategy: agentStrategy}),
  };
}

/** The `data` of `node_finished`; in the WebApp API and in snapshots without what the node worked with. */
export function nodeFinished(execution, {reduced, index = 1}) {
  const full = fullData(execution, index);
  if (!reduced) return full;
  const {inputs_truncated, process_data_truncated, outputs_truncated, ...rest} = full;
  return {...rest, inputs: null, process_data: null, outputs: null, error: null, execution_metadata: null, files: []};
}

/** The `data` of `node_retry`, which is never reduced. */
export function nodeRetry(execution, retry) {
  return {...fullData(execution, 1), retry_index: retry};
}

function fullData(execution, index) {
  const {id, nodeId, type, title, place} = execution;
  return {
    id,
    node_id: nodeId,
    node_type: type,
    title,
    index,
    predecessor_node_id: null,
    inputs: execution.inputs,
    inputs_truncated: false,
    process_data: execution.process,
    process_data_truncated: false,
    outputs: execution.outputs,
    outputs_truncated: false,
    status: execution.status,
    error: execution.error,
    elapsed_time: execution.elapsed,
    execution_metadata: execution.meta,
    created_at: execution.createdAt,
    finished_at: execution.finishedAt,
    files: execution.files,
    iteration_id: place.iterationId ?? null,
    loop_id: place.loopId ?? null,
  };
}

/** The `data` of the events of an iteration or a loop. */
export function containerData({
  kind,
  node,
  inputs,
  total,
  index,
  before,
  status,
  outputs,
  meta,
  finishedAt,
  execution,
}) {
  const {id, type, title} = node;
  const head = {id, node_id: id, node_type: type, title};
  const length = type === 'loop' ? {loop_length: total} : {iteration_length: total};
  if (kind.endsWith('_started'))
    return {...head, created_at: now(), extras: {}, metadata: length, inputs, inputs_truncated: false};
  if (kind.endsWith('_next')) {
    return {...head, index, created_at: now(), ...(before && {pre_loop_output: before}), extras: {}};
  }
  return {
    ...head,
    outputs,
    outputs_truncated: false,
    created_at: now(),
    extras: {},
    inputs,
    inputs_truncated: false,
    status,
    error: null,
    elapsed_time: (performance.now() - execution.startedMs) / 1000,
    total_tokens: meta.total_tokens,
    execution_metadata: meta,
    finished_at: finishedAt,
    steps: total,
  };
}
