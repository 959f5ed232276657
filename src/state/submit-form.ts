/** What a visitor does with a form in the middle of an answer. */
import {asError} from '../client/errors.js';
import {FormsApi} from '../client/forms.js';
import type {SessionCore} from './core.js';
import {isForm, PLACEHOLDER, valueOf} from './forms.js';
import {patchForm} from './human-input.js';
import {resume, resumeLater} from './resume.js';
import type {FormButton, HumanInputPart} from './types.js';

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

  /** The visitor has changed a field. */
  set(name: string, value: string): void {
    const form = this.#form;
    if (form) this.#patch({values: new Map(form.values).set(name, value)});
  }

  /**
   * Sends what is filled in, and follows the run that goes on. When it is not taken, all stays as it is, and `error` says why.
   * Resolves as soon as that is clear.
   */
  async submit({id: action, title}: FormButton): Promise<void> {
    const core = this.#core;
    const form = this.#form;
    if (form?.status !== 'open' || !form.token) return;
    this.#patch({status: 'sending', error: undefined});
    const inputs = Object.fromEntries(form.fields.map((field) => [field.variable, valueOf(form, field)]));
    try {
      await new FormsApi(core.services.http).submit(form.token, {inputs, action});
      this.#patch({status: 'filled', own: true, chosen: title, result: rendered(form)});
    } catch (cause) {
      const error = asError(cause);
      if (error.code === 'human_input_form_expired') {
        this.#patch({status: 'expired'});
        void resumeLater(core, this.#key);
        return;
      }
      if (error.code !== 'human_input_form_submitted') {
        this.#patch({status: 'open', error});
        return;
      }
      this.#patch({status: 'filled'}); // in another tab, or by an attempt whose answer was lost
    }
    this.goOn();
  }

  /** Its time is over by the visitor's clock, which may be wrong: Dify is asked. Then the run goes on by itself. */
  async expire(): Promise<void> {
    const core = this.#core;
    const form = this.#form;
    if (form?.status !== 'open' || !form.token) return;
    const forms = new FormsApi(core.services.http);
    const {code} = await forms.get(form.token, core.view.signal).then(() => ({code: ''}), asError);
    if (this.#form?.status !== 'open') return; // sent meanwhile
    if (code === 'human_input_form_expired') this.#patch({status: 'expired', error: undefined});
    else if (code === 'human_input_form_submitted') this.#patch({status: 'filled', error: undefined});
    else this.#patch({expiresAt: undefined});
    void resumeLater(core, this.#key);
  }

  /** Looks whether the run goes on. */
  goOn(): void {
    void resume(this.#core, this.#key);
  }

  get #form(): HumanInputPart | undefined {
    return this.#core.answer(this.#key)?.parts.find((part) => isForm(part) && part.id === this.#id) as HumanInputPart;
  }

  #patch(patch: Partial<HumanInputPart>): void {
    const answer = this.#core.answer(this.#key);
    if (answer) this.#core.patchAnswer(this.#key, {parts: patchForm(answer.parts, this.#id, patch)});
  }
}

/** The content with what was filled in, until Dify says how it looks. */
function rendered(form: HumanInputPart): string {
  return form.content.replace(PLACEHOLDER, (_, name: string) => {
    const field = form.fields.find(({variable}) => variable === name);
    return field ? valueOf(form, field) : '';
  });
}
