import {html, nothing, type PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {ChatController} from './chat-controller.js';
import {define} from './components/define.js';
import type {Diagnosis} from './diagnosis.js';
import {styles} from './dify-chat.styles.js';
import {toLocale} from './i18n/launcher.js';
import {renderLauncher} from './launcher-template.js';
import {Settings} from './settings.js';
import type {ChatEventMap, Emit} from './state/events.js';
import type {SendOptions} from './state/session.js';
import {launcherTokens} from './styles/launcher-tokens.js';

/**
 * An AI chat for an app built with Dify.
 *
 * @customElement dify-chat
 * @slot launcher - The icon of the launcher.
 * @slot header - Replaces icon and title at the top of the panel.
 * @slot empty - Replaces what is shown before the first message.
 * @slot footer - Below the composer, e.g. a disclaimer.
 * @csspart launcher - The button that opens the chat.
 * @csspart launcher__button - The button itself.
 * @csspart launcher__badge - The unread count.
 * @csspart panel - The chat.
 * @csspart panel__header - Its top.
 * @csspart panel__thread - The conversation.
 * @csspart panel__message - Each message; also `panel__message--user` and `panel__message--assistant`.
 * @csspart panel__composer - Where the visitor writes.
 * @csspart panel__footer - Below the composer.
 * @cssproperty --dify-chat-accent-color - The brand colour: launcher, Send, links, focus. Everything else is derived from it.
 * @cssproperty --dify-chat-on-accent-color - Text on it; left out: black or white, by contrast.
 * @cssproperty --dify-chat-surface-color - The ground of the panel.
 * @cssproperty --dify-chat-text-color - Text.
 * @cssproperty --dify-chat-muted-color - Secondary text.
 * @cssproperty --dify-chat-border-color - Decorative lines.
 * @cssproperty --dify-chat-error-color - Text of errors.
 * @cssproperty --dify-chat-user-bubble-color - The ground of the visitor's messages; left out: 12 % of the accent.
 * @cssproperty --dify-chat-font-family - The font.
 * @cssproperty --dify-chat-font-size - Size of the text, 15px.
 * @cssproperty --dify-chat-space - The unit of space, 8px.
 * @cssproperty --dify-chat-border-radius - Corners of the panel, 16px.
 * @cssproperty --dify-chat-shadow - Shadow of panel and launcher.
 * @cssproperty --dify-chat-width - Width of the panel, 400px.
 * @cssproperty --dify-chat-height - Height of the panel: at most 720px as a bubble, 640px in the page.
 * @cssproperty --dify-chat-offset - Distance from the edges of the window, 20px.
 * @cssproperty --dify-chat-offset-block - The same, above or below.
 * @cssproperty --dify-chat-offset-inline - The same, at the side.
 * @cssproperty --dify-chat-launcher-width - Width of the launcher, 56px.
 * @cssproperty --dify-chat-launcher-height - Height of the launcher, 56px.
 * @cssproperty --dify-chat-launcher-border-radius - Corners of the launcher.
 * @cssproperty --dify-chat-launcher-shadow - Shadow of the launcher.
 * @cssproperty --dify-chat-z-index - Where launcher and panel stand in the stack of the page, 2147483000.
 * @attr lang - BCP 47; left out: the nearest `lang` of the page, then the browser's.
 */
export class DifyChat extends Settings {
  static override styles = [launcherTokens, styles];

  @property({attribute: 'lang'}) private language = ''; // the native one, heard here
  /** @internal Answers that arrived while the panel was closed. */
  @state() unread = 0;

  @query('dify-chat-launcher') private launcherElement!: HTMLElement | null;
  @query('dify-chat-panel') private panelElement!: HTMLElement | null;
  readonly #chat = new ChatController(this);
  #focusPanel = false;
  #quiet = false; // the page itself sets another conversation

  /** Opens the panel. */
  show(): void {
    this.#setOpen(true);
  }

  /** Closes the panel; a running answer goes on. */
  hide(): void {
    this.#setOpen(false);
  }

  /** Opens or closes the panel. */
  toggle(): void {
    this.#setOpen(!this.open);
  }

  /**
   * Asks a question as if the visitor had written it. Resolves to whether it was taken: not while an answer is being written,
   * nor while the app's form has to be filled in, nor with a `File`: files are given as Dify's requests name them.
   */
  async send(text: string, options?: SendOptions): Promise<boolean> {
    if (!this.isConnected || this.#chat.refuses(options?.files)) return false;
    await this.updateComplete; // the page may just have changed whose chat it is
    const session = await this.#chat.start();
    await session?.started; // only then it is known what the app asks for, and what was said before
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it may be gone by now
    return this.isConnected ? (session?.send(text, options) ?? false) : false;
  }

  /** Stops the running answer. What has been written stays. */
  stop(): void {
    this.#chat.session?.stop();
  }

  /** Starts afresh; the former conversation stays in Dify. */
  newConversation(): void {
    if (!this.isConnected) return;
    this.#chat.identify(); // the page may just have changed whose chat it is
    if (this.#chat.session) this.#chat.session.newConversation();
    else this.#chat.storage.set('conversation', undefined);
  }

  /** Puts the focus where the visitor writes; on the launcher while the panel is closed. */
  override focus(options?: FocusOptions): void {
    const target = this.#shown ? this.panelElement : this.launcherElement;
    this.#focusPanel = this.#shown && !target;
    target?.focus(options);
  }

  /** Erases all that this widget stored in the browser, and starts afresh as somebody new. */
  forget(): void {
    this.#chat.forget();
  }

  /** What can be told of this chat when it does not work, as plain data: no key, no user, no word of a conversation. */
  async diagnose(): Promise<Diagnosis> {
    const {diagnose} = await import('./diagnose.js');
    return diagnose(this, this.#chat.session);
  }

  /** @internal The language of ours that is nearest to the element's, the page's, or the browser's. */
  get locale() {
    return toLocale(this.language || this.closest('[lang]')?.getAttribute('lang') || navigator.language);
  }

  /** @internal The page hears what happens, but not what it has set itself. */
  readonly emit: Emit = (type, detail) => {
    if (type === 'dify-chat-ready') this.requestUpdate();
    if (type === 'dify-chat-unread') this.unread = (detail as ChatEventMap['dify-chat-unread']).count;
    if (type === 'dify-chat-message' && !this.#shown) this.#setUnread(this.unread + 1);
    if (type === 'dify-chat-conversation-change' && this.#quiet) return true;
    return this.dispatchEvent(
      new CustomEvent(type, {detail, bubbles: true, composed: true, cancelable: type === 'dify-chat-send'}),
    );
  };

  protected override willUpdate(changed: PropertyValues<this>) {
    const chat = this.#chat;
    // A removed attribute is null, and so is what a framework leaves out; it may also give a number.
    for (const name of ['baseUrl', 'user', 'conversationId', 'imageOrigins'] as const) this[name] = [this[name]].join();
    if (!this.hasUpdated && this.display !== 'inline' && chat.storage.get('open') === '1') this.open = true;
    chat.identify();
    if (changed.has('strings') || (changed as Map<string, unknown>).has('language')) void chat.loadTexts();
    chat.tell(changed);
    this.#quiet = true;
    if (changed.has('conversationId')) chat.session?.openConversation(this.conversationId);
    this.#quiet = false;
    if (this.unread && (this.#shown || !chat.session)) this.#setUnread(0);
  }

  protected override updated() {
    if (this.#shown && !this.#chat.session && !this.#chat.unavailable) void this.#chat.start();
    const panel = this.panelElement;
    if (!this.#focusPanel || !panel || panel.hidden) return;
    this.#focusPanel = false;
    panel.focus();
  }

  protected override render() {
    return html`<div class="root">${this.display === 'inline' ? nothing : this.#launcher()}${this.#panel()}</div>`;
  }

  #launcher() {
    return renderLauncher({
      chat: this,
      texts: this.#chat.texts,
      unread: this.unread,
      failed: this.#chat.unavailable,
      toggle: this.#toggled,
      intent: () => void this.#chat.prefetch(),
      refresh: () => this.requestUpdate(),
    });
  }

  #panel() {
    const {session, texts, module} = this.#chat;
    if (!module || !session || !texts) return nothing;
    return module.renderPanel({
      session,
      texts,
      chat: this,
      hidden: !this.#shown,
      filled: [...this.children].map(({slot}) => slot).join(' '),
      close: this.#closed,
      refresh: () => this.requestUpdate(),
    });
  }

  get #shown(): boolean {
    return this.open || this.display === 'inline';
  }

  #setOpen(open: boolean) {
    if (!this.isConnected || open === this.open) return;
    this.open = open;
    this.#chat.storage.set('open', open ? '1' : undefined);
  }

  #setUnread(count: number) {
    this.emit('dify-chat-unread', {count});
  }

  readonly #toggled = (): void => {
    if (this.open) return this.#closed();
    this.#setOpen(true);
    this.#focusPanel = true;
    if (this.#chat.unavailable) void this.#chat.start();
    this.emit('dify-chat-open', undefined);
  };

  readonly #closed = (): void => {
    this.#setOpen(false);
    this.emit('dify-chat-close', undefined);
    // On a phone the launcher is there only once the panel is gone.
    void this.updateComplete.then(() => this.launcherElement?.focus());
  };
}

define('dify-chat', DifyChat);
