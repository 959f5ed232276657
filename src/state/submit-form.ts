/** What a visitor does with a form in the middle of an answer. */
import {asError, DifyChatError} from '../client/errors.js';
import {FormsApi} from '../client/forms.js';
import type {SessionCore} from './core.js';
import {keepForm, recallForm} from './form-store.js';
import {isForm, PLACEHOLDER, valueOf} from './forms.js';
import {patchForm} from './human-input.js';
import type {InputField} from './input-fields.js';
import type {InputValue} from './input-store.js';
import {pause} from './rest.js';
import {resume, resumeLater} from './resume.js';
import type {FormButton, HumanInputPart, Upload} from './types.js';

const SUBMITTED = 'human_input_form_submitted';
const EXPIRED = 'human_input_form_expired';

/** Clocks differ: so often, after so many milliseconds, Dify is asked whether the time is over. */
const LOOKS: readonly number[] = [0, 2000, 10_000];

/** A form of an answer on the screen, and what can be done with it. */
export class FormFiller {
  readonly #core: SessionCore;
  readonly #key: string;
  readonly #id: string;

  /**
   * @param key - The answer's.
   * @param id - The form's.
   */
  constructor(core: SessionCore, key: string, id: string) {
    this.#core = core;
    this.#key = key;
    this.#id = id;
  }

  /** As it is now, which may be newer than what is drawn. */
  get form(): HumanInputPart | undefined {
    return this.#core.answer(this.#key)?.parts.find((part) => isForm(part) && part.id === this.#id) as HumanInputPart;
  }

  /** The visitor has changed a field. */
  set(name: string, value: InputValue): void {
    const form = this.form;
    if (!form) return;
    const values = new Map(form.values).set(name, value);
    this.#patch({values});
    keepForm(this.#core.options.storage, this.#id, values);
  }

  /** Fills in again what was typed before a reload. */
  recall(): void {
    const values = recallForm(this.#core.options.storage, this.#id);
    if (values.size) this.#patch({values});
  }

  /**
   * Sends what is filled in, and follows the run that goes on. When it is not taken, all stays as it is, and `error` says why.
   * Resolves as soon as that is clear.
   */
  async submit({id: action, title}: FormButton): Promise<void> {
    const core = this.#core;
    const form = this.form;
    if (form?.status !== 'open' || !form.token) return;
    this.#patch({status: 'sending', error: undefined});
    const inputs = Object.fromEntries(form.fields.map((field) => [field.variable, submitted(form, field)]));
    try {
      await new FormsApi(core.services.http).submit(form.token, {inputs, action});
      this.#patch({status: 'filled', own: true, chosen: title, result: rendered(form)});
    } catch (cause) {
      const error = await this.#explain(asError(cause));
      if (!this.#end(error)) {
        this.#patch({status: 'open', error});
        return;
      }
      if (error.code === EXPIRED) return void resumeLater(core, this.#key);
    }
    this.goOn();
  }

  /** Its time is over by the visitor's clock, which may be wrong: Dify is asked. Then the run goes on by itself. */
  async expire(): Promise<void> {
    const core = this.#core;
    for (const wait of LOOKS) {
      await pause(wait, core.view.signal);
      const form = this.form;
      if (form?.status !== 'open' || !form.token) return; // sent meanwhile
      const look = new FormsApi(core.services.http).get(form.token, core.view.signal);
      const error = await look.then(() => undefined, asError);
      if (this.#end(error)) return void resumeLater(core, this.#key);
    }
    this.#patch({expiresAt: undefined});
  }

  /** Looks whether the run goes on. */
  goOn(): void {
    void resume(this.#core, this.#key);
  }

  /** Somebody has answered, in another tab or by an attempt whose answer was lost; or it is too late. */
  #end(error: DifyChatError | undefined): boolean {
    if (error?.code === SUBMITTED) this.#patch({status: 'filled', error: undefined});
    else if (error?.code === EXPIRED) this.#patch({status: 'expired', error: undefined});
    else return false;
    return true;
  }

  /** A route that a release lacks looks like a server that cannot be reached, since its refusal is hidden by the browser. */
  async #explain(error: DifyChatError): Promise<DifyChatError> {
    if (error.kind !== 'network') return error;
    const {app} = this.#core.services;
    const reached = await app.parameters(this.#core.view.signal).then(
      () => true,
      () => false,
    );
    const token = this.form?.token ?? '';
    const look = reached && new FormsApi(this.#core.services.http).get(token, this.#core.view.signal);
    const known = look && (await look.then(() => undefined, asError));
    if (!known) return error;
    return known.kind === 'network' ? new DifyChatError('', {kind: 'configuration', status: 404}) : known;
  }

  #patch(patch: Partial<HumanInputPart>): void {
    const {status = 'open'} = patch;
    if (status === 'filled' || status === 'expired') keepForm(this.#core.options.storage, this.#id, new Map());
    const answer = this.#core.answer(this.#key);
    if (answer) this.#core.patchAnswer(this.#key, {parts: patchForm(answer.parts, this.#id, patch)});
  }
}

/** A field's value as Dify takes it: of a file what names it. */
function submitted(form: HumanInputPart, field: InputField): unknown {
  const value = valueOf(form, field);
  if (!Array.isArray(value)) return value;
  const files = value.flatMap(({input}: Upload) => input ?? []);
  return field.kind === 'file' ? (files[0] ?? null) : files;
}

/** The content with what was filled in, until Dify says how it looks. */
function rendered(form: HumanInputPart): string {
  return form.content.replace(PLACEHOLDER, (_, name: string) => {
    const field = form.fields.find(({variable}) => variable === name);
    const value = field ? valueOf(form, field) : '';
    return typeof value === 'object' ? value.map(({name}) => name).join(', ') : `${value}`;
  });
}
