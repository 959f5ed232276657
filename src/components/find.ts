/** Finding words in a conversation. A lazy chunk. */
import {LitElement, html, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {HistoryWords} from '../controllers/history-words.js';
import type {Strings} from '../i18n/index.js';
import {foldQuery} from '../state/fold.js';
import {loadWhole} from '../state/load-whole.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {FindSearch} from './find-search.js';
import {FindView} from './find-view.js';
import {aroundStyles, styles} from './find.styles.js';
import {downIcon, upIcon} from './history-icons.js';
import {closeIcon} from './icons.js';
import {searchField, searchStyles} from './search-field.js';
import {barStyles} from './seek.styles.js';
import type {ThreadPlace} from './thread-place.js';

/** It is said what was found so many milliseconds after it has changed: not with each letter. */
const SAID = 500;

/** Opens the search, or goes to its field. @param opener - Gets the focus back. @default what has it */
export function find(thread: ThreadPlace, opener?: HTMLElement): void {
  const root = thread.shadowRoot!;
  const known = root.querySelector('dify-chat-find');
  if (known) {
    known.focus();
    return;
  }
  const {adoptedStyleSheets: sheets} = root;
  if (!sheets.includes(aroundStyles.styleSheet!)) sheets.push(aroundStyles.styleSheet!);
  const from = opener ?? (root.activeElement as HTMLElement | null) ?? undefined;
  root.append(Object.assign(document.createElement('dify-chat-find'), {thread, opener: from}));
}

/**
 * A bar over the conversation that finds words in it. It is gone when it is closed.
 *
 * @customElement dify-chat-find
 */
export class DifyChatFind extends LitElement {
  static override styles = [shared, barStyles, searchStyles, styles];

  @property({attribute: false}) thread!: ThreadPlace;
  @property({attribute: false}) opener: HTMLElement | undefined;

  @state() private typed = '';
  /** Older messages are fetched. */
  @state() private loading: AbortController | undefined;
  @state() private failed = false;
  @state() private said = '';

  @query('input') private field!: HTMLInputElement | null;

  readonly #words = new HistoryWords(this);
  readonly #search = new FindSearch(() => this.requestUpdate());
  #view!: FindView;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #entered = false;
  /** The messages that were looked through last. */
  #seen: unknown;
  readonly #follow = {hostUpdated: () => this.#update()};

  get strings(): Strings {
    return this.thread.strings;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#view = new FindView(this.thread);
    this.thread.addController(this.#follow);
    this.thread.addEventListener('keydown', this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.loading?.abort();
    this.#search.stop();
    this.#view.dispose();
    this.thread.removeController(this.#follow);
    this.thread.removeEventListener('keydown', this.#key);
  }

  override focus(): void {
    this.field?.focus({preventScroll: true});
    this.field?.select();
  }

  /** Takes it away; who was in it goes on where he came from. */
  readonly close = (): void => {
    const inside = !!this.shadowRoot?.activeElement;
    const {opener, thread} = this;
    this.remove();
    if (!inside) return;
    if (opener?.isConnected) opener.focus({preventScroll: true});
    else thread.renderRoot.querySelector<HTMLElement>('.scroller')?.focus({preventScroll: true});
  };

  protected override updated(): void {
    if (!this.field) return;
    if (!this.#entered) this.focus();
    this.#entered = true;
    this.#view.show(this.#search.wanted, this.#search.current);
    const text = this.#told();
    if (text === this.said) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.said = text), SAID);
  }

  protected override render() {
    const words = this.#words.value?.seek;
    if (!words) return nothing;
    const {history, messages} = this.thread.session.state.get();
    const {count} = this.#search;
    const move = (by: 1 | -1) => () => this.#move(by);
    return html`
      <div class="bar" role="search" aria-label=${words.find}>
        <div class="row">
          ${searchField({label: words.find, hint: words.field, typed: this.typed, input: this.#input})}
          <bdi class="number" aria-hidden="true">${count ? `${this.#search.nth}/${count}` : this.#told()}</bdi>
          ${this.#button(words.previous, upIcon, move(-1), !count)} ${this.#button(words.next, downIcon, move(1), !count)}
          ${this.#button(words.close, closeIcon, this.close)}
        </div>
        ${history === 'complete' ? nothing : this.#past(messages.length)}
      </div>
      <span class="visually-hidden" role="status">${this.said}</span>
    `;
  }

  #button(label: string, icon: unknown, click: () => void, disabled = false) {
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${label}
      title=${label}
      aria-disabled=${disabled || nothing}
      @click=${click}
    >
      ${icon}
    </button>`;
  }

  /** What was looked through, while that is not all. */
  #past(count: number) {
    const words = this.#words.value!.seek;
    const {loading} = this;
    return html`
      <div class="row past">
        <span class="text" role=${this.failed ? 'alert' : nothing}>
          <bdi>${this.failed ? words.failed : words.searched(count)}</bdi>
        </span>
        <button type="button" class="action" @click=${loading ? () => loading.abort() : this.#older}>
          ${loading ? words.cancel : this.failed ? this.strings.retry : words.older}
        </button>
      </div>
    `;
  }

  #told(): string {
    const {wanted, nth, count, done} = this.#search;
    const words = this.#words.value?.seek;
    return words && wanted && (count || done) ? words.match(nth, count) : '';
  }

  /** The conversation has changed, or what is drawn of it. */
  #update(): void {
    const {messages} = this.thread.session.state.get();
    if (!messages.length) {
      this.close();
      return;
    }
    if (messages !== this.#seen) this.#search.look(messages);
    this.#seen = messages;
    this.requestUpdate();
  }

  readonly #input = ({target}: Event): void => {
    this.typed = (target as HTMLInputElement).value;
    const {messages} = this.thread.session.state.get();
    const {current} = this.#search;
    // A letter more does not lead away from where one is.
    const at = messages.findIndex(({key}) => key === current?.key);
    const from = at < 0 ? this.#view.from() : at;
    this.#search.begin(messages, foldQuery(this.typed), from, () => void this.#arrive());
  };

  readonly #older = async (): Promise<void> => {
    const {core} = this.thread.session;
    const ending = (this.loading = new AbortController());
    this.failed = false;
    this.field?.focus({preventScroll: true});
    await loadWhole(core, {signal: ending.signal});
    this.loading = undefined;
    this.failed = core.get().history === 'failed' && !ending.signal.aborted;
  };

  #move(by: 1 | -1): void {
    if (this.#search.move(by)) void this.#arrive();
    this.requestUpdate();
  }

  async #arrive(): Promise<void> {
    const {current, wanted} = this.#search;
    if (current) await this.#view.reveal(current, wanted, () => this.isConnected && this.#search.current === current);
  }

  readonly #key = (event: KeyboardEvent): void => {
    const {key, shiftKey, ctrlKey, metaKey, altKey, isComposing, defaultPrevented} = event;
    const field = this.field && event.composedPath()[0] === this.field;
    if (isComposing || defaultPrevented || altKey) return;
    const command = ctrlKey || metaKey;
    if (key === 'Escape' && this.shadowRoot?.activeElement) this.close();
    else if ((key === 'Enter' && field) || key === 'F3' || (key === 'g' && command)) this.#move(shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation(); // the panel stays open
  };
}

define('dify-chat-find', DifyChatFind);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-find': DifyChatFind;
  }
}
