/** The events of a run that goes on without us. Releases differ in what they tell: that is found out, not assumed. */
import {asError} from '../client/errors.js';
import type {Connection} from '../client/connection.js';
import type {ChatEvent} from '../client/events.js';
import type {EventStream} from '../client/stream.js';
import type {WorkflowRun} from '../client/types.js';
import {WorkflowApi} from '../client/workflow.js';
import type {SessionCore} from './core.js';
import {isAlive, rest, waitFor} from './rest.js';

/**
 * What came of an attempt to listen.
 *
 * - a stream: of what happens from now on, after what did so far · `missing`: this release tells nothing
 * - `down`: Dify cannot be reached, or not just now · `gone`: it does not know the run, or does not tell us
 */
export type Reached = EventStream | 'missing' | 'down' | 'gone';

/** Which run is listened to. */
export interface Listened {
  readonly runId: string;
  /** Where a former stream of it broke, if that is known: then nothing is missed. */
  readonly cursor?: string | undefined;
}

/** So many milliseconds it is tried to reach a Dify that cannot be. */
const PATIENCE = 60_000;

/**
 * Listens to a run, as soon as Dify can be reached. Where the release tells of no events, the Service API is asked for the end.
 *
 * @returns What happens, as far as one connection tells of it; why there is nothing: see {@link Reached}.
 */
export async function connect(
  core: SessionCore,
  run: Listened,
  signal: AbortSignal,
): Promise<AsyncIterable<ChatEvent> | Exclude<Reached, EventStream>> {
  const {http} = core.services;
  const begun = performance.now();
  const patience = core.options.times?.dead ?? PATIENCE;
  let reached: Reached;
  for (let tries = 0; ; tries++) {
    reached = await reach(http, run, signal);
    if (reached !== 'down' || signal.aborted || performance.now() - begun > patience) break;
    await rest(core, waitFor(tries), signal);
  }
  if (reached !== 'missing' || http.family !== 'service') return reached;
  const end = await standing(core, run.runId, signal);
  return end ? once(end) : 'gone';
}

/** Tries to listen. */
async function reach(http: Connection, run: Listened, signal: AbortSignal): Promise<Reached> {
  const first = await open(http, run, signal);
  if (first !== 'hidden') return first;
  // A page is not told that a route is not there. Where all else answers, and this fails once more, it is so.
  if (!(await isAlive(http, signal))) return 'down';
  const second = await open(http, run, signal);
  return second === 'hidden' ? 'missing' : second;
}

async function open(http: Connection, {runId, cursor}: Listened, signal: AbortSignal): Promise<Reached | 'hidden'> {
  try {
    return await new WorkflowApi(http).events({runId, cursor, snapshot: true, repeat: false}, signal);
  } catch (error) {
    const {kind, status} = asError(error);
    if (kind === 'network') return 'hidden';
    // The page of an unknown route has no code.
    if (status === 404 && kind !== 'not-found') return 'missing';
    return kind === 'busy' || status === 202 || status >= 500 ? 'down' : 'gone';
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- it stands for a stream
async function* once(event: ChatEvent): AsyncGenerator<ChatEvent> {
  yield event;
}

/** What ends what an answer says. */
export const isLast = ({event}: ChatEvent): boolean => /^(?:workflow_finished|workflow_paused|error)$/.test(event);

/** What a snapshot consists of, but for a pause at its end. */
export function isRetold(event: ChatEvent): boolean {
  if (event.event === 'workflow_started') return event.data.reason !== 'resumption';
  return /^(?:message_replace|node_started|node_finished|human_input_required)$/.test(event.event);
}

/** The task by which a run is stopped: what is retold names the run instead. */
export function withTask<Event extends ChatEvent>(event: Event, runId: string, taskId?: string): Event {
  if (!('task_id' in event)) return event;
  return taskId ? {...event, task_id: taskId} : event.task_id === runId ? {...event, task_id: ''} : event;
}

/** The end of a run, as soon as Dify knows it; nothing when it does not know the run, or the signal came first. */
async function standing(core: SessionCore, runId: string, signal: AbortSignal): Promise<ChatEvent | undefined> {
  const workflow = new WorkflowApi(core.services.http);
  for (let look = 0; !signal.aborted; look++) {
    const run = await workflow.detail(runId, signal).catch(asError);
    if ('kind' in run) {
      if (!run.retryable) return undefined;
    } else if (typeof run.status !== 'string') {
      return undefined; // Dify 1.12 has a body for what it does not know, too
    } else if (run.status !== 'running') return toEnd(run);
    await rest(core, waitFor(look), signal);
  }
  return undefined;
}

function toEnd(run: WorkflowRun): ChatEvent {
  const {id, status, error, elapsed_time, total_tokens} = run;
  const outputs = toOutputs(run.outputs);
  const {files} = Object(outputs) as {files?: unknown};
  const event = status === 'paused' ? 'workflow_paused' : 'workflow_finished';
  return {
    event,
    workflow_run_id: id,
    data: {id, status, error, elapsed_time, total_tokens, outputs, files},
  } as unknown as ChatEvent;
}

/** Dify 1.12 gives them as JSON text. */
export function toOutputs(outputs: unknown): unknown {
  if (typeof outputs !== 'string') return outputs;
  try {
    return JSON.parse(outputs) as unknown;
  } catch {
    return outputs;
  }
}
