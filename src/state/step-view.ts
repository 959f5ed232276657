/** What is to be shown of a run, from what is known of it. Pure. */
import {isRunning, textOf, type Answer, type RunPart, type Step, type StepStatus, type ToolPart} from './types.js';

/** The steps inside of each step, those of the run itself under `''`. */
export type StepTree = ReadonlyMap<string, readonly Step[]>;

/** A run in one line. */
export interface RunSummary {
  /** How the run is, or became: when the answer ended and nothing was heard of the run's end, as the answer did. */
  readonly status: RunPart['status'];
  /** The step that is being done, when there is one to speak of. */
  readonly current?: Step | undefined;
  /** The one that failed and ended the run. */
  readonly failed?: Step | undefined;
  /** How many steps there are to speak of. */
  readonly count: number;
  /** How many failed, while the run went on by another way. */
  readonly problems: number;
}

/** Begin and end of a flow and of its rounds: nothing that somebody waits for. */
const NOISE = /^(?:start|answer|end|(?:iteration|loop)-(?:start|end))$/;

/** What writes the answer: not worth a word once that can be read. */
const WRITERS = /^(?:llm|agent)$/;

/** Whether a step does something that is worth a word. */
export const isTask = ({type}: Step): boolean => !NOISE.test(type) && type !== 'log';

/** A run in one line. Steps in rounds count as one, with that in which they are. */
export function summarize(run: RunPart, answer: Answer): RunSummary {
  const status = statusOf(run, answer);
  const {steps} = run;
  const read = textOf(answer.parts.slice(answer.parts.indexOf(run) + 1)) !== '';
  const outer = steps.filter((step) => step.parent === undefined && isTask(step));
  return {
    status,
    current:
      status === 'running'
        ? outer.findLast((step) => step.status === 'running' && !(read && WRITERS.test(step.type)))
        : undefined,
    failed: status === 'failed' ? outer.findLast((step) => step.status === 'failed') : undefined,
    count: outer.length,
    problems: outer.filter((step) => step.status === 'exception').length,
  };
}

const AS_ANSWER: Partial<Record<Answer['status'], RunPart['status']>> = {
  done: 'succeeded',
  failed: 'failed',
  paused: 'paused',
};

function statusOf({status}: RunPart, answer: Answer): RunPart['status'] {
  const end = AS_ANSWER[answer.status];
  return status !== 'running' || isRunning(answer) ? status : (end ?? 'stopped');
}

/** A step of which no end was heard has not gone on when its run has not. */
export function statusIn(run: RunPart['status'], {status, type}: Step): StepStatus {
  if (status !== 'running' || run === 'running') return status;
  if (run === 'paused') return type === 'human-input' ? 'paused' : 'stopped';
  return run === 'failed' || run === 'stopped' ? 'stopped' : 'succeeded';
}

/** Puts each step below the one inside of which it runs; below the run, when that is not known. */
export function treeOf(steps: readonly Step[]): StepTree {
  const ids = new Set(steps.map(({id}) => id));
  const tree = new Map<string, Step[]>();
  for (const step of steps) {
    const {parent = ''} = step;
    const place = ids.has(parent) ? parent : '';
    const list = tree.get(place);
    if (list) list.push(step);
    else tree.set(place, [step]);
  }
  return tree;
}

/** How the use of a tool is, or became: when the answer goes on without a word of it, it is over. */
export function toolState(
  part: ToolPart,
  answer: Answer,
  failed: boolean,
): 'running' | 'succeeded' | 'failed' | 'stopped' {
  if (failed) return 'failed';
  const {parts, status} = answer;
  const over = parts.slice(parts.indexOf(part) + 1).some(({kind}) => kind !== 'file');
  if (part.observation || over || status === 'done') return 'succeeded';
  return isRunning(answer) ? 'running' : 'stopped';
}
