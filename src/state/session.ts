import {toJson} from '../client/json.js';
import {Asker} from './ask.js';
import {SessionCore, type SessionOptions} from './core.js';
import {describeApp, loadHistory} from './load.js';
import type {Store} from './store.js';
import type {Answer, ChatState, FileInput, FilePart, UserMessage} from './types.js';

/** As if the page's own code had failed outside of ours: in the console, and heard by its `error` listeners. */
declare function reportError(error: unknown): void;

/** Dify ends a run after 1,200 s: an older empty answer will not come any more. */
const MAX_RUN = 1200;

/** A draft is written to storage so many milliseconds after the last keystroke. */
const DRAFT_DELAY = 250;

/** What goes along with a question. */
export interface SendOptions {
  /** Values of the app's variables, over those of the page. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Files that Dify has, or can fetch. */
  readonly files?: readonly FileInput[] | undefined;
  /** @internal How these are shown. */
  readonly parts?: readonly FilePart[] | undefined;
}

/**
 * One visitor's chat with one app.
 *
 * Its methods are the actions of the interface. None of them throws or rejects: what fails is in the state, and is emitted.
 */
export class ChatSession {
  /** For the parts of a session that are fetched when they are needed. */
  readonly core: SessionCore;
  /** Fulfilled when the app has been described, or could not be. */
  started?: Promise<void>;
  readonly #asker: Asker;
  #draftTimer: ReturnType<typeof setTimeout> | undefined;
  /** The draft as it was last read from storage, or written there. */
  #kept: string;

  constructor(options: SessionOptions) {
    this.core = new SessionCore(options);
    this.#asker = new Asker(this.core);
    this.#kept = this.core.get().draft;
  }

  /** Everything there is to show. */
  get state(): Store<ChatState> {
    return this.core.state;
  }

  /** The app's variables, as the page gives them; none where they cannot be read or sent. */
  get inputs(): Readonly<Record<string, unknown>> {
    try {
      return JSON.parse(toJson(this.core.options.page?.inputs ?? {})) as Record<string, unknown>;
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
    const core = this.core;
    core.patch({status: 'loading', error: undefined});
    const history = this.#loadNewest();
    try {
      const app = await describeApp(core.services, core.life.signal);
      await core.options.setUp?.(core, app);
      await this.offer(app);
      await history;
      if (core.life.signal.aborted) return;
      core.patch({status: 'ready', app});
      core.options.emit('dify-chat-ready', {app});
    } catch (error) {
      if (!core.life.signal.aborted) core.fail({status: 'failed'}, error);
    }
  }

  /** Looks at what the page tells of itself, where it does. */
  async offer(app = this.core.get().app): Promise<void> {
    const core = this.core;
    if (core.options.page?.pageContext && app) {
      const code = await import('./page-context.js').catch(() => undefined);
      core.context ??= code && new code.PageContext(core, app);
    }
    core.context?.read();
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
    this.#asker.stop();
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
   * Starts afresh. A running answer is stopped; the draft stays.
   *
   * @param key - An answer whose question is put before the draft.
   */
  newConversation(key?: string): void {
    const {messages, draft} = this.core.get();
    const question = messages.find((message) => message.key === `${key}:q`) as UserMessage | undefined;
    if (question) {
      this.setDraft(`${question.text}\n${draft}`.trim());
      this.core.uploads?.restore(question);
    }
    this.openConversation('');
  }

  /** Shows another conversation; empty: a new one. */
  openConversation(conversationId: string): void {
    const core = this.core;
    this.stop();
    core.view.abort();
    core.view = new AbortController();
    core.storedInputs = {};
    core.patch({messages: [], aside: [], history: 'complete', conversationId});
    core.context?.read();
    void this.#loadNewest();
  }

  /** Loads the page of history before the oldest message on the screen, when there is one. */
  async loadOlder(): Promise<void> {
    if (this.core.get().history !== 'complete') await loadHistory(this.core);
  }

  /** Keeps what the visitor has typed, over a reload too. */
  setDraft(draft: string): void {
    this.core.patch({draft});
    clearTimeout(this.#draftTimer);
    this.#draftTimer = setTimeout(() => this.#keep(draft), DRAFT_DELAY);
  }

  /** Writes the draft to storage before the page goes; without one, a question of which Dify may not know yet. */
  flush(): void {
    clearTimeout(this.#draftTimer);
    const {draft, messages} = this.core.get();
    const {running} = this;
    this.#keep(draft || (running && !running.id ? (messages.at(-2) as UserMessage).text : ''));
  }

  /** What another tab has kept is not removed. */
  #keep(draft: string): void {
    if (draft === this.#kept) return;
    const {storage} = this.core.options;
    if (draft || storage.get('draft') === this.#kept) storage.set('draft', draft || undefined);
    this.#kept = draft;
  }

  /** Ends the session: requests are let go, nothing is written any more. */
  dispose(): void {
    this.flush();
    this.#asker.abort();
    this.core.view.abort();
    this.core.life.abort();
  }

  /**
   * @param change - What becomes of the state when it is sent.
   * @param after - Dify's id of the message that it follows. @default the last one on the screen
   */
  #send(text: string, {inputs, files, parts}: SendOptions, change?: Partial<ChatState>, after?: string): boolean {
    const core = this.core;
    // Dify wants a text, and takes a blank one.
    const query = text.trim() || (files?.length ? ' ' : '');
    if (this.running || !(query || core.task) || core.life.signal.aborted || !this.#http) return false;
    const given = {...core.storedInputs, ...this.inputs, ...core.context?.read(), ...inputs};
    if (core.task) return core.task.run(query, given, files, change);
    const complete = core.form ? core.form.complete(given) : given;
    if (!complete) return false;
    const detail = {query, inputs: complete, files};
    if (!core.options.emit('dify-chat-send', detail) || !detail.query) return false;
    core.storedInputs = detail.inputs;
    if (change) core.patch(change);
    void this.#asker.ask({...detail, query: String((detail as {query: unknown}).query), parts}, after);
    return true;
  }

  get #http() {
    const {services} = this.core.options;
    return 'http' in services ? services.http : undefined;
  }

  async #loadNewest(): Promise<void> {
    const view = this.core.view.signal;
    await loadHistory(this.core);
    if (!view.aborted) void this.#recoverLast(view);
  }

  /** After a reload in the middle of an answer, Dify may still be writing it. */
  async #recoverLast(view: AbortSignal): Promise<void> {
    const {messages} = this.core.get();
    const last = messages.at(-1);
    const question = messages.at(-2);
    if (last?.role !== 'assistant' || last.status !== 'incomplete' || question?.role !== 'user') return;
    if (Date.now() / 1000 - last.createdAt < MAX_RUN) await this.#asker.recover(last, question.text, view);
  }
}
