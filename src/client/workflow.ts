import type {Connection} from './connection.js';
import {DifyChatError} from './errors.js';
import {toPage} from './page.js';
import type {EventStream} from './stream.js';
import type {FileInput, JsonObject, NumberedPage, WorkflowLog, WorkflowResult, WorkflowRun} from './types.js';
import {path} from './url.js';

/** What a workflow starts from. */
export interface RunRequest {
  /** Values of the app's form, files among them. @default {} */
  inputs?: JsonObject;
  /** Of old apps; newer ones have files in `inputs`. */
  files?: readonly FileInput[] | undefined;
  /** Service API only: a published version other than the current one. */
  workflowId?: string;
  /** For tracing: up to 128 of `A-Z a-z 0-9 _ -`. */
  traceId?: string;
}

/** Which run to listen to, and how. */
export interface EventsRequest {
  /** `workflow_run_id` of any of its events. */
  runId: string;
  /** First tell again what happened so far. @default false */
  snapshot?: boolean;
  /** Service API only: stay when the run pauses. Such a stream may not end by itself. @default false */
  continueOnPause?: boolean;
  /** `lastId` of the stream that broke; only newer servers than 1.14 heed it. */
  cursor?: string | undefined;
  /** Whether it is asked again after a passing failure. @default true */
  repeat?: boolean;
}

/** Which runs. */
export interface LogsQuery {
  keyword?: string;
  status?: 'succeeded' | 'failed' | 'stopped';
  /** ISO 8601. */
  createdBefore?: string;
  /** ISO 8601. */
  createdAfter?: string;
  /** The `user` who ran it. */
  endUserSessionId?: string;
  /** The e-mail address of the account that ran it. */
  account?: string;
  /** From 1. @default 1 */
  page?: number;
  /** 1 to 100. @default 20 */
  limit?: number;
}

/** Apps of the mode workflow, and the runs of chatflows. */
export class WorkflowApi {
  readonly #http: Connection;

  constructor(http: Connection) {
    this.#http = http;
  }

  /** Runs the workflow, and gives its events as they come. */
  run(request: RunRequest, signal?: AbortSignal): Promise<EventStream> {
    return this.#http.stream(toRoute(request), {body: toBody(request, 'streaming'), signal});
  }

  /**
   * Runs the workflow, and waits for its end, or a pause. A run that failed is a result too: see `data.status`.
   *
   * The WebApp API only streams, so there the result is put together from the stream.
   *
   * @throws {DifyChatError} when it does not start; `stream_cut` when the stream ended without a result.
   */
  async runBlocking(request: RunRequest, signal?: AbortSignal): Promise<WorkflowResult> {
    if (this.#http.family === 'service') {
      const body = toBody(request, 'blocking');
      return this.#http.json('POST', toRoute(request), {body, signal, long: true});
    }
    for await (const event of await this.run(request, signal)) {
      if (event.event === 'error') throw DifyChatError.from(event);
      if (event.event !== 'workflow_finished' && event.event !== 'workflow_paused') continue;
      const {task_id, workflow_run_id, data} = event;
      return {task_id, workflow_run_id, data: {id: workflow_run_id, ...data}} as WorkflowResult;
    }
    signal?.throwIfAborted();
    throw new DifyChatError('The stream ended without a result.', {kind: 'network', code: 'stream_cut'});
  }

  /** Stops a run; `taskId` is in every event. Also succeeds when there is nothing to stop. */
  stop(taskId: string): Promise<void> {
    return this.#http.json('POST', path`/workflows/tasks/${taskId}/stop`, {body: {}, empty: true});
  }

  /** How a run of a workflow or chatflow stands. Service API only. */
  detail(runId: string, signal?: AbortSignal): Promise<WorkflowRun> {
    return this.#http.json('GET', path`/workflows/run/${runId}`, {signal});
  }

  /** A page of the app's runs, newest first: all users'. Service API only. */
  async logs(query: LogsQuery = {}, signal?: AbortSignal): Promise<NumberedPage<WorkflowLog>> {
    const {keyword, status, page, limit} = query;
    const wire = {
      keyword,
      status,
      created_at__before: query.createdBefore,
      created_at__after: query.createdAfter,
      created_by_end_user_session_id: query.endUserSessionId,
      created_by_account: query.account,
      page,
      limit,
    };
    return toPage(await this.#http.json<NumberedPage<WorkflowLog>>('GET', '/workflows/logs', {query: wire, signal}));
  }

  /**
   * Listens to a run of a workflow or chatflow that goes on without us, or is over. Since 1.13, in the Service API since 1.14.
   *
   * @throws {DifyChatError} of kind `not-found` unless the run is this user's.
   */
  events(request: EventsRequest, signal?: AbortSignal): Promise<EventStream> {
    const {runId, snapshot, continueOnPause, cursor, repeat} = request;
    const query = {include_state_snapshot: snapshot, continue_on_pause: continueOnPause, cursor};
    return this.#http.stream(path`/workflow/${runId}/events`, {method: 'GET', query, signal, repeat});
  }
}

function toRoute({workflowId}: RunRequest): string {
  return workflowId === undefined ? '/workflows/run' : path`/workflows/${workflowId}/run`;
}

function toBody({inputs = {}, files, traceId}: RunRequest, mode: 'streaming' | 'blocking'): JsonObject {
  return {inputs, files, response_mode: mode, trace_id: traceId};
}
