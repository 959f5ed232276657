import {LitElement, css, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {HistoryWords} from '../controllers/history-words.js';
import {refreshMediaQueries} from '../controllers/media-queries.js';
import {Select} from '../controllers/select.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import {shared} from '../styles/shared.js';
import {around} from './around.js';
import {attend} from './attend.js';
import {define} from './define.js';
import {listIcon, moreIcon} from './header-icons.js';
import type {ThreadPlace} from './thread-place.js';
import {WIDE} from './wide.js';

/**
 * What the header has for somebody who has been here before: his conversations, and what can be done with this one.
 *
 * @customElement dify-chat-header-tools
 */
export class DifyChatHeaderTools extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
      }
      [role]:not(:empty) {
        position: absolute;
        inset-inline: 0;
        inset-block-start: 100%;
        padding: 4px 16px 8px;
        background: var(--_surface);
        color: var(--_muted);
        font-size: 13px;
        line-height: 18px;
      }
      .new {
        position: absolute;
        inset-block-start: 7px;
        inset-inline-end: 7px;
        inline-size: 8px;
        block-size: 8px;
        border: 1px solid var(--_surface);
        border-radius: 50%;
        background: var(--_accent-text);
      }
      button {
        position: relative;
      }
    `,
  ];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;

  /** What images may be printed. */
  @property({attribute: false}) policy!: MarkdownPolicy;

  /** What has become of what was asked for. */
  @state() private told = '';

  readonly #words = new HistoryWords(this);
  readonly #begun = new Select(this, ({messages}) => messages.length > 0);
  readonly #news = new Select(this, () => !!this.session.keeper?.unread());
  /** None for apps that are no chats, and where nothing can be listed. */
  readonly #list = new Select(
    this,
    ({task, status}) => !task && status === 'ready' && !this.session.options.page?.noHistory,
  );
  readonly #chat = new Select(this, ({task}) => !task);
  readonly #resized = new ResizeObserver(() => {
    if (this.panel && this.panel.offsetWidth >= WIDE && this.#list.value) this.#show('column');
  });

  /** The panel around it. */
  get panel(): HTMLElement | undefined {
    return around(this, 'dify-chat-panel');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const {panel} = this;
    if (!panel) return;
    this.#resized.observe(panel);
    for (const root of [panel.shadowRoot, panel.getRootNode()])
      if (root instanceof ShadowRoot) refreshMediaQueries(root);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  /** Says something below the title; empty: nothing any more. */
  say(text: string): void {
    this.told = text;
  }

  /** What is needed without a network is fetched while there is one. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('session')) return;
    import('./look-after.js').then(
      ({lookAfter}) => lookAfter(this.session),
      () => undefined,
    );
  }

  protected override updated(): void {
    const thread = this.panel?.shadowRoot?.querySelector<ThreadPlace>('dify-chat-thread');
    if (thread) attend(thread);
    if (this.#list.value && this.panel && this.panel.offsetWidth >= WIDE) this.#show('column');
  }

  protected override render() {
    const words = this.#words.value;
    if (!words) return nothing;
    const {history, transcript} = words;
    const label = this.#news.value ? `${history.title}, ${history.unread}` : history.title;
    return html`
      ${
        this.#list.value
          ? html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${this.#open}>
              ${listIcon}${this.#news.value ? html`<span class="new"></span>` : nothing}
            </button>`
          : nothing
      }
      ${
        this.#chat.value && this.#begun.value
          ? html`<button
              type="button"
              class="icon-button"
              aria-haspopup="menu"
              aria-label=${transcript.menu}
              title=${transcript.menu}
              @click=${this.#menu}
            >
              ${moreIcon}
            </button>`
          : nothing
      }
      <div role="alert">${this.told}</div>
    `;
  }

  readonly #open = ({currentTarget}: Event): void => this.#show('list', currentTarget as HTMLElement);
  readonly #menu = ({currentTarget}: Event): void => this.#show('menu', currentTarget as HTMLElement);

  #show(what: 'column' | 'list' | 'menu', button?: HTMLElement): void {
    import('./conversations.js')
      .then(({history}) => history[what](this, button))
      .catch(() => {
        if (button) this.say(this.strings.error.network);
      });
  }
}

define('dify-chat-header-tools', DifyChatHeaderTools);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-header-tools': DifyChatHeaderTools;
  }
}
