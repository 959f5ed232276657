import {now} from '../../time.js';
import {VariablePool} from '../pool.js';
import {seconds} from '../execution.js';
import {NodeError} from './node-error.js';

/**
 * Iteration: runs the nodes inside once for each item of a list, one after the other or all at once (`parallel`).
 * `onItemError`: `terminated` (default), `continue-on-error` (null in its place), `remove-abnormal-output`.
 */
export async function iteration(node, context) {
  const {run, pool, emit} = context;
  const items = pool.get(node.list) ?? [];
  const inputs = {iterator_selector: items};
  const state = {outputs: [], durations: {}, tokensBefore: run.tokens, failed: undefined};
  const event = (kind, data) => emit({kind, node, inputs, total: items.length, ...data});
  event('iteration_started');
  if (node.parallel) {
    items.forEach((_, index) => event('iteration_next', {index}));
    await Promise.all(items.map((item, index) => runItem(node, context, item, index, state)));
  } else {
    for (const [index, item] of items.entries()) {
      event('iteration_next', {index});
      await runItem(node, context, item, index, state);
      if (state.failed || context.signal.aborted) break;
    }
  }
  if (context.signal.aborted) return {};
  const removes = node.onItemError === 'remove-abnormal-output';
  const output = removes ? state.outputs.filter((value) => value !== null) : state.outputs;
  event('iteration_completed', {
    status: state.failed ? 'failed' : 'succeeded',
    outputs: {output},
    meta: metaOf(run, state),
    finishedAt: now(),
  });
  if (state.failed) throw new NodeError(state.failed, {inputs});
  return {inputs, outputs: {output}};
}

async function runItem(node, context, item, index, state) {
  const started = performance.now();
  const inner = new VariablePool(context.pool);
  inner.setAll(node.id, {item, index});
  const graph = context.graph.inside(node);
  const kept = [];
  const emit = node.parallel ? (event) => kept.push(event) : context.emitRaw;
  const {status, error} = await context
    .engine({graph, pool: inner, emit, place: {iterationId: node.id, index}})
    .start();
  kept.forEach(context.emitRaw); // items that run at the same time are told of one after the other, each when it is done
  if (status === 'failed' && !node.onItemError) state.failed ??= error;
  if (status === 'succeeded' || node.onItemError)
    state.outputs[index] = status === 'succeeded' ? (inner.get(node.output) ?? null) : null;
  if (status === 'succeeded' || node.onItemError) state.durations[index] = seconds(performance.now() - started);
}

function metaOf(run, {tokensBefore, durations}) {
  return {
    total_tokens: run.tokens - tokensBefore,
    total_price: '0',
    currency: 'USD',
    iteration_duration_map: durations,
  };
}
