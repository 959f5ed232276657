import {filesIn} from './values.js';

/**
 * The frames of a run as its family and release write them. `snapshot`: as the events endpoint retells them,
 * with the ids last.
 */
export class Frames {
  #record;
  #snapshot;

  constructor(record, {snapshot = false} = {}) {
    this.#record = record;
    this.#snapshot = snapshot;
  }

  /** Whether node events leave out what a node worked with. */
  get reduced() {
    return this.#snapshot || this.#record.family === 'webapp';
  }

  /** A frame with `data`, or other `fields`. */
  #frame(event, fields, {withRun = true} = {}) {
    const {id, taskId, mode, message} = this.#record;
    const run = withRun ? {workflow_run_id: id} : {};
    if (mode === 'workflow')
      return this.#snapshot
        ? {event, task_id: taskId, ...run, ...fields}
        : {event, workflow_run_id: id, task_id: taskId, ...fields};
    const ids = {conversation_id: message.conversationId, message_id: message.id, created_at: message.createdAt};
    if (this.#snapshot) return {event, task_id: this.#record.snapshotTaskId ?? taskId, ...run, ...fields, ...ids};
    return {event, ...ids, task_id: taskId, ...run, ...fields};
  }

  /** A frame about the run. */
  run(event, data) {
    return this.#frame(event, {data});
  }

  /** A frame about the message: no run id. */
  message(event, fields) {
    return this.#frame(event, fields, {withRun: false});
  }

  /** A piece of the answer. */
  text(text, selector) {
    if (this.#record.mode === 'workflow') return this.run('text_chunk', {text, from_variable_selector: selector});
    return this.message('message', {id: this.#record.message.id, answer: text, from_variable_selector: selector});
  }

  /** A step of an agent node: alone among the flow's events without the run's id in a chatflow. */
  log(log) {
    return this.#frame('agent_log', {data: log}, {withRun: false});
  }

  started(reason, {createdAt, inputs}) {
    const {id, workflowId, world} = this.#record;
    return this.run('workflow_started', {
      id,
      workflow_id: workflowId,
      inputs,
      created_at: createdAt,
      ...(world.atLeast('1.13') && {reason}),
    });
  }

  finished(data) {
    return this.run('workflow_finished', finishedData(this.#record, data));
  }
}

/** The `data` of `workflow_finished`. */
export function finishedData(record, {status, outputs, error, elapsed, createdAt, finishedAt, ...counts}) {
  const {steps = record.steps, tokens = record.tokens, exceptions = record.exceptions} = counts;
  return {
    id: record.id,
    workflow_id: record.workflowId,
    status,
    outputs,
    error,
    elapsed_time: elapsed,
    total_tokens: tokens,
    total_steps: steps,
    created_by: {id: record.endUser.id, user: record.endUser.sessionId},
    created_at: createdAt,
    finished_at: finishedAt,
    exceptions_count: exceptions,
    files: filesIn(outputs),
  };
}
