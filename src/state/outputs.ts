/** What a workflow gives in the end. Pure. */
import type {ChatEvent} from '../client/events.js';
import {isObject} from '../client/guard.js';
import {mergeFiles, toFile, toFiles} from './answer-files.js';
import type {Answer, FilePart, OutputsPart} from './types.js';

/** Of what is no text, so many characters stand in the text of all. */
const SHORT = 2000;

/** What an event changes in the outputs of its answer: its end says them all. What was streamed was a preview of them. */
export function foldOutputs(answer: Answer, event: ChatEvent): Partial<Answer> {
  if (answer.task !== 'workflow' || event.event !== 'workflow_finished') return {};
  const {outputs, files} = event.data;
  const {values, files: own} = toValues(outputs);
  // A run that failed or was stopped keeps what it had written.
  if (!values.length && answer.status !== 'done') return {};
  const kept = answer.parts.filter(({kind}) => kind !== 'text' && kind !== 'gap' && kind !== 'outputs');
  const part: OutputsPart = {kind: 'outputs', id: 'outputs', values, text: asOneText(values)};
  return {parts: mergeFiles(values.length ? [...kept, part] : kept, [...own, ...toFiles(files)])};
}

/** The outputs of a run by their names; files among them apart. Nothing for what is empty. */
export function toValues(outputs: unknown): {values: OutputsPart['values']; files: FilePart[]} {
  const entries = isObject(outputs) ? Object.entries(outputs) : hasContent(outputs) ? [['', outputs] as const] : [];
  const files = entries.flatMap(([, value]) =>
    [value].flat().flatMap((item) => (isFile(item) ? (toFile(item) ?? []) : [])),
  );
  const values = entries.filter(([, value]) => hasContent(value) && ![value].flat().every(isFile));
  return {values, files};
}

const isFile = (value: unknown): boolean => isObject(value) && value.dify_model_identity === '__dify__file__';

function hasContent(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return !(Array.isArray(value) && !value.length);
}

function asOneText(values: OutputsPart['values']): string {
  const [only] = values;
  if (values.length === 1 && typeof only?.[1] === 'string') return only[1];
  return values.map(([name, value]) => `**${name}**\n\n${asText(value)}`).join('\n\n');
}

/** A long value is not written out: that would take long, and nobody reads it. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  let room = SHORT;
  try {
    const text = JSON.stringify(value, (_, item: unknown) => {
      room -= typeof item === 'string' ? item.length : 8;
      if (room < 0) throw new RangeError();
      return item;
    });
    return text;
  } catch {
    return '…';
  }
}
