/** Asks the visitor for what the app wants to know before a question can leave. A chunk of its own: most apps want nothing. */
import {isObject} from '../client/guard.js';
import {toJson} from '../client/json.js';
import type {SessionCore, SessionParts} from './core.js';
import type {InputAsker} from './extras.js';
import {checkInput, obstacle, toControl, type InputError, type SchemaCheck} from './input-check.js';
import {parseFields, type InputField} from './input-fields.js';
import type {UserMessage} from './types.js';
import {readValues, writeValues, type InputValue} from './input-store.js';

type Inputs = Readonly<Record<string, unknown>>;

/** Sets up what asks for the app's inputs; `form` is its `user_input_form`. @throws when code cannot be fetched. */
export async function askInputs(core: SessionCore, form: unknown): Promise<void> {
  const fields = parseFields(form);
  if (core.session.form || (!fields.length && !core.session.task)) return;
  const schemas = fields.some(({schema}) => schema) ? await import('./json-schema.js') : undefined;
  core.session.form = new InputForm(core.session, fields, schemas?.schemaFault);
}

/**
 * The form of one session. A value for a field comes from the page, else from the conversation, else from the visitor; the
 * visitor is asked where the first two have none that the server takes.
 */
class InputForm implements InputAsker {
  readonly #session: SessionParts;
  readonly #fields: readonly InputField[];
  readonly #schemaCheck: SchemaCheck | undefined;
  readonly #typed: Map<string, InputValue>;
  /** What the server refused in this conversation, by variable: asked for again, whoever gave it. */
  readonly #refused = new Map<string, unknown>();
  /** The visitor has said that all is filled in. */
  #done = false;
  #errors: ReadonlyMap<string, InputError> = new Map();
  #attempts = 0;
  /** The inputs of the conversation before this one. */
  #former: Inputs = {};
  /** What the form was drawn up from. */
  #basis: readonly unknown[] = [];
  /** The last answer whose failure was looked at, and the last that failed because of a value. */
  #failure: string | undefined;
  #again: string | undefined;

  constructor(session: SessionParts, fields: readonly InputField[], schemaCheck: SchemaCheck | undefined) {
    this.#session = session;
    this.#fields = fields;
    this.#schemaCheck = schemaCheck;
    this.#typed = readValues(session.options.storage, fields);
    session.state.subscribe(() => {
      if (session.form === this) this.#watch();
    });
    this.#watch();
  }

