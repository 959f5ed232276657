/** Goes on with a run whose stream was cut, or that the page was left in: in the place of history. */
import type {ChatEvent} from '../client/events.js';
import {DifyChatError} from '../client/errors.js';
import type {Connection} from '../client/connection.js';
import type {WorkflowRun} from '../client/types.js';
import {WorkflowApi} from '../client/workflow.js';
import type {Past, SessionCore} from './core.js';
import {Feed} from './feed.js';
import {pause} from './resume.js';
import {textOf, type Answer, type TaskKind} from './types.js';

/** Milliseconds before each try to listen again. */
const WAITS: readonly number[] = [0, 1000, 3000, 8000];

/** Milliseconds before each look at how the run stands, where it cannot be listened to; then every last one. */
const LOOKS: readonly number[] = [1000, 2000, 4000, 8000, 15_000];

/** So many milliseconds a run is looked for. Dify ends it after 1,200 s. */
const PATIENCE = 1_200_000;

/** The past of an app that is no chat: a text that was cut is lost, a run of a workflow may go on. */
export class Reattach implements Past {
  readonly #kind: TaskKind;

  constructor(kind: TaskKind) {
    this.#kind = kind;
  }

  /** Follows a run to its end, or says that it is cut off. */
  async find(
    core: SessionCore,
    answer: Answer,
    _query: string,
    view: AbortSignal,
  ): Promise<Partial<Answer> | undefined> {
    const {key, runId, parts} = answer;
    const lost = {status: 'incomplete', delay: undefined, error: cut()} as const;
    if (this.#kind !== 'workflow' || !runId) return answer.id || runId ? lost : undefined;
    const stop = new AbortController();
    const feed = new Feed(core, key);
    const over = () => core.answer(key)?.status === 'stopped';
    try {
      for await (const event of listen(
        core.services.http,
        {runId, holed: textOf(parts) !== ''},
        AbortSignal.any([stop.signal, view]),
      )) {
        if (over()) break;
        if (core.answer(key)?.status === 'incomplete')
          core.patchAnswer(key, {status: 'waiting', error: undefined, delay: undefined});
        feed.take(event);
      }
    } catch {
      // It is said below.
    }
    stop.abort();
    await feed.settled;
    const {status} = core.answer(key) ?? {};
    return status === 'waiting' || status === 'streaming' || status === 'incomplete' ? lost : {};
  }

  complete(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  probe(): Promise<void> {
    return Promise.resolve();
  }

  nameConversation(): Promise<void> {
    return Promise.resolve();
  }
}

/** Which run is listened to. */
export interface Listened {
  readonly runId: string;
  /** By which it is stopped: the events that retell do not say. */
  readonly taskId?: string;
  /** Text of it is known: what came meanwhile is not told again, and a text with a hole would be wrong. The end says the whole. */
  readonly holed?: boolean;
}

/**
 * The events of a run from now on, with what it did so far. Where the release cannot be listened to, the Service API is asked how
 * it stands.
 *
 * @throws {DifyChatError} when neither can be had.
 */
export async function* listen(
  http: Connection,
  {runId, taskId, holed}: Listened,
  signal: AbortSignal,
): AsyncGenerator<ChatEvent> {
  const workflow = new WorkflowApi(http);
  let reached = false;
  for (const wait of WAITS) {
    await pause(wait, signal);
    if (signal.aborted) return;
    try {
      for await (const event of await workflow.events({runId, snapshot: true}, signal)) {
        reached = true;
        if (holed && event.event === 'text_chunk') continue;
        yield taskId && 'task_id' in event ? {...event, task_id: taskId} : event;
        if (/^(?:workflow_finished|workflow_paused|error)$/.test(event.event)) return;
      }
    } catch (cause) {
      if (cause instanceof DifyChatError && cause.kind === 'not-found') throw cause;
      if (http.family === 'service' && !reached) break; // a route that is not there looks like no network
    }
  }
  if (http.family !== 'service') throw cut();
  yield await standing(workflow, runId, signal);
}

const cut = () => new DifyChatError('', {kind: 'network', code: 'stream_cut'});

/** The end of a run, as soon as Dify knows it. */
async function standing(workflow: WorkflowApi, runId: string, signal: AbortSignal): Promise<ChatEvent> {
  const begun = performance.now();
  for (let look = 0; performance.now() - begun < PATIENCE; look++) {
    const run = await workflow.detail(runId, signal).catch(() => undefined);
    if (run && run.status !== 'running' && typeof run.status === 'string') return toEnd(run);
    await pause(LOOKS[Math.min(look, LOOKS.length - 1)]!, signal);
    if (signal.aborted) break;
  }
  throw cut();
}

function toEnd(run: WorkflowRun): ChatEvent {
  const {id, status, error, elapsed_time, total_tokens} = run;
  const data = {id, status, error, elapsed_time, total_tokens, outputs: toOutputs(run.outputs)};
  return {event: 'workflow_finished', workflow_run_id: id, data} as ChatEvent;
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
