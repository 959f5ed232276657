import {definitionOf} from './form-json.js';
import {Frames} from './frames.js';
import {isContainer} from './graph.js';
import {nodeFinished, nodeStarted} from './node-data.js';
import {plain} from './values.js';

/** The run so far, retold as frames: what the events endpoint sends first when it is asked for a snapshot. */
export function* snapshotOf(record) {
  const frames = new Frames(record, {snapshot: true});
  yield frames.started('initial', {createdAt: record.createdAt, inputs: shownInputs(record)});
  if (record.message) yield frames.message('message_replace', {answer: record.message.answer, reason: ''});
  for (const execution of record.executions) {
    if (isContainer(execution)) continue;
    const {index} = execution;
    yield frames.run('node_started', nodeStarted(execution, {reduced: true, index}));
    if (execution.status === 'running') continue;
    yield frames.run('node_finished', nodeFinished(execution, {reduced: true, index}));
  }
}

/** How the snapshot of a paused run ends. */
export function* pauseOf(record) {
  const {world, family, pause} = record;
  const frames = new Frames(record, {snapshot: true});
  if (world.atLeast('1.14'))
    for (const form of pause.forms) yield frames.run('human_input_required', definitionOf(form));
  const token = world.atLeast('1.14') || family === 'service' ? 0 : 1;
  const outputs = putAway(pause.outputs);
  yield frames.run(
    'workflow_paused',
    record.pausedData(pause.forms, {outputs, elapsed: 0, createdAt: record.createdAt, token}),
  );
}

function shownInputs(record) {
  const {'sys.conversation_id': _, ...system} = record.system;
  return plain({...record.services.inputs.form, ...record.services.wrapAll(system)});
}

/** Outputs as the server puts them away at a pause. */
export function putAway(outputs) {
  if (!outputs?.files) return outputs ?? {};
  return {...outputs, files: {value_type: 'array[file]', value: outputs.files}};
}
