import {randomBytes} from 'node:crypto';
import {resolveFile} from '../file-input.js';
import {pythonJsonText} from '../reply.js';
import {clock, now, sleep, uuid} from '../time.js';
import {historyOf} from './form-json.js';
import {NodeError} from './nodes/node-error.js';
import {fileContext} from './record.js';
import {toMarkdown} from './values.js';

const DEFAULT_TIMEOUT = 129_600; // 36 hours, in seconds
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const PLACEHOLDER = /\{\{#\$output\.([a-zA-Z_]\w{0,29})#\}\}/g;

const newToken = () => [...randomBytes(22)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** Opens the form of a human-input node and keeps it with its run and its app. */
export function openForm(record, node, pool, services) {
  const form = new Form(record, node, pool, services);
  record.forms.push(form);
  for (const token of form.tokens) record.app.forms.set(token, form);
  record.message?.extraContents.push(form.historyEntry);
  return form;
}

/** One form of a paused run. It has two tokens, both good, and is told apart by its `id`. */
export class Form {
  id = uuid();
  tokens = [newToken(), newToken()];
  /** `{action, values, rendered, renderedInHistory}` once it was submitted. */
  submission;
  timedOut = false;
  #services;

  constructor(record, node, pool, services) {
    this.#services = services;
    this.record = record;
    this.nodeId = node.id;
    this.title = node.title;
    this.content = pool.render(node.form);
    this.fields = node.inputs.filter(({type}) => type === 'paragraph' || record.world.atLeast('1.14'));
    this.actions = node.actions.map(({id, title, style = 'default'}) => ({id, title, button_style: style}));
    this.defaults = defaultsOf(this.fields, pool);
    this.expiresAt = now() + Math.floor(node.timeout ?? DEFAULT_TIMEOUT);
  }

  get expired() {
    return this.timedOut || now() >= this.expiresAt;
  }

  /** Resolves to true when the form's time is over and nobody submitted it; false when the app ended before. */
  async outlives() {
    const {options, app} = this.record;
    const left = Math.max(0, this.expiresAt * 1000 - clock());
    const waited = await sleep(Math.min(left, 2 ** 31 - 1 - options.sweepMs) + options.sweepMs, app.signal);
    return waited && !this.submission;
  }

  /** Keeps what a visitor submitted. */
  submit(action, inputs) {
    const values = Object.fromEntries(this.fields.map(({name}) => [name, inputs[name]]));
    const rendered = this.#render(values, (value) => (Array.isArray(value) ? `[${value.length} files]` : '[file]'));
    this.submission = {action, values, rendered, renderedInHistory: this.#render(values, pythonJsonText)};
  }

  #render(values, showFiles) {
    return this.content.replace(PLACEHOLDER, (_, name) => {
      const value = values[name];
      return value !== null && typeof value === 'object' ? showFiles(value) : toMarkdown(value);
    });
  }

  /** What was submitted, as variables. Throws what fails the run when a value is of the wrong type. */
  async read() {
    const entries = await Promise.all(this.fields.map(async (field) => [field.name, await this.#readValue(field)]));
    this.submission.read = Object.fromEntries(entries);
    return this.submission.read;
  }

  async #readValue({type, name}) {
    const value = this.submission.values[name];
    const wrong = (wanted) =>
      new NodeError(`HumanInput ${wanted}, output_variable_name=${name}, got=${pythonType(value)}`);
    if (type === 'file') {
      if (value === null || typeof value !== 'object' || Array.isArray(value))
        throw wrong('file input expects a mapping payload');
      return this.#readFile(value);
    }
    if (type === 'file-list') {
      if (!Array.isArray(value)) throw wrong('file list input expects a list payload');
      return Promise.all(value.map((item) => this.#readFile(item)));
    }
    if (typeof value !== 'string') throw wrong('file list input expects a string');
    return value;
  }

  async #readFile(input) {
    try {
      return this.#services.wrap(await resolveFile(fileContext(this.record), input, {}));
    } catch (error) {
      throw new NodeError(error.message);
    }
  }

  /** Its entry in the message's `extra_contents`, made anew for each reader. */
  historyEntry = (ctx) => historyOf(this, ctx);
}

function defaultsOf(fields, pool) {
  const variable = fields.filter((field) => field.default?.type === 'variable');
  return Object.fromEntries(variable.map((field) => [field.name, toMarkdown(pool.get(field.default.selector))]));
}

/** The name that Python has for a value's type. */
export function pythonType(value) {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return {string: 'str', boolean: 'bool', object: 'dict'}[typeof value];
}
