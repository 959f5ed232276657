import {now} from '../../time.js';
import {isMet} from '../conditions.js';
import {seconds} from '../execution.js';
import {VariablePool} from '../pool.js';
import {NodeError} from './node-error.js';

/** Loop: runs the nodes inside until its conditions hold, at most `count` times. Its variables live on between rounds. */
export async function loop(node, context) {
  const {run, pool, emit} = context;
  const variables = Object.fromEntries(node.variables.map(({name, value}) => [name, value]));
  const inputs = {loop_count: node.count, ...variables};
  const inner = new VariablePool(pool);
  inner.setAll(node.id, variables);
  const state = {tokensBefore: run.tokens, durations: {}, values: {}};
  const event = (kind, data) => emit({kind, node, inputs, total: node.count, ...data});
  event('loop_started');
  let round = 0;
  let broken = false;
  while (round < node.count && !broken) {
    if (round) event('loop_next', {index: round, before: {}});
    await runRound(node, context, inner, round, state);
    if (context.signal.aborted) return {};
    if (state.failed) break;
    round++;
    broken = node.breakWhen.every((condition) => isMet(condition, inner));
  }
  const outputs = {...valuesOf(node, inner), loop_round: round};
  const reason = broken ? 'loop_break' : 'loop_completed';
  const status = state.failed ? 'failed' : 'succeeded';
  event('loop_completed', {status, outputs, meta: metaOf(run, state, reason), finishedAt: now()});
  if (state.failed) throw new NodeError(state.failed, {inputs});
  return {inputs, outputs};
}

async function runRound(node, context, pool, index, state) {
  const started = performance.now();
  const graph = context.graph.inside(node);
  const {status, error} = await context
    .engine({graph, pool, emit: context.emitRaw, place: {loopId: node.id, index}})
    .start();
  if (status === 'failed') state.failed = error;
  state.durations[index] = seconds(performance.now() - started);
  state.values[index] = valuesOf(node, pool);
}

const valuesOf = (node, pool) => Object.fromEntries(node.variables.map(({name}) => [name, pool.get([node.id, name])]));

function metaOf(run, {tokensBefore, durations, values}, reason) {
  const tokens = {total_tokens: run.tokens - tokensBefore, total_price: '0.0', currency: 'USD'};
  const maps = {loop_duration_map: durations, loop_variable_map: values};
  const completed = {completed_reason: reason};
  return run.world.atLeast('1.14') ? {...tokens, ...maps, ...completed} : {...tokens, ...completed, ...maps};
}