  /** The conversation on the screen. */
  get #core(): SessionCore {
    return this.#session.core;
  }

  complete(given: Inputs): Record<string, unknown> | undefined {
    const {messages, conversationId, history} = this.#core.get();
    if (conversationId && !messages.length && history === 'loading') return undefined; // what it has is not known yet
    this.#watch();
    const complete = this.#conclude(given);
    // What was given for once is not what the visitor has before him.
    if (this.#session.task) this.#show(this.#given);
    return complete;
  }

  clear(): void {
    this.#typed.clear();
    this.#errors = new Map();
    this.#refused.clear();
    writeValues(this.#core.options.storage, this.#typed);
    this.#show(this.#given);
  }

  submit(): boolean {
    return this.#conclude(this.#given) !== undefined;
  }

  set(variable: string, value: InputValue): void {
    this.#typed.set(variable, value);
    writeValues(this.#core.options.storage, this.#typed);
    this.#show(this.#given);
  }

  /** What page and conversation give. */
  get #given(): Inputs {
    const {storedInputs, options} = this.#core;
    const {context} = this.#core.get();
    try {
      return {...storedInputs, ...(JSON.parse(toJson(options.page?.inputs ?? {})) as Inputs), ...context};
    } catch {
      return {...storedInputs, ...context}; // the page's cannot be read or sent
    }
  }

  /** Whether a conversation is on the screen: it is not asked again for what it did without. */
  get #begun(): boolean {
    const {messages, conversationId} = this.#core.get();
    return !this.#session.task && (messages.length > 0 || conversationId !== '');
  }

  /** Draws the form up anew when something that it rests on has changed. */
  #watch(): void {
    const core = this.#core;
    const refused = this.#lookForRefusal();
    const basis = [core.view, core.storedInputs, core.options.page?.inputs, this.#begun, core.get().context];
    if (!refused && basis.every((value, index) => Object.is(value, this.#basis[index]))) return;
    if (core.view !== this.#basis[0]) {
      this.#done = false;
      this.#refused.clear();
      this.#again = undefined;
      this.#errors = new Map();
    }
    this.#basis = basis;
    if (isObject(core.storedInputs) && Object.keys(core.storedInputs).length) this.#former = core.storedInputs;
    this.#show(this.#given);
  }

  /** A server that checks more than we know names the variable in its refusal. */
  #lookForRefusal(): boolean {
    const {messages} = this.#core.get();
    const last = messages.at(-1);
    if (last?.role !== 'assistant' || last.status !== 'failed' || last.key === this.#failure) return false;
    this.#failure = last.key;
    const variable = refusedVariable(last.error?.message ?? '');
    if (variable === undefined || !this.#fields.some((field) => field.variable === variable)) return false;
    const {inputs = this.#core.storedInputs} = messages.at(-2) as UserMessage;
    this.#refused.set(variable, own(inputs, variable));
    this.#again = last.key;
    this.#errors = new Map([...this.#errors, [variable, {code: 'refused'}]]);
    this.#done = false;
    return true;
  }

  /** What is to be sent; nothing while something is wrong, and then says what. */
  #conclude(given: Inputs): Record<string, unknown> | undefined {
    const {inputs, errors} = this.#fill(given);
    this.#done = !errors.size;
    this.#errors = errors;
    if (errors.size) this.#attempts++;
    else this.#again = undefined;
    this.#show(given);
    return errors.size ? undefined : inputs;
  }

  #show(given: Inputs): void {
    const {asked, values, inputs, errors} = this.#fill(given);
    // What was said to be wrong is said as long as it is; nothing new is called wrong while somebody writes.
    this.#errors = new Map([...errors].filter(([variable]) => this.#errors.has(variable)));
    if (errors.size) this.#done = false;
    const {storage} = this.#core.options;
    // Dify has it now. What somebody says about himself is not to lie around.
    if (!asked.size && !this.#session.task && this.#core.get().conversationId) writeValues(storage, new Map());
    this.#core.patch({
      form: {
        fields: this.#fields,
        asked,
        values,
        errors: this.#errors,
        attempts: this.#attempts,
        refused: this.#again,
        open: asked.size > 0 && !this.#done,
        filled: inputs,
      },
    });
  }

  /** Puts together what page, conversation and visitor give. */
  #fill(given: Inputs) {
    const asked = new Set<string>();
    const values = new Map<string, InputValue>();
    const inputs = new Map(Object.entries(given));
    const errors = new Map<string, InputError>();
    for (const field of this.#fields) {
      const {variable} = field;
      let value = this.#settled(field, given);
      if (this.#isAsked(field, given, value)) {
        asked.add(variable);
        const control = this.#control(field, given);
        values.set(variable, control);
        const checked = this.#check(field, control);
        value = checked.error ? undefined : checked.value;
        const again = this.#refused.has(variable) && Object.is(this.#refused.get(variable), value);
        const error = obstacle(field) ?? checked.error ?? (again ? ({code: 'refused'} as const) : undefined);
        if (error) errors.set(variable, error);
      }
      if (value === undefined) inputs.delete(variable);
      else inputs.set(variable, value);
    }
    return {asked, values, inputs: Object.fromEntries(inputs), errors};
  }

  /** The good value that there is without the visitor: a hidden field may have its default. */
  #settled(field: InputField, given: Inputs): unknown {
    const checked = this.#check(field, own(given, field.variable));
    if (!checked.error && checked.value !== undefined) return checked.value;
    const initial = field.hidden ? this.#check(field, field.initial) : checked;
    return initial.error ? undefined : initial.value;
  }

  #isAsked(field: InputField, given: Inputs, settled: unknown): boolean {
    const {variable, required} = field;
    if (this.#refused.has(variable)) return true;
    if (obstacle(field)) return required && settled === undefined;
    if ((own(given, variable) ?? undefined) === undefined) return required || !this.#begun;
    return this.#check(field, own(given, variable)).error !== undefined;
  }

  /** What the control of a field shows: what was typed, else what is known but no good, else what was, else the default. */
  #control(field: InputField, given: Inputs): InputValue {
    const {variable, kind, initial} = field;
    const known = [own(given, variable), own(this.#former, variable), initial].map((value) => toControl(field, value));
    return (
      this.#typed.get(variable) ?? known.find((value) => value !== undefined) ?? (kind === 'checkbox' ? false : '')
    );
  }

  #check(field: InputField, value: unknown) {
    return checkInput(field, value, this.#schemaCheck);
  }
}

/** The variable that a refusal names; its other words differ by what was wrong. */
function refusedVariable(message: string): string | undefined {
  const [, form, schema] =
    /^(?:\(type '[^']*'\) )?(.+?) (?:is required )?in input form|JSON object for '(.+?)' does not match/.exec(
      message,
    ) ?? [];
  return form ?? schema;
}

function own(inputs: Inputs, name: string): unknown {
  return Object.hasOwn(inputs, name) ? inputs[name] : undefined;
}
