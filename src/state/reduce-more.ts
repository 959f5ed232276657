/** Folds what an answer has beside text and status. Pure. Fetched for the first answer that has such. */
import type {ChatEvent} from '../client/events.js';
import {foldGap} from './gaps.js';
import {foldHumanInput} from './human-input.js';
import {foldOutputs} from './outputs.js';
import {foldReasoning} from './reasoning.js';
import type {More} from './reduce.js';
import {foldSources} from './sources.js';
import {foldSteps} from './steps.js';
import type {Answer} from './types.js';

const FOLDS: readonly More[] = [foldGap, foldSteps, foldReasoning, foldHumanInput, foldSources, foldOutputs];

/** What an event changes in its answer. Unknown events change nothing. */
export function more(answer: Answer, event: ChatEvent): Partial<Answer> {
  return FOLDS.reduce<Partial<Answer>>((patch, fold) => ({...patch, ...fold({...answer, ...patch}, event)}), {});
}
