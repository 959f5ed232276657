import {now} from '../time.js';
import {ABORTED, resumedOutputs} from './end-chatflow.js';
import {save} from './record.js';

/** Ends a workflow's run. Resolves to `{status, outputs, error, elapsed, finishedAt}`, as a blocking call answers it. */
export async function endWorkflow(pipeline, record, {status, outputs, error = null, pauses}) {
  if (status === 'paused') {
    record.status = 'paused';
    save(record, {status: 'paused', elapsed: 0, finishedAt: null});
    pipeline.tellPause(pauses, outputs, {});
    return {status, outputs: {}, error: null, elapsed: pipeline.elapsed, finishedAt: null};
  }
  record.status = 'ended';
  record.task.end();
  const end = {status, outputs, error, elapsed: pipeline.elapsed, finishedAt: now()};
  if (status === 'succeeded') end.status = record.exceptions ? 'partial-succeeded' : 'succeeded';
  if (status === 'failed') end.outputs = resumedOutputs(record, outputs);
  if (status === 'stopped') Object.assign(end, stopped(record));
  else save(record, end);
  record.hub.publish(pipeline.frames.finished({...end, createdAt: record.startedAt}));
  return end;
}

/** How a stopped run ends. Where it is not aborted, the database is never told: the run stays `running` there. */
function stopped(record) {
  if (!record.resumes && record.options.stopEnding === 'stopped') return {outputs: {}, error: 'Stopped by user.'};
  save(record, {status: record.world.atLeast('newest') ? 'stopped' : 'failed', error: ABORTED, elapsed: 0});
  return {status: 'failed', outputs: {}, error: ABORTED};
}
