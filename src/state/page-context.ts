/** What the page tells of itself with each question, if the visitor lets it. A chunk of its own: for pages that do. */
import {isObject} from '../client/guard.js';
import {toJson} from '../client/json.js';
import type {SessionParts} from './core.js';
import type {Inputs, PageTeller} from './extras.js';
import {parseFields} from './input-fields.js';
import type {AppState} from './types.js';

/** As if the page's own code had failed outside of ours. */
declare function reportError(error: unknown): void;

/** Reads what the page says of itself, as far as the app has variables for it. */
export class PageContext implements PageTeller {
  readonly #session: SessionParts;
  /** The app's variables, and how long their values may be. */
  readonly #limits: ReadonlyMap<string, number | undefined>;
  /** All that was ever told: what the visitor takes back must not go along from before. */
  readonly #told = new Set<string>();
  /** The conversation in which the visitor has taken it back. */
  #hidden: unknown;

  constructor(session: SessionParts, {parameters}: AppState) {
    this.#session = session;
    this.#limits = new Map(parseFields(parameters.user_input_form).map(({variable, limit}) => [variable, limit]));
  }

  read(): Inputs {
    const {core} = this.#session;
    const hidden = this.#hidden === core.view;
    const values = hidden ? {} : this.#ask();
    for (const name of Object.keys(values)) this.#told.add(name);
    const context = Object.keys(values).length ? values : undefined;
    if (JSON.stringify(context) !== JSON.stringify(core.get().context)) core.patch({context});
    return {...Object.fromEntries([...this.#told].map((name) => [name, undefined])), ...values};
  }

  remove(): void {
    this.#hidden = this.#session.core.view;
    this.read();
  }

  /** None where the page has nothing to tell, or says something that cannot be sent. */
  #ask(): Inputs {
    const {options} = this.#session;
    const limits = this.#limits;
    try {
      const told: unknown = JSON.parse(toJson(options.page?.pageContext?.() ?? {}));
      if (!isObject(told)) return {};
      const known = Object.entries(told).filter(([name, value]) => limits.has(name) && value !== null && value !== '');
      return Object.fromEntries(known.map(([name, value]) => [name, cut(value, limits.get(name))]));
    } catch (cause) {
      reportError(cause);
      return {};
    }
  }
}

/** Dify takes no longer text than the field has room for, and counts characters as they are written. */
function cut(value: unknown, limit: number | undefined): unknown {
  return typeof value === 'string' && limit ? [...value].slice(0, limit).join('') : value;
}
