/** What an agent or a workflow does, step by step. Pure. */
import type {AgentLogEvent, ChatEvent, ChatEventOf, NodeData, NodeResult, NodeRetryEvent} from '../client/events.js';
import {isObject} from '../client/guard.js';
import {upsert} from './parts.js';
import {asAmount, asText} from './read.js';
import {toTool} from './tools.js';
import type {Answer, RunPart, Step, StepStatus, ToolPart} from './types.js';

/** What an event changes in the steps of its answer. */
export function foldSteps(answer: Answer, event: ChatEvent): Partial<Answer> {
  switch (event.event) {
    case 'agent_thought':
      return event.tool ? {agent: true, parts: upsert(answer.parts, toTool(event, knownTool(answer, event.id)))} : {};
    case 'workflow_started':
      return inRun(answer, event, (run) => (run.status === 'paused' ? {status: 'running'} : {}));
    case 'workflow_paused':
      return inRun(answer, event, () => ({status: 'paused'}));
    case 'workflow_finished':
      return findRun(answer, event) ? inRun(answer, event, (run) => finished(run, answer, event.data)) : {};
    case 'node_started':
      return inStep(answer, event, event.data.id, (run, step) => started(run, step, event.data));
    case 'iteration_started':
    case 'loop_started':
    case 'iteration_next':
    case 'loop_next':
      return inStep(answer, event, event.data.id, (run, step) => nextRound(run, step, event.data));
    case 'node_retry':
      return inStep(answer, event, event.data.id, (run, step) => retried(run, step, event.data));
    case 'node_finished':
    case 'iteration_completed':
    case 'loop_completed':
      return inStep(answer, event, event.data.id, (run, step) => ended(run, step, event.data));
    case 'agent_log':
      return inStep(answer, event, event.data.id, (run, step) => logged(run, step, event.data));
    default:
      return {};
  }
}

const knownTool = ({parts}: Answer, id: string) =>
  parts.find((part): part is ToolPart => part.kind === 'tool' && part.id === id);

/** An agent's log does not say of which run it is. */
function findRun({parts}: Answer, {workflow_run_id: id}: {workflow_run_id?: string}): RunPart | undefined {
  return parts.findLast((part): part is RunPart => part.kind === 'run' && (!id || !part.id || part.id === id));
}

function inRun(answer: Answer, event: ChatEvent, patch: (run: RunPart) => Partial<RunPart>): Partial<Answer> {
  const {parts} = answer;
  const id = event.workflow_run_id ?? '';
  const known = findRun(answer, event);
  const run: RunPart = known ?? {kind: 'run', id, status: 'running', steps: []};
  const change = patch(run);
  if (known && Object.entries(change).every(([name, value]) => known[name as keyof RunPart] === value)) return {};
  const next = {...run, id: run.id || id, ...change};
  if (known) return {parts: parts.with(parts.indexOf(known), next)};
  // A run whose beginning was not heard of must not cut a text in two.
  return {parts: parts.toSpliced(parts.at(-1)?.kind === 'text' ? -1 : parts.length, 0, next)};
}

/** Changes the step of this id; a new one is added at the end. */
function inStep(
  answer: Answer,
  event: ChatEvent,
  id: string,
  patch: (run: RunPart, step: Step) => Partial<Step>,
): Partial<Answer> {
  return inRun(answer, event, (run) => {
    const {steps} = run;
    const index = steps.findLastIndex((step) => step.id === id);
    const step: Step = steps[index] ?? {id, nodeId: id, type: '', title: '', status: 'running'};
    const next = {...step, ...patch(run, step)};
    return {steps: index < 0 ? [...steps, next] : steps.with(index, next)};
  });
}

const RUN_ENDS = ['succeeded', 'failed', 'stopped', 'partial-succeeded', 'paused'] as const;

function finished(run: RunPart, answer: Answer, data: ChatEventOf<'workflow_finished'>['data']): Partial<RunPart> {
  const status = RUN_ENDS.find((end) => end === data.status) ?? 'succeeded';
  return {
    // A failure that is reported after the end is the transport's.
    status: status === 'failed' && answer.status === 'done' ? 'succeeded' : status,
    seconds: asAmount(data.elapsed_time) ?? run.seconds,
    tokens: asAmount(data.total_tokens) ?? run.tokens,
  };
}

