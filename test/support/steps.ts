/** Folds events into steps, and writes steps in short. */
import type {ChatEvent} from '../../src/client/events.js';
import {more} from '../../src/state/reduce-more.js';
import {reduce} from '../../src/state/reduce.js';
import {statusIn, summarize, treeOf, type StepTree} from '../../src/state/step-view.js';
import {initialState, type Answer, type RunPart, type Step} from '../../src/state/types.js';

const waiting: Answer = {role: 'assistant', key: 'a', parts: [], status: 'waiting', createdAt: 0};

/** The answer that is made of these events. */
export function play(...events: object[]): Answer {
  const state = events.reduce<typeof initialState>((known, event) => reduce(known, 'a', event as ChatEvent, more), {
    ...initialState,
    messages: [waiting],
  });
  return state.messages.at(-1) as Answer;
}

/** The run in an answer. */
export const runOf = ({parts}: Answer) => parts.find((part): part is RunPart => part.kind === 'run')!;

/** An event of a run. */
export const event = (name: string, data: object = {}, id = 'r1') => ({
  event: name,
  workflow_run_id: id,
  data: {id, ...data},
});

/** An event of a node. */
export const node = (name: string, id: string, data: object = {}) =>
  event(name, {id, node_id: `node-${id}`, node_type: 'llm', title: id, ...data});

/** Every step with its state, those inside of another below it, with the round: `Each item succeeded > 1 Per item succeeded`. */
export function outline(answer: Answer): string[] {
  const run = runOf(answer);
  const tree = treeOf(run.steps);
  const {status} = summarize(run, answer);
  const write = (step: Step): string => `${step.title} ${statusIn(status, step)}${inside(tree, step, write)}`;
  return (tree.get('') ?? []).map(write);
}

function inside(tree: StepTree, step: Step, write: (step: Step) => string): string {
  const steps = tree.get(step.id) ?? [];
  const texts = steps.map((inner) => `${inner.round === undefined ? '' : `${inner.round + 1} `}${write(inner)}`);
  return texts.length ? ` > ${texts.join(', ')};` : '';
}
