import {now, uuid} from '../time.js';
import {filesIn} from './values.js';

/** One run of one node, as the events and the snapshot tell of it. `place`: `{iterationId, loopId, index}` inside a container. */
export function startExecution(node, place = {}) {
  return {
    id: uuid(),
    nodeId: node.id,
    type: node.type,
    title: node.title,
    extras: node.icon ? {icon: node.icon} : {},
    agentStrategy: node.strategy ? {name: node.strategy, icon: node.strategyIcon ?? ''} : null,
    place,
    status: 'running',
    inputs: null,
    process: null,
    outputs: null,
    error: null,
    meta: null,
    files: [],
    createdAt: now(),
    startedMs: performance.now(),
    finishedAt: null,
    elapsed: 0,
  };
}

/** Starts an execution again that was paused: same id, new time. */
export function restartExecution(execution) {
  Object.assign(execution, {status: 'running', createdAt: now(), startedMs: performance.now(), finishedAt: null});
}

/** Writes a node's result into its execution. */
export function endExecution(execution, {status, inputs = {}, process = {}, outputs = {}, error = null, meta = {}}) {
  const {iterationId, loopId, index} = execution.place;
  const where = iterationId
    ? {iteration_id: iterationId, iteration_index: index}
    : loopId
      ? {loop_id: loopId, loop_index: index}
      : {};
  const all = {...meta, ...where};
  Object.assign(execution, {
    status,
    inputs,
    process,
    outputs,
    error,
    meta: Object.keys(all).length ? all : null,
    files: filesIn(outputs),
    finishedAt: now(),
    elapsed: seconds(performance.now() - execution.startedMs),
  });
}

/** Milliseconds as seconds, to the microsecond, as Dify writes durations. */
export const seconds = (ms) => Math.round(ms * 1000) / 1e6;
