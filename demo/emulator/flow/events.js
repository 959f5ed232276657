import {notFound} from '../errors.js';
import {pythonJson} from '../reply.js';
import {open} from '../sse.js';
import {every, sleep} from '../time.js';
import {finishedData} from './frames.js';
import {sendEntry} from './hub.js';
import {requireRuns} from './logs.js';
import {pauseOf, snapshotOf} from './snapshot.js';
import {plain} from './values.js';

/** GET `/workflow/{run id}/events`: a run that somebody left, from here on. */
export function registerEventRoutes(router) {
  const options = {auth: 'user', since: {service: '1.14', webapp: '1.13'}};
  router.route('GET', '/workflow/:run/events', options, follow);
}

async function follow(ctx) {
  const record = findRun(ctx);
  const stream = open(ctx, {eager: true, headers: {'Cache-Control': 'no-cache'}});
  if (isOver(record)) {
    await stream.raw(`data: ${pythonJson(finishedFrame(record))}\n\n`, 'workflow_finished');
    return void stream.end();
  }
  await new Watch(ctx, record, stream).run();
}

function findRun(ctx) {
  const {app, family, endUser, params} = ctx;
  const record = app.runs.get(params.run);
  if (family === 'service') {
    requireRuns(app);
    if (record?.endUser !== endUser) notFound('Workflow run not found');
  }
  if (!record) notFound(`WorkflowRun not found, id=${params.run}`);
  if (record.endUser !== endUser) notFound(`WorkflowRun not created by the current end user, id=${params.run}`);
  return record;
}

/** Whether the database knows the run's end. That of a stopped run mostly never gets there. */
const isOver = ({saved}) => !['running', 'paused'].includes(saved.status);

function finishedFrame(record) {
  const {id, saved, createdAt} = record;
  const data = finishedData(record, {...saved, createdAt});
  return plain({event: 'workflow_finished', task_id: id, workflow_run_id: id, data});
}

const LAST = new Set(['workflow_finished', 'workflow_paused']);

/** One listener of a run that is not over. */
class Watch {
  #ctx;
  #record;
  #stream;
  #unsubscribe = () => {};
  #stopPings = () => {};
  #idle = new AbortController();

  constructor(ctx, record, stream) {
    this.#ctx = ctx;
    this.#record = record;
    this.#stream = stream;
  }

  async run() {
    const {query} = this.#ctx;
    void this.#stream.ping();
    const staysAtPause = query.get('continue_on_pause') === 'true';
    const snapshot = query.get('include_state_snapshot') === 'true';
    const ended = snapshot && this.#retell(staysAtPause);
    if (ended) return this.#end(this.#record.options.closeMs);
    await this.#listen({staysAtPause, staysAtEnd: staysAtPause && !snapshot});
  }

  /** Sends the snapshot; true when that is all, because the run waits for a form. */
  #retell(staysAtPause) {
    const record = this.#record;
    const paused = record.status === 'paused' && (record.options.pausedReplay || !record.resuming);
    record.snapshotTaskId = record.status === 'paused' ? undefined : record.id;
    for (const frame of snapshotOf(record)) void this.#stream.send(frame);
    if (!paused) return false;
    for (const frame of pauseOf(record)) void this.#stream.send(frame);
    return !staysAtPause;
  }

  #listen({staysAtPause, staysAtEnd}) {
    const over = new AbortController();
    const close = (ms) => {
      this.#unsubscribe();
      void this.#end(ms).then(() => over.abort());
    };
    this.#stream.signal.addEventListener('abort', () => close(0), {once: true});
    this.#waitForSilence(close);
    this.#unsubscribe = this.#record.hub.subscribe((entry) => {
      this.#waitForSilence(close);
      void sendEntry(this.#stream, entry);
      const {event} = entry.frame;
      if (!LAST.has(event) || (event === 'workflow_paused' ? staysAtPause : staysAtEnd)) return;
      close(this.#record.options.closeMs);
    }, this.#ctx.query.get('cursor'));
    return new Promise((resolve) => over.signal.addEventListener('abort', resolve, {once: true}));
  }

  /** A ping for each interval of silence, and the end after a long one. */
  #waitForSilence(close) {
    const {maxPing, idleMs} = this.#ctx.app.config;
    this.#stopPings();
    this.#stopPings = every(maxPing, () => void this.#stream.ping());
    this.#idle.abort();
    this.#idle = new AbortController();
    void sleep(idleMs, this.#idle.signal).then((idle) => idle && close(0));
  }

  async #end(ms) {
    this.#stopPings();
    this.#idle.abort();
    await sleep(ms, this.#stream.signal);
    await this.#stream.end();
  }
}
