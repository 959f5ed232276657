import {takePlace} from '../concurrency.js';
import {checkInputs} from '../form.js';
import {requireWorkflow} from '../modes.js';
import {spacedJson} from '../reply.js';
import {startTask, stopTask} from '../tasks.js';
import {dict, list, literal, optional, validate} from '../validate.js';
import {conduct} from './conduct.js';
import {endWorkflow} from './end-workflow.js';
import {graphOf} from './graphs/index.js';
import {streamInProcess} from './in-process.js';
import {Pipeline} from './pipeline.js';
import {createRecord} from './record.js';
import {systemValues} from './system.js';
import {plain} from './values.js';
import {streamFromWorker} from './worker.js';
import {requireVersion} from './workflow-version.js';

/** Running and stopping workflows. */
export function registerWorkflowRoutes(router) {
  router.route('POST', '/workflows/run', {auth: 'user'}, (ctx) => run(ctx));
  router.route('POST', '/workflows/:workflow/run', {families: ['service'], auth: 'user'}, (ctx) =>
    run(ctx, ctx.params.workflow),
  );
  router.route('POST', '/workflows/tasks/:task/stop', {auth: 'user'}, (ctx) => {
    requireMode(ctx);
    stopTask(ctx, ctx.params.task, {anyone: ctx.world.atLeast('newest')});
    return {result: 'success'};
  });
}

/** Refuses other modes, in the family's own words. */
function requireMode(ctx) {
  try {
    requireWorkflow(ctx.app);
  } catch (error) {
    if (ctx.family === 'webapp')
      error.body.message = error.body.message.replace('your app mode', 'your Workflow app mode');
    throw error;
  }
}

async function run(ctx, workflowId) {
  requireMode(ctx);
  const {body, family} = ctx;
  validate('WorkflowRunPayload', body, {
    inputs: dict,
    files: optional(list),
    ...(family === 'service' && {response_mode: optional(literal('blocking', 'streaming'))}),
  });
  requireVersion(ctx, workflowId);
  const release = takePlace(ctx.app);
  try {
    if (family === 'service' && body.response_mode !== 'streaming') return await block(ctx);
    if (ctx.world.atLeast('1.13')) await streamFromWorker(ctx, (listener) => beginInWorker(ctx, listener));
    else await streamInProcess(ctx, await begin(ctx), play);
    return undefined;
  } finally {
    release();
  }
}

async function beginInWorker(ctx, listener) {
  const turn = await begin(ctx);
  turn.record.hub.subscribe(listener);
  await play(turn);
}

const play = ({record, pipeline}) => conduct(pipeline, record, endWorkflow);

async function begin(ctx) {
  const form = await checkInputs(ctx, ctx.body.inputs);
  const definition = graphOf(ctx.app);
  const system = (record) => systemValues(record, {});
  const record = createRecord(ctx, {form, system, task: startTask(ctx)});
  return {record, pipeline: new Pipeline(record, definition)};
}

async function block(ctx) {
  const turn = await begin(ctx);
  const {status, outputs, error, elapsed, finishedAt} = await play(turn);
  const {record, pipeline} = turn;
  const data = {
    id: record.id,
    workflow_id: record.workflowId,
    status,
    outputs,
    error,
    elapsed_time: elapsed,
    total_tokens: record.tokens,
    total_steps: record.steps,
    created_at: record.createdAt,
    finished_at: finishedAt,
    ...(status === 'paused' && ctx.world.atLeast('1.14') && pauseOf(record, pipeline)),
  };
  return spacedJson(plain({task_id: record.taskId, workflow_run_id: record.id, data}));
}

function pauseOf({pause}, pipeline) {
  const {paused_nodes, reasons} = pipeline.pausedData(pause.forms, {outputs: {}, elapsed: 0, createdAt: 0});
  return {paused_nodes, reasons};
}
