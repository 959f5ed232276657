import {LitElement, html, nothing, type ReactiveControllerHost} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {closeOnBack} from '../controllers/back.js';
import {trapFocus} from '../controllers/focus-trap.js';
import {HistoryWords} from '../controllers/history-words.js';
import {refreshMediaQueries} from '../controllers/media-queries.js';
import {Select} from '../controllers/select.js';
import type {Strings} from '../i18n/index.js';
import {listOf} from '../state/conversations.js';
import type {ChatSession} from '../state/session.js';
import {shared} from '../styles/shared.js';
import {around} from './around.js';
import './conversation-list.js';
import type {DifyChatConversationList} from './conversation-list.js';
import {columnStyles, styles} from './conversations.styles.js';
import {define} from './define.js';
import {WIDE} from './wide.js';
import {closeIcon} from './icons.js';
import {searchField, searchStyles} from './search-field.js';
import {openTranscript} from './transcript-menu.js';
import type {TranscriptPlace} from './transcript-place.js';

/** The visitor pauses for so many milliseconds: what he has typed is looked for. */
const PAUSE = 120;

/** What the header of a panel can ask for. */
interface Header extends TranscriptPlace, ReactiveControllerHost {}

/** What the buttons of the header do, and the panel when there is room. */
export const history = {
  /** Opens the conversations, or closes them. */
  list(header: Header, button?: HTMLElement): void {
    const known = find(header);
    if (known) known.close();
    else show(header, button);
  },
  /** Shows the conversations beside the thread, once, unless the visitor has closed them. */
  column(header: Header): void {
    const {shadowRoot} = around(header, 'dify-chat-panel')!;
    if (shadowRoot!.adoptedStyleSheets.includes(columnStyles.styleSheet!)) return;
    show(header);
  },
  async menu(header: Header, button?: HTMLElement): Promise<void> {
    header.say('');
    if (button) await openTranscript(header, button);
  },
};

const find = (header: Header) => around(header, 'dify-chat-panel')?.renderRoot.querySelector('dify-chat-conversations');

function show(header: Header, opener?: HTMLElement): void {
  const panel = around(header, 'dify-chat-panel');
  if (!panel) return;
  const {adoptedStyleSheets: sheets} = panel.shadowRoot!;
  if (!sheets.includes(columnStyles.styleSheet!)) sheets.push(columnStyles.styleSheet!);
  const element = document.createElement('dify-chat-conversations');
  panel.renderRoot.prepend(Object.assign(element, {header, opener}));
}

/**
 * The visitor's conversations: a drawer over the chat, a column where the panel is wide. It is gone when it is closed.
 *
 * @customElement dify-chat-conversations
 */
export class DifyChatConversations extends LitElement {
  static override styles = [shared, searchStyles, styles];

  /** The header that it belongs to: it has the same session and language. */
  @property({attribute: false}) header!: Header;
  /** Gets the focus back; none, when nobody has asked for it. */
  @property({attribute: false}) opener: HTMLElement | undefined;

  @state() private column = false;
  @state() private typed = '';
  @state() private query = '';

  @query('.drawer') private drawer!: HTMLElement;
  @query('dify-chat-conversation-list') private list!: DifyChatConversationList | null;

