/** Forms in the middle of an answer. Pure. */
import type {ChatEvent} from '../client/events.js';
import {blankForm, isAwaited, isForm, submissionOf, toForm} from './forms.js';
import {appendText} from './parts.js';
import type {Answer, HumanInputPart, Part} from './types.js';

/** What an event changes in the forms of its answer. */
export function foldHumanInput(answer: Answer, event: ChatEvent): Partial<Answer> {
  const {parts} = answer;
  switch (event.event) {
    case 'human_input_required':
      return {parts: addForms(parts, [event.data])};
    case 'workflow_paused':
      // Some snapshots tell of a form only here.
      return {parts: addPause(addForms(parts, event.data.reasons))};
    case 'human_input_form_filled':
      return {parts: end(parts, event.data.node_id, submissionOf({...event.data}))};
    case 'human_input_form_timeout':
      return {parts: end(parts, event.data.node_id, {status: 'expired'})};
    case 'workflow_finished': {
      if (!parts.some(isForm)) return {};
      const {answer: text} = (event.data.outputs ?? {}) as {answer?: unknown};
      return {parts: closeForms(typeof text === 'string' && text ? restate(parts, text) : parts)};
    }
    case 'error':
      return {parts: closeForms(parts)};
    default:
      return {};
  }
}

/** Adds forms, each where it came; of one that is known only what is new counts. */
export function addForms(parts: readonly Part[], definitions: unknown): readonly Part[] {
  let next = parts;
  for (const definition of Array.isArray(definitions) ? (definitions as unknown[]) : []) {
    const form = toForm(definition);
    if (form) next = addForm(next, form);
  }
  return next;
}

function addForm(parts: readonly Part[], form: HumanInputPart): readonly Part[] {
  const known = parts.find((part): part is HumanInputPart => isForm(part) && part.id === form.id);
  if (!known) return [...parts, form];
  if (!isAwaited(known) || (known.token && known.expiresAt)) return parts;
  const {token = known.token, expiresAt = known.expiresAt} = form;
  const {values, error} = known;
  return patchForm(parts, form.id, {...form, token, expiresAt, values, error, status: token ? 'open' : 'elsewhere'});
}

/** A run waits for somebody: where nothing says for whom, it is not the visitor. */
export function addPause(parts: readonly Part[]): readonly Part[] {
  return parts.some(isForm) ? parts : [...parts, {...blankForm(`pause-${parts.length}`), status: 'elsewhere'}];
}

/** Adds what history knows of forms: those that are not known, and how the others ended. */
export function addStored(parts: readonly Part[], forms: readonly HumanInputPart[]): readonly Part[] {
  let next = parts;
  for (const form of forms) {
    if (form.status !== 'filled') next = addForm(next, form);
    else next = end(next, form.node, form);
    if (form.status === 'expired' || form.status === 'over') next = end(next, form.node, {status: form.status});
  }
  return next;
}

/** Changes the form of that id. */
export function patchForm(parts: readonly Part[], id: string, patch: Partial<HumanInputPart>): readonly Part[] {
  return parts.map((part) => (isForm(part) && part.id === id ? {...part, ...patch, id} : part));
}

/**
 * A form of a node has ended. The event does not say which: it is the one that was sent, or waits; else it is new, unless the
 * end of it is known.
 */
function end(parts: readonly Part[], node: string, patch: Partial<HumanInputPart>): readonly Part[] {
  const forms = parts.filter((part): part is HumanInputPart => isForm(part) && part.node === node);
  const found =
    forms.find(({status, own}) => status === 'sending' || (status === 'filled' && own)) ??
    forms.find(isAwaited) ??
    forms.at(-1);
  if (!found) return [...parts, {...blankForm(`node-${node}-${parts.length}`), node, ...patch}];
  if (found.status === 'expired' || (found.status === 'filled' && patch.status !== 'filled')) return parts;
  return patchForm(parts, found.id, {...patch, error: undefined});
}

/** The run is over: what is still open is asked by nobody any more. */
function closeForms(parts: readonly Part[]): readonly Part[] {
  return parts.map((part) => (isForm(part) && isAwaited(part) ? {...part, status: 'over', error: undefined} : part));
}

/**
 * The whole text of a run that had paused, as its end says it: what is streamed after a pause may lack the beginning, or be
 * what came before it once more. What is right stays where it is.
 */
function restate(parts: readonly Part[], text: string): readonly Part[] {
  let rest = text;
  const kept = parts.filter((part) => {
    if (part.kind === 'gap') return false;
    if (part.kind !== 'text') return true;
    const right = rest.startsWith(part.text);
    rest = right ? rest.slice(part.text.length) : rest;
    return right;
  });
  return kept.length === parts.length && !rest.trim() ? parts : appendText(kept, rest);
}
