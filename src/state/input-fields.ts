/** The app's input form, as its settings describe it. */
import {isObject} from '../client/guard.js';
import type {UserInputKind} from '../client/types.js';

/** The kinds of field that are known. Those of `external_data_tool` are filled by the server. */
export type InputKind = Exclude<UserInputKind, 'external_data_tool'>;

/** A field of the app's form. Every text in it is untrusted. */
export interface InputField {
  readonly kind: InputKind;
  /** The key in a question's `inputs`. */
  readonly variable: string;
  readonly label: string;
  /** What to write, in a sentence; may be empty. */
  readonly hint: string;
  readonly placeholder: string;
  readonly required: boolean;
  /** Never shown: the page gives the value, or the default is taken. */
  readonly hidden: boolean;
  /** In the words of the settings: a number may be a text, an object JSON. */
  readonly initial: unknown;
  /** Most characters, or files. */
  readonly limit: number | undefined;
  /** What a select offers, each once. */
  readonly options: readonly string[];
  /** Of a field for files: the settings that say which. */
  readonly files?: unknown;
  /** What an object must look like, as JSON Schema. */
  readonly schema: object | undefined;
}

const KINDS: Record<InputKind, true> = {
  'text-input': true,
  paragraph: true,
  select: true,
  number: true,
  checkbox: true,
  json_object: true,
  file: true,
  'file-list': true,
};

/** Whether a field takes files. */
export function isFileKind(kind: InputKind): boolean {
  return kind === 'file' || kind === 'file-list';
}

/** Reads `user_input_form`: what is no field of a known kind is skipped, since the server fills or ignores it. */
export function parseFields(form: unknown): readonly InputField[] {
  const fields = new Map<string, InputField>();
  for (const item of Array.isArray(form) ? (form as unknown[]) : []) {
    const [kind, settings] = isObject(item) ? (Object.entries(item)[0] ?? []) : [];
    if (!kind || !Object.hasOwn(KINDS, kind) || !isObject(settings)) continue;
    const field = parseField(kind as InputKind, settings);
    if (field.variable && !fields.has(field.variable)) fields.set(field.variable, field);
  }
  return [...fields.values()];
}

function parseField(kind: InputKind, settings: Record<string, unknown>): InputField {
  const limit = Number(settings.max_length);
  const options = Array.isArray(settings.options) ? (settings.options as unknown[]) : [];
  const variable = text(settings.variable);
  return {
    kind,
    variable,
    label: text(settings.label).trim() || variable,
    hint: text(settings.description) || text(settings.hint),
    placeholder: text(settings.placeholder),
    required: settings.required === true,
    hidden: settings.hide === true,
    initial: settings.default ?? undefined,
    limit: limit > 0 ? limit : undefined,
    options: [...new Set(options.filter((option) => typeof option === 'string'))],
    ...(isFileKind(kind) && {files: settings}),
    schema: kind === 'json_object' ? parseSchema(settings.json_schema) : undefined,
  };
}

/** Some releases keep the schema as JSON text. One that cannot be read is left to the server. */
function parseSchema(schema: unknown): object | undefined {
  if (typeof schema !== 'string') return isObject(schema) ? schema : undefined;
  try {
    return parseSchema(JSON.parse(schema) as unknown);
  } catch {
    return undefined;
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
