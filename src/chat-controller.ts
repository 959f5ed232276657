import type {ReactiveController} from 'lit';
import {browserStorage} from './browser/storage.js';
import type {ChatHost} from './chat-host.js';
import type {Strings} from './i18n/index.js';
import type {ChatSession} from './state/session.js';
import type {ChatStorage} from './state/storage.js';

type Chat = (typeof import('./chat.js'))['chat'];

/** Settings of the page that are asked for again when they have changed. */
const SETTINGS = [
  'open',
  'inputs',
  'noFeedback',
  'noSteps',
  'answerForms',
  'noUploads',
  'shrinkImages',
  'noVoice',
  'noHistory',
];

/** Fetches the lazy part of the widget when it is first needed, and holds the session, its texts and its storage. */
export class ChatController implements ReactiveController {
  /** The running chat; absent until it is needed, and after its identity changed. */
  session: ChatSession | undefined;
  /** The panel's texts; absent until its code is there. */
  texts: Strings | undefined;
  /** The lazy part, once it is there. */
  module: Chat | undefined;
  /** The code could not be fetched. */
  unavailable = false;
  readonly #host: ChatHost;
  #chat: Promise<Chat> | undefined;
  #starting: Promise<ChatSession | undefined> | undefined;
  #storage: ChatStorage | undefined;
  #identity: string | undefined;

  constructor(host: ChatHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#flush);
    this.#host.requestUpdate(); // an element that comes back has let its chat go
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#flush);
    // A move is a removal and an insertion in one task: the chat survives it.
    setTimeout(() => {
      if (!this.#host.isConnected) this.end();
    });
  }

  /** What survives the page, apart from every other app's, key's and user's. */
  get storage(): ChatStorage {
    const {baseUrl, appCode, apiKey, user, storage} = this.#host;
    return (this.#storage ??= browserStorage(storage, baseUrl + '\n' + (appCode || apiKey), [user].join()));
  }

  /** Fetches the code, without starting a chat. */
  async prefetch(): Promise<Chat | undefined> {
    try {
      this.module = await (this.#chat ??= import('./chat.js').then(({chat}) => chat));
      if (this.unavailable) this.#set({unavailable: false});
      return this.module;
    } catch {
      this.#chat = undefined;
      this.#set({unavailable: true});
      return undefined;
    }
  }

  /** Starts the chat, unless it runs. Resolves to nothing when its code cannot be fetched, or the element is gone. */
  start(): Promise<ChatSession | undefined> {
    return (this.#starting ??= this.#start().finally(() => (this.#starting = undefined)));
  }

  async #start(): Promise<ChatSession | undefined> {
    if (this.session) return this.session;
    const chat = await this.prefetch();
    await this.loadTexts();
    const host = this.#host;
    this.identify(); // what the page has set by now belongs together
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- another start may have come first
    if (chat && host.isConnected && !this.session)
      this.#set({session: chat.createSession(host, this.storage, () => this.end())});
    return this.session;
  }

  /** Loads the texts of the host's language, when there is something to show them. */
  async loadTexts(): Promise<void> {
    const {locale, strings} = this.#host;
    const texts = await this.module?.loadTexts(locale, {...strings});
    if (texts && locale === this.#host.locale && strings === this.#host.strings) this.#set({texts});
  }

  /** Tells the running chat what the page has changed. */
  tell(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (SETTINGS.some((name) => changed.has(name))) this.session?.core.tell();
    if (changed.has('pageContext')) void this.session?.offer();
  }

  /** Whether the page gives files that cannot be sent: no `File`, but what Dify's requests call one. The console says so. */
  refuses(files: readonly unknown[] | undefined): boolean {
    const refused = !!files?.some((file) => file instanceof Blob);
    if (refused) import('./browser/warn.js').then(({warnOfBlob}) => warnOfBlob()).catch(() => undefined);
    return refused;
  }

  /** Ends the chat when the page has made it another one. Another function to authorize with is no other visitor. */
  identify(): void {
    const {baseUrl, appCode, apiKey, appMode, authorize, user, storage} = this.#host;
    const identity = [baseUrl, appCode, apiKey, appMode, !authorize, user, storage].join('\n');
    if (identity !== (this.#identity ??= identity)) this.end();
    this.#identity = identity;
  }

  /** Ends the chat: it is somebody else's, or another app's, from now on, or the element is gone. */
  end(): void {
    this.session?.dispose();
    this.#storage = this.#starting = undefined;
    this.#set({session: undefined});
  }

  /** Erases all that was stored. */
  forget(): void {
    this.end();
    this.storage.clear();
  }

  #set(change: Partial<Pick<ChatController, 'session' | 'texts' | 'unavailable'>>): void {
    Object.assign(this, change);
    this.#host.requestUpdate();
  }

  readonly #flush = (): void => this.session?.flush();
}
