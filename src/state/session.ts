import {toJson} from '../client/json.js';
import {Asker} from './ask.js';
import {
  SessionCore,
  type Holder,
  type Keeper,
  type Listing,
  type SessionOptions,
  type SessionParts,
  type TaskRunner,
} from './core.js';
import type {FileTaker, InputAsker, PageTeller, Voice} from './extras.js';
import {describeApp, loadHistory} from './load.js';
import {readStored} from './stored.js';
import {Store} from './store.js';
import {initialState, type Answer, type ChatState, type FileInput, type UserMessage} from './types.js';

/** As if the page's own code had failed outside of ours: in the console, and heard by its `error` listeners. */
declare function reportError(error: unknown): void;

/** Dify ends a run after 1,200 s: an older empty answer will not come any more. */
const MAX_RUN = 1200;

/** So many conversations are kept as they were seen last. */
const SEEN = 12;

/** What goes along with a question. */
export interface SendOptions {
  /** Values of the app's variables, over those of the page. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Files that Dify has, or can fetch. */
  readonly files?: readonly FileInput[] | undefined;
  /** @internal How these are shown. */
  readonly parts?: UserMessage['parts'];
}

/**
 * One visitor's chat with one app.
 *
 * Its methods are the actions of the interface. None of them throws or rejects: what fails is in the state, and is emitted.
 */
export class ChatSession implements SessionParts {
  readonly options: SessionOptions;
  readonly state: Store<ChatState>;
  readonly life = new AbortController();
  readonly asker = new Asker();
  /** The conversation on the screen. */
  core: SessionCore;
  /** The conversations that can be shown at once, or whose answers are being written: the last seen first. */
  seen: readonly SessionCore[];
  declare form?: InputAsker | undefined;
  declare context?: PageTeller;
  declare task?: TaskRunner | undefined;
  declare list?: Listing;
  declare voice?: Voice;
  declare watcher?: object;
  declare uploads?: FileTaker;
  declare outbox?: Holder;
  declare keeper?: Keeper;
  /** Fulfilled when the app has been described, or could not be. */
  started?: Promise<void>;

  constructor(options: SessionOptions) {
    const {storage, schedule} = options;
    const conversationId = options.conversationId ?? readStored(storage, 'conversation') ?? '';
    this.options = options;
    this.state = new Store<ChatState>({...initialState, conversationId}, schedule);
    this.core = new SessionCore(this);
    this.seen = [this.core];
  }

  /** The app's variables, as the page gives them; none where they cannot be read or sent. */
  get inputs(): Readonly<Record<string, unknown>> {
    try {
      return JSON.parse(toJson(this.options.page?.inputs ?? {})) as Record<string, unknown>;
    } catch (cause) {
      reportError(cause);
      return {};
    }
  }

  /** The answer that is being written. */
  get running(): Answer | undefined {
    return this.core.running;
  }

  /** Dify's address for a URL in an answer; nothing for one that is not to be used. */
  readonly resolve = (url: string): string | undefined => this.#http?.resolve(url);

  /** Dify's own origin, from which images may come. */
  get origin(): string {
    return this.#http?.origin ?? '';
  }

  /** Describes the app and loads the newest page of the current conversation. After a failure: tries again. */
  async start(): Promise<void> {
    const {signal} = this.life;
    this.core.patch({status: 'loading', error: undefined});
    const kept = this.options.keep?.();
    const history = this.#loadNewest();
    try {
      const app = await describeApp(this.core.services, signal);
      await this.options.setUp?.(this.core, app);
      await this.offer(app);
      await history;
      await kept;
      if (signal.aborted) return;
      this.core.patch({status: 'ready', app});
      this.options.emit('dify-chat-ready', {app});
    } catch (error) {
      if (!signal.aborted) this.core.fail({status: 'failed'}, error);
    }
  }

  /** Looks at what the page tells of itself, where it does. */
  async offer(app = this.core.get().app): Promise<void> {
    if (this.options.page?.pageContext && app) {
      const code = await import('./page-context.js').catch(() => undefined);
      this.context ??= code && new code.PageContext(this, app);
    }
    this.context?.read();
  }

  /**
   * Asks. Returns false, and does nothing, while an answer is being written, for blank text, while the app's form is not
   * filled in, and when the page prevents it.
   */
  send(text: string, options: SendOptions = {}): boolean {
    return this.#send(text, options);
  }

  /** Stops the running answer. What has been written stays. */
  stop(): void {
    this.asker.stop(this.core);
  }

