import {now, uuid} from '../time.js';
import {Hub} from './hub.js';
import {flowOptions} from './options.js';
import {workflowOf} from './workflow-version.js';

/**
 * A run of a chatflow or workflow. `saved` is what the database would say of it (run detail, logs), the rest is how it stands.
 * `executions`: every node that ran, in order, for the snapshot.
 */
export function createRecord(ctx, {form, system, message, conversation, task}) {
  const {app, world, family, endUser} = ctx;
  const {id: workflowId, version} = workflowOf(app);
  const record = {
    id: uuid(),
    app,
    world,
    family,
    endUser,
    origin: ctx.origin,
    mode: app.config.mode,
    workflowId,
    version,
    form,
    message,
    conversation,
    task,
    taskId: task.id,
    /** As the app is set now: a live change counts at once. */
    get options() {
      return flowOptions(app, world);
    },
    hub: new Hub({durable: flowOptions(app, world).durableStream}),
    createdAt: now(),
    executions: [],
    answer: '',
    forms: [],
    resumes: 0,
    stopRequested: false,
    /** Whether the visitor left a run whose answer is then lost (in-process eras). */
    abandoned: () => false,
  };
  record.system = system(record);
  beginSegment(record);
  app.runs.set(record.id, record);
  return record;
}

/** The run starts, or goes on after a pause: clocks and the database begin anew, counts go on. */
export function beginSegment(record) {
  const counts = {steps: record.steps ?? 0, tokens: record.tokens ?? 0, exceptions: record.exceptions ?? 0};
  Object.assign(record, counts, {
    status: 'running',
    pause: undefined,
    startedAt: now(),
    startedMs: performance.now(),
    index: 0,
  });
  record.saved = {
    status: 'running',
    outputs: {},
    error: null,
    steps: 0,
    tokens: 0,
    exceptions: 0,
    elapsed: 0,
    finishedAt: null,
  };
}

/** Writes the run's state as the database keeps it. */
export function save(record, {status, outputs = {}, error = null, elapsed, finishedAt = now()}) {
  const {steps, tokens, exceptions} = record;
  record.saved = {status, outputs, error, steps, tokens, exceptions, elapsed, finishedAt};
}

/** What `fileObject` and `signedUrl` need to know outside of a request. */
export const fileContext = ({world, app, origin, endUser, family}) => ({world, app, origin, endUser, family});