  readonly #words = new HistoryWords(this);
  readonly #shown = new Select(this, ({status, task}) => {
    const {options} = this.session;
    return !task && !options.page?.noHistory && (!!this.opener || status === 'ready');
  });
  readonly #resized = new ResizeObserver(() => {
    const {panel} = this;
    if (panel?.offsetWidth) this.#place(panel.offsetWidth >= WIDE);
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Dify was asked for what is new. */
  #asked = false;
  #undo: (() => void)[] = [];
  /** Another language comes by the header. */
  readonly #follow = {hostUpdated: () => this.requestUpdate()};

  get session(): ChatSession {
    return this.header.session;
  }

  get strings(): Strings {
    return this.header.strings;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    refreshMediaQueries(this.shadowRoot!);
    this.column = (this.panel?.offsetWidth ?? 0) >= WIDE;
    if (this.panel) this.#resized.observe(this.panel);
    this.panel?.addEventListener('close', this.#panelClosed);
    this.header.addController(this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#resized.disconnect();
    this.#release();
    this.panel?.removeEventListener('close', this.#panelClosed);
    this.header.removeController(this.#follow);
  }

  /** Takes it away; who was in it goes on where he came from. */
  readonly close = (): void => {
    if (!this.isConnected) return;
    const inside = !!this.shadowRoot?.activeElement;
    const {opener, panel} = this;
    panel?.removeAttribute('data-column');
    this.remove();
    if (inside) (opener?.isConnected ? opener : panel)?.focus();
  };

  protected override willUpdate(): void {
    if (this.#asked || !this.#shown.value) return;
    this.#asked = true;
    void listOf(this.session).refresh();
  }

  protected override updated(): void {
    const open = this.#shown.value && !!this.#words.value;
    this.panel?.toggleAttribute('data-column', open && this.column);
    if (!open || this.column) return this.#release();
    if (this.#undo.length) return;
    this.#undo = [trapFocus(this.drawer)];
    if (this.panel?.ariaModal) this.#undo.push(closeOnBack(this.close));
    this.drawer.focus();
  }

  protected override render() {
    const words = this.#words.value?.history;
    if (!words || !this.#shown.value) return nothing;
    const {column, strings, session} = this;
    return html`
      ${column ? nothing : html`<button type="button" class="scrim" tabindex="-1" aria-hidden="true" @click=${this.close}></button>`}
      <div
        class="drawer"
        ?data-column=${column}
        role=${column ? 'navigation' : 'dialog'}
        aria-modal=${column ? nothing : 'true'}
        aria-label=${words.title}
        tabindex="-1"
        @keydown=${this.#key}
      >
        <div class="head">
          <h2>${words.title}</h2>
          <button type="button" class="icon-button" aria-label=${words.close} title=${words.close} @click=${this.close}>
            ${closeIcon}
          </button>
        </div>
        <label class="search">
          ${searchField({label: words.search, typed: this.typed, input: this.#search})}
        </label>
        <dify-chat-conversation-list
          .session=${session}
          .strings=${strings}
          .words=${words}
          .query=${this.query}
          @chosen=${this.#chosen}
        ></dify-chat-conversation-list>
      </div>
    `;
  }

  get panel() {
    return around(this, 'dify-chat-panel');
  }

  #place(column: boolean): void {
    // Where there is no room any more, a column that nobody has asked for goes.
    if (!column && this.column && !this.opener) this.close();
    else this.column = column;
  }

  #release(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  readonly #panelClosed = (): void => {
    if (!this.column) this.close();
  };

  readonly #chosen = (): void => {
    if (this.column) return;
    const {panel} = this;
    this.close();
    panel?.focus();
  };

  readonly #search = ({target}: Event): void => {
    this.typed = (target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.query = this.typed), PAUSE);
  };

  readonly #key = (event: KeyboardEvent): void => {
    const {key, ctrlKey, metaKey, isComposing, defaultPrevented} = event;
    const field = this.shadowRoot?.activeElement instanceof HTMLInputElement;
    if (isComposing || defaultPrevented) return;
    if (key === 'Escape') {
      if (field && this.typed) this.typed = this.query = '';
      else if (this.column) return;
      else this.close();
    } else if (key === 'ArrowDown' && field) this.list?.focus();
    else if (key === 'z' && (ctrlKey || metaKey) && !field) listOf(this.session).undo();
    else return;
    event.preventDefault();
    event.stopPropagation(); // the panel stays open
  };
}

define('dify-chat-conversations', DifyChatConversations);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-conversations': DifyChatConversations;
  }
}
