/** Forms in the middle of a run, as Dify's streams and its history describe them. Pure. */
import {isObject} from '../client/guard.js';
import type {ExtraContent, Message as ApiMessage} from '../client/types.js';
import {isFileKind, type InputField, type InputKind} from './input-fields.js';
import type {InputValue} from './input-store.js';
import {asList, asText} from './read.js';
import type {FormButton, HumanInputPart, Part} from './types.js';

const KINDS: ReadonlySet<unknown> = new Set<InputKind>(['paragraph', 'select', 'file', 'file-list']);
const LOOKS: ReadonlySet<unknown> = new Set<FormButton['look']>(['primary', 'default', 'accent', 'ghost']);

/** Where a field stands in a form's content. */
export const PLACEHOLDER = /\{\{#\$output\.([a-zA-Z_]\w{0,29})#\}\}/g;

/** No files: always the same, so that nothing seems to change. */
const NONE: InputValue = [];

type Given = Record<string, unknown>;

/** The forms among the parts of an answer. */
export const isForm = (part: Part): part is HumanInputPart => part.kind === 'human-input';

/** Whether somebody may still fill it in. */
export const isAwaited = ({status}: HumanInputPart): boolean => status === 'open' || status === 'elsewhere';

/** Reads a form; nothing for what has no id. */
export function toForm(definition: unknown): HumanInputPart | undefined {
  if (!isObject(definition) || !asText(definition.form_id)) return undefined;
  const {inputs, actions, resolved_default_values: defaults, expiration_time: end} = definition;
  const fields = new Map<string, InputField>();
  for (const input of asList(inputs as Given[])) {
    const field = toField(input, isObject(defaults) ? defaults : {});
    if (field.variable && !fields.has(field.variable)) fields.set(field.variable, field);
  }
  const token = definition.display_in_ui === false ? '' : asText(definition.form_token);
  return {
    ...blankForm(asText(definition.form_id)),
    node: asText(definition.node_id),
    title: asText(definition.node_title),
    content: asText(definition.form_content),
    fields: [...fields.values()],
    buttons: asList(actions as Given[]).map(toButton),
    token: token || undefined,
    expiresAt: typeof end === 'number' && end > 0 ? end : undefined,
    status: token ? 'open' : 'elsewhere',
  };
}

/** A form of which nothing is known but its id. */
export function blankForm(id: string): HumanInputPart {
  return {
    kind: 'human-input',
    id,
    node: '',
    title: '',
    content: '',
    fields: [],
    buttons: [],
    status: 'over',
    values: new Map(),
  };
}

/** What is known of a form that was filled in. */
export function submissionOf(data: Given): Partial<HumanInputPart> {
  return {
    node: asText(data.node_id),
    title: asText(data.node_title),
    status: 'filled',
    ...(asText(data.rendered_content) && {result: asText(data.rendered_content)}),
    ...(asText(data.action_text) && {chosen: asText(data.action_text)}),
  };
}

/** The forms of a stored message, and Dify's id of its run. */
export function storedForms({extra_contents: contents, status}: ApiMessage) {
  const entries = asList(contents).filter(({type}) => (type as string) === 'human_input');
  const forms = entries.map((entry, index) => storedForm(entry, index, status));
  return {forms, runId: entries.map(({workflow_run_id: id}) => asText(id)).find(Boolean)};
}

/** Of a form that was filled in, most releases store no id. */
function storedForm(entry: ExtraContent, index: number, status: ApiMessage['status']): HumanInputPart {
  const {form_definition: definition, form_submission_data: data, submitted} = entry;
  const form = toForm(definition) ?? blankForm(`stored-${index}`);
  if (submitted) return {...form, ...submissionOf(isObject(data) ? data : {})};
  // A run goes on without a form only when its time is over.
  if (status === 'paused') return form;
  return {...form, status: status === 'error' ? 'over' : 'expired'};
}

/** What a field holds: what was typed, else what it began with. */
export function valueOf({values}: HumanInputPart, {variable, kind, initial, options}: InputField): InputValue {
  const value = values.get(variable) ?? asText(initial);
  if (isFileKind(kind)) return typeof value === 'object' ? value : NONE;
  if (typeof value !== 'string') return '';
  return kind === 'select' && !options.includes(value) ? '' : value;
}

/** A field of a kind that is not known takes text. */
function toField(input: Given, defaults: Given): InputField {
  const {option_source: source, number_limits: limit, default: preset, type} = input;
  const variable = asText(input.output_variable_name);
  const kind = KINDS.has(type) ? (type as InputKind) : 'paragraph';
  const {type: from, value} = isObject(preset) ? preset : {};
  const options = isObject(source) && Array.isArray(source.value) ? (source.value as unknown[]) : [];
  const resolved = Object.hasOwn(defaults, variable) ? defaults[variable] : undefined;
  return {
    kind,
    variable,
    label: variable.replaceAll('_', ' ').trim() || variable,
    hint: '',
    placeholder: '',
    required: kind !== 'paragraph' && kind !== 'file-list',
    hidden: false,
    initial: from === 'variable' ? asText(resolved) || asText(value) : asText(value),
    limit: typeof limit === 'number' && limit > 0 ? limit : undefined,
    options: [...new Set(options.filter((option) => typeof option === 'string'))],
    schema: undefined,
    ...(isFileKind(kind) && {files: input}),
  };
}

function toButton({id, title, button_style: style}: Given): FormButton {
  const look = LOOKS.has(style) ? (style as FormButton['look']) : 'default';
  return {id: asText(id), title: asText(title).trim() || asText(id), look};
}

/** The fields that a refusal names. */
export function refusedFields(message: string, fields: readonly InputField[]): string[] {
  const [, missing, one] =
    /^Missing required inputs: (.+)|^Invalid value for [\w -]+ input '(.+?)'/s.exec(message) ?? [];
  const names = missing?.split(', ') ?? [one];
  return fields.map(({variable}) => variable).filter((name) => names.includes(name));
}