/** What every event of a node says. What is known stays where an event leaves it out, as those of a replay do. */
function described({steps}: RunPart, step: Step, data: NodeData): Partial<Step> {
  const metadata = 'metadata' in data && isObject(data.metadata) ? data.metadata : {};
  const parent = step.parent ?? (asText(data.iteration_id) || asText(data.loop_id) || undefined);
  const container = parent === undefined ? undefined : steps.findLast(({id}) => id === parent);
  const icon = isObject(data.extras) ? asText(data.extras.icon) : '';
  return {
    nodeId: data.node_id,
    type: asText(data.node_type) || step.type,
    title: asText(data.title) || step.title,
    parent: parent === step.id ? undefined : parent,
    round: step.round ?? (container && roundIn(steps, container, data.node_id)),
    rounds: asAmount(metadata.iteration_length) ?? asAmount(metadata.loop_length) ?? step.rounds,
    icon: icon || step.icon,
    inputs: data.inputs ?? step.inputs,
  };
}

/** The round in which a node begins. Where all rounds were begun at once, each runs a node once. */
function roundIn(steps: readonly Step[], {id, reached = 0}: Step, nodeId: string): number {
  const known = steps.findLast((step) => step.parent === id);
  if (!reached || (known?.round ?? 0) >= reached - 1) return reached;
  return steps.filter((step) => step.parent === id && step.nodeId === nodeId).length;
}

/** A start that comes late, or once more, does not undo an end. One after a pause goes on. */
function started(run: RunPart, step: Step, data: NodeData): Partial<Step> {
  return {...described(run, step, data), ...(step.status === 'paused' && {status: 'running'})};
}

function nextRound(run: RunPart, step: Step, data: NodeData): Partial<Step> {
  return {...started(run, step, data), reached: Math.max(step.reached ?? 0, asAmount(data.index) ?? 0)};
}

function retried(run: RunPart, step: Step, data: NodeRetryEvent['data']): Partial<Step> {
  return {
    ...described(run, step, data),
    retries: Math.max(step.retries ?? 0, asAmount(data.retry_index) ?? (step.retries ?? 0) + 1),
    error: asText(data.error) || step.error,
  };
}

const STEP_ENDS = ['succeeded', 'failed', 'exception', 'stopped', 'paused'] as const;

function ended(
  run: RunPart,
  step: Step,
  data: NodeData & NodeResult & {total_tokens?: number; process_data?: unknown},
): Partial<Step> {
  const metadata = isObject(data.execution_metadata) ? data.execution_metadata : {};
  const error = asText(data.error) || undefined;
  const status: StepStatus = STEP_ENDS.find((end) => end === data.status) ?? (error ? 'failed' : 'succeeded');
  const about = described(run, step, data);
  return {
    ...about,
    status,
    // With several rounds at a time only the end says which one it was.
    round: asAmount(metadata.iteration_index) ?? asAmount(metadata.loop_index) ?? about.round,
    error: status === 'succeeded' ? undefined : (error ?? step.error),
    seconds: asAmount(data.elapsed_time) ?? step.seconds,
    tokens: asAmount(data.total_tokens) ?? asAmount(metadata.total_tokens) ?? step.tokens,
    process: data.process_data ?? step.process,
    outputs: data.outputs ?? step.outputs,
  };
}

const LOG_STATUS: Partial<Record<string, StepStatus>> = {start: 'running', error: 'failed'};

/** A line of an agent's log stands below another one, or below its node. */
function logged({steps}: RunPart, step: Step, data: AgentLogEvent['data']): Partial<Step> {
  const {node_id: nodeId, node_execution_id: execution} = data;
  const metadata = isObject(data.metadata) ? data.metadata : {};
  const status = LOG_STATUS[asText(data.status)] ?? 'succeeded';
  const node = steps.findLast(
    ({id, type, ...other}) => type !== 'log' && (id === execution || other.nodeId === nodeId),
  );
  const parent = asText(data.parent_id) || step.parent || node?.id;
  return {
    nodeId: asText(nodeId),
    type: 'log',
    title: asText(data.label) || step.title,
    status: status === 'running' ? step.status : status,
    parent: parent === step.id ? undefined : parent,
    error: asText(data.error) || step.error,
    seconds: asAmount(metadata.elapsed_time) ?? step.seconds,
    tokens: asAmount(metadata.total_tokens) ?? step.tokens,
    outputs: data.data ?? step.outputs,
  };
}
