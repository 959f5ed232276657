import {readTags, type Tag} from './tags.js';

const TYPES = ['text', 'password', 'email', 'number', 'date', 'time', 'datetime', 'checkbox', 'select', 'hidden'];

/** How a name may look: it stands before its value in what is sent. */
const NAME = /^[\p{L}\p{N}_][^\p{C}<>"]{0,127}$/u;

/** Most things to choose from in one list. */
const MOST_OPTIONS = 200;

/** A field of a form that an answer has written. */
export interface AnswerField {
  readonly kind: 'field';
  /** `area`: several lines; the others as Dify names them. */
  readonly type: string;
  readonly name: string;
  /** Empty for one that has none. */
  readonly label: string;
  readonly value: string;
  readonly checked: boolean;
  readonly placeholder: string;
  readonly options: readonly string[];
}

/** What stands in such a form. */
export type AnswerFormItem =
  AnswerField | {readonly kind: 'text'; readonly text: string} | {readonly kind: 'button'; readonly text: string};

/** A form that an answer has written, in Dify's manner. */
export interface AnswerForm {
  /** How the values are sent. */
  readonly format: 'json' | 'text';
  readonly items: readonly AnswerFormItem[];
}

/** Reads `<form data-format="json|text">` with labels, inputs and buttons; whatever else stands in it counts as text. */
export function readForm(html: string): AnswerForm {
  const tags = readTags(html);
  const items: AnswerFormItem[] = [];
  const names = new Set<string>();
  /** Labels that wait for their field: `for` names it, else it is the next one. */
  const labels = new Map<string, string>();
  const named = new Set(tags.map((tag) => tag.attributes.get('name')));
  let form: Tag | undefined;
  for (const tag of tags) {
    const {name, closing, text, attributes} = tag;
    if (name === 'form') form ??= tag;
    const field = closing ? undefined : toField(tag, labels);
    if (field && !names.has(field.name)) {
      names.add(field.name);
      items.push(field);
    }
    if (!text || name === 'textarea' || name === 'option') continue;
    const target = attributes.get('for') ?? attributes.get('name') ?? '';
    if (name === 'label' && !closing && (!target || named.has(target))) labels.set(target, text);
    else items.push({kind: name === 'button' && !closing ? 'button' : 'text', text});
  }
  return {format: form?.attributes.get('data-format') === 'json' ? 'json' : 'text', items};
}

function toField({name: tag, attributes, text}: Tag, labels: Map<string, string>): AnswerField | undefined {
  const given = tag === 'textarea' ? 'area' : tag === 'input' ? (attributes.get('type') ?? 'text').toLowerCase() : '';
  const name = attributes.get('name') ?? '';
  if (!given || !NAME.test(name)) return undefined;
  const type = given === 'area' || TYPES.includes(given) ? given : 'text';
  const value = attributes.get('value') ?? (type === 'area' ? text : '');
  const label = labels.get(name) ?? labels.get('') ?? attributes.get('data-tip') ?? '';
  labels.delete(name);
  labels.delete('');
  return {
    kind: 'field',
    type,
    name,
    label,
    value,
    checked: type === 'checkbox' && (attributes.has('checked') || value === 'true'),
    placeholder: attributes.get('placeholder') ?? '',
    options: type === 'select' ? readOptions(attributes.get('data-options')) : [],
  };
}

function readOptions(json = ''): string[] {
  try {
    const options: unknown = JSON.parse(json);
    if (!Array.isArray(options)) return [];
    return options.filter((option) => typeof option === 'string').slice(0, MOST_OPTIONS);
  } catch {
    return [];
  }
}

/** What is sent for these values: JSON, or a line for each. */
export function formMessage({format, items}: AnswerForm, values: ReadonlyMap<string, string | boolean>): string {
  const entries = items
    .filter((item) => item.kind === 'field')
    .map(
      ({name, type, value, checked}) => [name, values.get(name) ?? (type === 'checkbox' ? checked : value)] as const,
    );
  if (format === 'json') return JSON.stringify(Object.fromEntries(entries.filter(([, value]) => value !== '')));
  return entries.map(([name, value]) => `${name}: ${value}`).join('\n');
}
