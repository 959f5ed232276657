import {clock, sleep} from '../time.js';
import {inWorker} from './worker.js';

/** `resumeMs` may change while a run waits for it. */
const TICK_MS = 20;

/**
 * Plays a run to its end or its pause and ends it by `end(pipeline, record, outcome)`. A paused run goes on by itself,
 * in a worker, when a form was submitted or timed out. Resolves to what `end` did the first time.
 */
export async function conduct(pipeline, record, end) {
  record.resume = () => void resume(pipeline, record, end);
  const result = await end(pipeline, record, await pipeline.play());
  if (record.status === 'paused') watch(record);
  return result;
}

async function resume(pipeline, record, end) {
  if (record.resuming) return;
  record.resuming = true;
  const since = clock();
  while (clock() - since < record.options.resumeMs) {
    if (!(await sleep(Math.min(TICK_MS, record.options.resumeMs), record.app.signal))) return;
  }
  await inWorker(record.app, async () => {
    record.resuming = false;
    if (record.status === 'paused') await conduct(pipeline, record, end);
  });
}

function watch(record) {
  const {forms} = record.pause;
  if (forms.some(({submission, timedOut}) => submission || timedOut)) return record.resume();
  for (const form of forms) if (!form.watched) void awaitTimeout(record, form);
}

async function awaitTimeout(record, form) {
  form.watched = true;
  if (!(await form.outlives())) return;
  form.timedOut = true;
  if (record.status === 'paused') record.resume();
}
