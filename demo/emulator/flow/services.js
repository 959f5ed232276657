import {fileObject} from '../file-input.js';
import {controls} from '../form.js';
import {reply, usage, zeroUsage} from '../model.js';
import {moderatedInputs} from '../moderation.js';
import {messagesOf} from '../store.js';
import {now, sleep, uuid} from '../time.js';
import {openForm} from './forms.js';
import {fileContext} from './record.js';
import {useTool} from './tools.js';
import {FileValue} from './values.js';

/** What the nodes of a run may know and do beyond their variables. */
export class RunServices {
  #record;
  resources = [];
  spent = zeroUsage();

  constructor(record) {
    this.#record = record;
    this.world = record.world;
    this.family = record.family;
    this.inputs = {form: this.wrapAll(record.form), system: this.wrapAll(record.system)};
    this.moderated = moderatedInputs(record.app, record.world, record.message?.query);
    this.controls = controls(record.app);
    this.knowledge = record.app.config.knowledge;
    this.model = {
      model_provider: 'langgenius/openai_api_compatible/openai_api_compatible',
      model_name: record.app.config.modelName ?? 'fake-gpt',
    };
  }

  /** A file that the app keeps, as a variable's value. */
  wrap = (value) => {
    if (Array.isArray(value)) return value.map(this.wrap);
    return value?.isStoredFile ? new FileValue(value, this.#show) : value;
  };

  /** What a tool made has no address of its own. */
  #show = (stored) => {
    const shown = fileObject(fileContext(this.#record), stored);
    return stored.transferMethod === 'tool_file' ? {...shown, remote_url: null} : shown;
  };

  wrapAll(values) {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, this.wrap(value)]));
  }

  /** Works as long as a quick node does, and `extra` ms more. */
  work(signal, extra = 0) {
    return sleep(this.#record.options.nodeMs + extra, signal);
  }

  /** Asks the scripted model; `tools` are the names of those that an agent node may use. */
  reply(query, {tools, ...options}) {
    const {app} = this.#record;
    const asked = tools ? {...app, config: {...app.config, tools}} : app;
    return reply(query, {app: asked, ctx: fileContext(this.#record), timed: !tools, agent: Boolean(tools), ...options});
  }

  usage = usage;
  zeroUsage = zeroUsage;

  /** The provider's failure in the words of a failed node. */
  modelErrorText(error) {
    return `req_id: ${uuid().replaceAll('-', '').slice(0, 10)} PluginInvokeError: ${error.message}`;
  }

  /** A node was run. Nodes inside a container are no steps. */
  countStep({iterationId, loopId}) {
    if (!iterationId && !loopId) this.#record.steps++;
  }

  countException({iterationId, loopId}) {
    if (!iterationId && !loopId) this.#record.exceptions++;
  }

  get tokens() {
    return this.#record.tokens;
  }

  /** Adds what a model call cost to the run's account. */
  spend(used) {
    this.#record.tokens += used.total_tokens;
    this.spent = this.spent.total_tokens ? this.addUsage(this.spent, used) : used;
  }

  /** Two usages as one. */
  addUsage(one, other) {
    const sum = (name) => one[name] + other[name];
    return {
      ...other,
      prompt_tokens: sum('prompt_tokens'),
      completion_tokens: sum('completion_tokens'),
      total_tokens: sum('total_tokens'),
      latency: sum('latency'),
    };
  }

  /** Citations for the answer. */
  cite(resources) {
    this.resources.push(...resources);
  }

  /** The finished messages of the conversation, oldest first. */
  history() {
    const {app, conversation, message} = this.#record;
    if (!conversation) return [];
    return messagesOf(app, conversation.id).filter(({id}) => id !== message.id);
  }

  setConversationVariable(name, value) {
    const variable = this.#record.conversation?.variables.find((candidate) => candidate.name === name);
    if (variable) Object.assign(variable, {value, updatedAt: now()});
  }

  /** The text of an uploaded file. */
  textOf({stored}) {
    const file = this.world.files.get(stored.uploadFileId);
    return file ? file.bytes.toString() : '';
  }

  async useTool(name, input) {
    const result = await useTool(fileContext(this.#record), name, input);
    return {...result, files: this.wrap(result.files ?? [])};
  }

  /** The form that this node waits for, if it was opened already. */
  formOf(node) {
    return this.#record.forms.find(({nodeId}) => nodeId === node.id);
  }

  openForm(node, pool) {
    return openForm(this.#record, node, pool, this);
  }
}