  /**
   * Asks the question of an answer again, or `text` in its place. Where Dify keeps versions it becomes one beside an answer that
   * Dify knows, and what follows that goes aside with it. Else what was received of that answer stays; an empty one goes.
   */
  retry(key: string, text?: string): boolean {
    const {messages, aside} = this.core.get();
    const index = messages.findIndex((message) => message.key === key) - 1;
    const question = messages[index];
    const answer = messages[index + 1];
    if (question?.role !== 'user' || answer?.role !== 'assistant') return false;
    const {id, parent, parts} = answer;
    const version = (id ?? text) ? parent : undefined;
    const change =
      version !== undefined
        ? {messages: messages.slice(0, index), aside: [...aside, ...messages.slice(index)]}
        : {messages: text || parts.length ? messages : messages.toSpliced(index, 2)};
    return this.#send(text ?? question.text, question, change, version);
  }

  /**
   * Starts afresh. A running answer goes on; each conversation keeps its draft.
   *
   * @param key - An answer whose question moves to the new conversation with the draft.
   */
  newConversation(key?: string): void {
    const {messages, draft} = this.core.get();
    const question = messages.find((message) => message.key === `${key}:q`) as UserMessage | undefined;
    if (question) this.setDraft('');
    this.openConversation('');
    if (!question) return;
    this.setDraft([question.text, draft, this.core.get().draft].join('\n').trim());
    this.uploads?.restore(question);
  }

  /** Shows another conversation; empty: a new one. */
  openConversation(conversationId: string): void {
    if (this.task) this.stop();
    const known = this.seen.find(
      (core) => core.get().conversationId === conversationId && (conversationId || core.running?.unsent),
    );
    this.show(known ?? new SessionCore(this, {...initialState, conversationId}));
  }

  /** Shows a conversation. An answer that is being written in the former one goes on. */
  show(core: SessionCore): void {
    if (!core.kept) return;
    const {conversationId, messages, aside, history, draft} = core.kept;
    this.core.kept = this.state.get();
    core.kept = undefined;
    this.core = core;
    this.seen = [core, ...this.seen.filter((other) => other !== core)].filter(
      (other, at) => at < SEEN || other.running,
    );
    core.patch({conversationId, messages, aside, history, draft});
    this.context?.read();
    if (!messages.length) void this.#loadNewest();
  }

  /** Loads the page of history before the oldest message on the screen, when there is one. */
  async loadOlder(): Promise<void> {
    if (this.core.get().history !== 'complete') await loadHistory(this.core);
  }

  /** Keeps what the visitor has typed, over a reload too. */
  setDraft(draft: string): void {
    this.core.patch({draft});
  }

  /** Keeps what must outlive the page before that goes. */
  flush(): void {
    this.list?.flush();
    this.keeper?.flush();
  }

  /** Ends the session: requests are let go, nothing is written any more. */
  dispose(): void {
    this.flush();
    for (const {turn, view} of this.seen) {
      turn?.abort();
      view.abort();
    }
    this.life.abort();
  }

  /**
   * @param change - What becomes of the state when it is sent.
   * @param after - Dify's id of the message that it follows. @default the last one on the screen
   */
  #send(text: string, {inputs, files, parts}: SendOptions, change?: Partial<ChatState>, after?: string): boolean {
    const core = this.core;
    // Dify wants a text, and takes a blank one.
    const query = text.trim() || (files?.length ? ' ' : '');
    if (this.running || !(query || this.task) || this.life.signal.aborted || !this.#http) return false;
    const given = {...core.storedInputs, ...this.inputs, ...this.context?.read(), ...inputs};
    if (this.task) return this.task.run(query, given, files, change);
    const complete = this.form ? this.form.complete(given) : given;
    if (!complete) return false;
    const detail = {query, inputs: complete, files: files && [...files]};
    if (!this.options.emit('dify-chat-send', detail) || !detail.query) return false;
    core.storedInputs = detail.inputs;
    if (change) core.patch(change);
    // The page may have changed the files: what is shown follows what is sent.
    const asked = {
      ...detail,
      query: String((detail as {query: unknown}).query),
      parts: detail.files?.map((file) => parts?.[files!.indexOf(file)] ?? {...file, kind: 'file' as const}),
    };
    void this.asker.ask(core, asked, after);
    return true;
  }

  get #http() {
    const {services} = this.options;
    return 'http' in services ? services.http : undefined;
  }

  async #loadNewest(): Promise<void> {
    const {core} = this;
    const view = core.view.signal;
    await loadHistory(core);
    if (!view.aborted) void this.#recoverLast(core, view);
  }

  /** After a reload in the middle of an answer, Dify may still be writing it. */
  async #recoverLast(core: SessionCore, view: AbortSignal): Promise<void> {
    const {messages} = core.get();
    const last = messages.at(-1);
    const question = messages.at(-2);
    if (last?.role !== 'assistant' || last.status !== 'incomplete' || question?.role !== 'user') return;
    // Of a run is known that it may go on, whatever the clocks say.
    if (last.runId || Date.now() / 1000 - last.createdAt < MAX_RUN) {
      await this.asker.recover(core, last, question.text, view);
      if (core.answer(last.key)?.status !== 'incomplete') core.ended(last.key);
    }
  }
}
