/** The runs of a workflow that were before: of this visitor, and not of others. Service API only. A part of a chunk of its own. */
import {isObject} from '../client/guard.js';
import {WorkflowApi} from '../client/workflow.js';
import type {SessionCore} from './core.js';
import {toValues} from './outputs.js';
import {asAmount, asList, asText} from './read.js';
import {toOutputs} from './run-events.js';
import {readStored} from './stored.js';
import type {FilePart, OutputsPart} from './types.js';

/** So many runs are on a page. */
const PAGE = 20;

const STATES = ['succeeded', 'failed', 'stopped', 'partial-succeeded', 'paused'] as const;

/** A run in the list. `running` may also have been stopped: Dify does not always know. */
export interface PastRun {
  readonly id: string;
  readonly status: (typeof STATES)[number] | 'running';
  /** Unix time in seconds. */
  readonly createdAt: number;
  readonly seconds: number | undefined;
  readonly steps: number | undefined;
}

/** A page of the list. */
export interface PastRuns {
  readonly runs: readonly PastRun[];
  readonly more: boolean;
}

/** What a run was started with, and what it gave. */
export interface RunDetail {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly values: OutputsPart['values'];
  readonly files: readonly FilePart[];
  readonly failed: boolean;
}

/** A page of the visitor's runs, from 1, newest first. @throws what the client throws. */
export async function loadRuns(core: SessionCore, page: number, signal: AbortSignal): Promise<PastRuns> {
  const {page: host, storage, newcomer} = core.options;
  const user = host?.user || readStored(storage, 'user') || newcomer;
  const query = {page, limit: PAGE, ...(user && {endUserSessionId: user})};
  const {data, has_more: more} = await new WorkflowApi(core.services.http).logs(query, signal);
  const runs = asList(data).flatMap(({workflow_run: run, created_at: at}) => {
    if (!isObject(run) || !asText(run.id)) return [];
    const {id, status, created_at: begun, elapsed_time: seconds, total_steps: steps} = run;
    return [
      {
        id: asText(id),
        status: STATES.find((state) => state === status) ?? ('running' as const),
        createdAt: asAmount(begun) ?? asAmount(at) ?? 0,
        seconds: asAmount(seconds),
        steps: asAmount(steps),
      },
    ];
  });
  return {runs, more: more && runs.length > 0};
}

/** One run. @throws what the client throws. */
export async function loadRun(core: SessionCore, id: string, signal: AbortSignal): Promise<RunDetail> {
  const {inputs, outputs, status} = await new WorkflowApi(core.services.http).detail(id, signal);
  const given = toOutputs(inputs);
  const own = isObject(given) ? Object.entries(given).filter(([name]) => !name.startsWith('sys.')) : [];
  return {inputs: Object.fromEntries(own), ...toValues(toOutputs(outputs)), failed: status === 'failed'};
}
