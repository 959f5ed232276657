import {attach} from '../message-files.js';
import {shownMetadata} from '../metadata.js';
import {checkOutput} from '../moderation.js';
import {now} from '../time.js';
import {touch} from '../store.js';
import {seconds} from './execution.js';
import {save} from './record.js';
import {putAway} from './snapshot.js';
import {filesIn} from './values.js';

const STOPPED = 'Stopped by user.';
export const ABORTED = 'Aborted: User requested stop';

/**
 * Ends a chatflow's run: frames in the order of the release, the message in history, the run in the database.
 * Resolves to what a blocking call has to know: `{status, error, metadata}`.
 */
export async function endChatflow(pipeline, record, outcome) {
  const {status, error = null, pauses} = outcome;
  const outputs = outcome.outputs.answer === undefined ? outcome.outputs : {...outcome.outputs};
  if (status === 'paused') return pause(pipeline, record, pauses, outputs);
  record.status = 'ended';
  record.task.end();
  if (status === 'succeeded') return succeed(pipeline, record, outputs);
  if (status === 'failed') return failRun(pipeline, record, {outputs, error});
  return stop(pipeline, record, outputs);
}

function pause(pipeline, record, pauses, outputs) {
  record.status = 'paused';
  const metadata = metadataOf(pipeline, record);
  Object.assign(record.message, {answer: record.answer, status: 'paused', metadata});
  save(record, {status: 'paused', elapsed: 0, finishedAt: null});
  pipeline.tellPause(pauses, outputs, record.family === 'service' ? {} : outputs);
  return {status: 'paused', metadata: {...metadata, usage: null}};
}

async function succeed(pipeline, record, outputs) {
  const {world, message, hub} = record;
  const status = record.exceptions ? 'partial-succeeded' : 'succeeded';
  const metadata = metadataOf(pipeline, record);
  const replaced = checkOutput(record.app, record.answer);
  const files = filesIn({files: outputs.files});
  if (!record.abandoned())
    keepAnswer(record, replaced ?? record.answer, {files, metadata, resources: pipeline.services.resources});
  const finished = finish(pipeline, record, {status, outputs});
  const end = [
    ...(replaced === undefined
      ? []
      : [pipeline.frames.message('message_replace', {answer: replaced, reason: 'output_moderation'})]),
    pipeline.frames.message('message_end', {id: message.id, metadata: shownMetadata(record, metadata), files}),
  ];
  for (const frame of world.atLeast('1.13') ? [...end, finished] : [finished, ...end]) hub.publish(frame);
  await record.endSpeech?.();
  return {status, metadata};
}

/** Stores the answer. When the flow made files, the pictures in the text go: history lists them apart. */
function keepAnswer(record, text, {files, metadata, resources}) {
  const {message} = record;
  for (const {stored} of files) attach(message, stored, 'assistant');
  const answer = files.length ? text.replace(/!\[[^\]]*\]\([^)]*\)/g, '') : text;
  Object.assign(message, {answer, status: 'normal', metadata, retrieverResources: resources});
  touch(record.conversation);
}

function failRun(pipeline, record, {outputs, error}) {
  const text = `Run failed: ${error}`;
  if (!record.abandoned()) Object.assign(record.message, {answer: '', status: 'error', error: text});
  record.hub.publish(finish(pipeline, record, {status: 'failed', outputs: resumedOutputs(record, outputs), error}));
  if (!record.world.atLeast('1.13')) {
    const {task_id: _, ...frame} = pipeline.frames.message('error', {
      code: 'invalid_param',
      status: 400,
      message: text,
    });
    record.hub.publish(frame);
  }
  return {status: 'failed', error: text};
}

function stop(pipeline, record, outputs) {
  if (record.resumes || record.options.stopEnding === 'aborted') {
    const result = failRun(pipeline, record, {outputs: record.resumes ? outputs : {}, error: ABORTED});
    record.saved.status = record.world.atLeast('newest') ? 'stopped' : 'failed';
    return result;
  }
  const metadata = metadataOf(pipeline, record);
  if (!record.abandoned())
    keepAnswer(record, record.answer, {files: [], metadata, resources: pipeline.services.resources});
  const data = {
    status: 'stopped',
    outputs: {},
    error: STOPPED,
    elapsed: pipeline.elapsed,
    createdAt: record.startedAt,
    finishedAt: now(),
  };
  record.hub.publish(pipeline.frames.finished(data)); // the database is never told: the run stays `running` there
  if (!record.world.atLeast('1.13')) {
    const end = {id: record.message.id, metadata: shownMetadata(record, metadata), files: []};
    record.hub.publish(pipeline.frames.message('message_end', end));
  }
  return {status: 'stopped', metadata};
}

/** The frame that ends the run; the database is told too. */
function finish(pipeline, record, {status, outputs, error = null}) {
  const end = {status, outputs, error, elapsed: pipeline.elapsed, finishedAt: now()};
  save(record, end);
  return pipeline.frames.finished({...end, createdAt: record.startedAt});
}

/** A run that was resumed and then fails shows its outputs as they were put away at the pause. */
export const resumedOutputs = (record, outputs) => (record.resumes ? putAway(outputs) : outputs);

function metadataOf(pipeline, record) {
  const {spent, resources} = pipeline.services;
  const first = record.firstTextMs ?? null;
  const times = {
    time_to_first_token: first && seconds(first - record.startedMs),
    time_to_generate: first && seconds(record.lastTextMs - first),
  };
  return {annotation_reply: null, retriever_resources: resources, usage: {...spent, ...times}};
}
