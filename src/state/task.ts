/** An app that is no chat: it makes something of a form. A part of a chunk of its own. */
import type {ChatEvent} from '../client/events.js';
import type {DifyChatError} from '../client/errors.js';
import {isObject} from '../client/guard.js';
import {wait} from './again.js';
import type {Past, SessionCore, SessionParts, TaskRunner} from './core.js';
import type {Inputs} from './extras.js';
import {askInputs} from './inputs.js';
import {asText} from './read.js';
import {parseFields} from './input-fields.js';
import {KeptRun} from './kept-run.js';
import {TaskApi} from './task-api.js';
import {TaskPast} from './task-past.js';
import type {TurnHooks} from './turn.js';
import type {Answer, AppState, ChatState, FileInput, TaskKind, UserMessage} from './types.js';

/** Sets up an app of a kind that is no chat. @throws when code cannot be fetched. */
export async function setUpTask(
  core: SessionCore,
  {parameters}: AppState,
  mode: TaskKind,
  draw: TaskRunner['draw'],
): Promise<void> {
  const {services} = core;
  services.chat = new TaskApi(services.http, mode);
  const {user_input_form: form} = parameters;
  const task = new Task(core.session, mode, form, draw);
  core.session.task = task;
  core.patch({task: mode});
  await askInputs(core, form);
  task.goOn();
}

/** Runs an app. A run is an answer like any other: question and answer are the pairs of which its results consist. */
class Task implements TaskRunner {
  readonly past: Past;
  readonly draw: TaskRunner['draw'];
  readonly #session: SessionParts;
  readonly #kind: TaskKind;
  /** The variable that takes a text of the page's own. */
  readonly #variable: string | undefined;
  readonly #kept: KeptRun;
  #count = 0;

  constructor(session: SessionParts, kind: TaskKind, form: unknown, draw: TaskRunner['draw']) {
    this.draw = draw;
    this.#session = session;
    this.#kind = kind;
    this.#kept = new KeptRun(session.options.storage);
    this.past = new TaskPast(kind);
    session.state.subscribe(() => this.#watch());
    const texts = parseFields(form).filter(({kind: field}) => field === 'paragraph' || field === 'text-input');
    this.#variable = (texts.find(({variable}) => variable === 'query') ?? texts[0])?.variable;
  }

  get #core(): SessionCore {
    return this.#session.core;
  }

  run(text: string, given: Inputs, files?: readonly FileInput[], change?: Partial<ChatState>): boolean {
    const core = this.#core;
    const variable = this.#variable;
    const meant = text && variable !== undefined && given[variable] === undefined ? {[variable]: text} : {};
    const inputs = core.session.form?.complete({...given, ...meant});
    if (!inputs) return false;
    const detail = {query: text, inputs};
    if (!core.options.emit('dify-chat-send', detail)) return false;
    if (change) core.patch(change);
    void this.#ask(asText(detail.query), isObject(detail.inputs) ? detail.inputs : {}, files);
    return true;
  }

  /** Goes on with a run that the page was left in. */
  goOn(): void {
    const kept = this.#kind === 'workflow' && this.#kept.read();
    if (!kept || this.#core.get().messages.length) return;
    const {runId, taskId, inputs, createdAt} = kept;
    const core = this.#core;
    const key = this.#add({role: 'user', key: '', text: '', inputs, createdAt}, {runId, taskId});
    void core.session.asker.recover(core, core.answer(key)!, '', core.view.signal).then(() => {
      if (core.answer(key)?.status !== 'paused') this.#kept.forget();
      core.ended(key);
    });
  }

  repeat(key: string, open: TurnHooks['open']): boolean {
    const core = this.#core;
    const question = core.get().messages.find((message) => message.key === `${key}:q`);
    if (core.running || question?.role !== 'user') return false;
    void core.session.asker.follow(core, this.#add({...question, createdAt: now()}), '', open);
    return true;
  }

  async #ask(query: string, inputs: Inputs, files?: readonly FileInput[]): Promise<void> {
    const core = this.#core;
    const key = this.#add({role: 'user', key: '', text: query, inputs, createdAt: now()});
    const {storage, newcomer} = core.options;
    if (newcomer) storage.set('user', newcomer);
    let attempt = 0;
    const open = (signal: AbortSignal): Promise<AsyncIterable<ChatEvent>> =>
      core.services.chat.send({query, inputs: {...inputs}, files}, signal).then(
        (events) => this.#kept.during(events, inputs),
        async (error: unknown) => {
          // One too many was certainly not taken: it may be sent again, while the visitor sees that and can stop it.
          if ((error as DifyChatError).kind !== 'busy') throw error;
          await wait(core, key, attempt++, error);
          return open(signal);
        },
      );
    await core.session.asker.follow(core, key, query, open);
  }

  /** Puts a run into the state; gives the key of its answer. */
  #add(question: UserMessage, known: Partial<Answer> = {}): string {
    const core = this.#core;
    const key = `task-${++this.#count}`;
    const {createdAt} = question;
    const answer: Answer = {
      role: 'assistant',
      key,
      parts: [],
      status: 'waiting',
      createdAt,
      task: this.#kind,
      ...known,
    };
    core.patch({messages: [...core.get().messages, {...question, key: `${key}:q`}, answer]});
    return key;
  }

  /** What has ended is not to be gone on with. A stopped run would be silent for ever. */
  #watch(): void {
    const last = this.#core.get().messages.at(-1);
    if (last?.role === 'assistant' && last.runId && /^(?:done|stopped|failed)$/.test(last.status)) this.#kept.forget();
  }
}

const now = () => Math.floor(Date.now() / 1000);
