import {LitElement, html, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {Words} from '../controllers/words.js';
import type {HistoryStrings} from '../i18n/en-history.js';
import {english, type Strings} from '../i18n/index.js';
import {Finder, type Found} from '../state/conversation-search.js';
import {listOf, type Conversations} from '../state/conversations.js';
import type {ChatSession} from '../state/session.js';
import {noticeStyles} from '../styles/notice.js';
import {shared} from '../styles/shared.js';
import './conversation-row.js';
import type {DifyChatConversationRow} from './conversation-row.js';
import {styles} from './conversation-list.styles.js';
import {toGroups, type Group} from './conversation-groups.js';
import {define} from './define.js';
import {trashIcon} from './history-icons.js';
import {closeIcon} from './icons.js';
import {failure, notice} from './notice.js';
import {isolate, plain} from './plain.js';

/** So many rows are drawn at first, and with each look at their end. */
const ROWS = 40;

/**
 * The list of the visitor's conversations, by day: one stop for Tab, arrows go from one to the next.
 *
 * @customElement dify-chat-conversation-list
 * @fires chosen - One was chosen, and is shown.
 */
export class DifyChatConversationList extends LitElement {
  static override styles = [shared, noticeStyles, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) words!: HistoryStrings['history'];

  /** What is looked for; empty for nothing. */
  @property() query = '';

  /** How many rows are drawn. */
  @state() private room = ROWS;

  readonly #more = new Words(this);
  readonly #finder = new Finder();
  /** The end of the list has come into view, or nearly. */
  readonly #end = new IntersectionObserver(
    (entries) => {
      if (entries.some(({isIntersecting}) => isIntersecting)) this.#grow();
    },
    {rootMargin: '240px'},
  );
  #unwatch: (() => void)[] = [];
  #marks = '';
  /** The row that Tab leads to, and whether the focus is there. */
  #current = '';
  #focused = false;
  #found: readonly Found[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const {session} = this;
    this.#unwatch = [
      this.#list.state.subscribe(() => this.requestUpdate()),
      session.state.subscribe(() => {
        if (this.#marksNow() !== this.#marks) this.requestUpdate();
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const unwatch of this.#unwatch) unwatch();
    this.#end.disconnect();
    this.#list.hold(false);
  }

  /** Goes to the row that is current. */
  override focus(): void {
    const row = this.#row(this.#current);
    row?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#marks = this.#marksNow();
    if (changed.has('query')) {
      this.room = ROWS;
      if (this.query) void this.#list.all();
    }
    const {items} = this.#list.state.get();
    this.#found = this.#finder.search(items, this.query, (id) => this.#core(id)?.get().messages ?? []);
    const ids = this.#found.map(({item}) => item.id);
    if (!ids.includes(this.#current)) {
      const {conversationId} = this.session.core.get();
      this.#current = ids.includes(conversationId) ? conversationId : (ids[0] ?? '');
    }
  }

  protected override updated(): void {
    // A row that has moved has lost the focus on its way; who waits for the list is led to it.
    const waits = (this.getRootNode() as ShadowRoot).activeElement?.matches('.drawer');
    if (waits || (this.#focused && !this.shadowRoot?.activeElement)) this.focus();
    this.#end.disconnect();
    const end = this.renderRoot.querySelector('.end');
    if (end) this.#end.observe(end);
  }

  protected override render() {
    const {words, strings} = this;
    const {status, error, deleted, problem} = this.#list.state.get();
    const groups = toGroups(this.#found.slice(0, this.room), words, strings.locale);
    const found = this.#found.length;
    const said = this.#said(found, status);
    return html`
      <div class="scroller" tabindex=${found ? nothing : '-1'}>
        <div role="status" class=${found || !said ? 'visually-hidden' : 'none'}>${said}</div>
        <div @keydown=${this.#key} @focusin=${this.#entered} @focusout=${this.#left} role="group" aria-label=${words.list}>
          ${repeat(
            groups,
            ({key}) => key,
            (group) => this.#group(group),
          )}
        </div>
        ${status === 'loading' ? this.#skeleton() : nothing}
        ${
          status === 'failed' && error
            ? html`<div class="card" role="alert">${failure(error, strings, this.#more.value, () => void this.#list.more())}</div>`
            : nothing
        }
        ${found > this.room || (status === 'more' && !this.query) ? html`<div class="end"></div>` : nothing}
      </div>
      ${problem ? html`<div class="bar" role="alert">${this.#problem(problem)}</div>` : nothing}
      <div role="status" class="bar" @pointerenter=${this.#hold} @focusin=${this.#hold} @pointerleave=${this.#go} @focusout=${this.#go}>
        ${
          deleted.length
            ? html`<div class="undo">
                ${trashIcon}
                <p>${words.deleted(deleted.length)}</p>
                <button type="button" @click=${this.#undo}>${words.undo}</button>
              </div>`
            : nothing
        }
      </div>
    `;
  }

  /** What a search has found, or that there is nothing. */
  #said(found: number, status: string): string {
    const {words, query} = this;
    if (status !== 'complete' && (status !== 'failed' || !query)) return '';
    if (!query) return found ? '' : words.empty;
    return found ? words.found(found) : words.nothing(isolate(plain(query)));
  }

  #group({key, name, rows}: Group) {
    const {session, strings, words} = this;
    const {conversationId} = session.core.get();
    return html`
      <h3 id=${key} dir="auto">${name}</h3>
      <ul aria-labelledby=${key}>
        ${repeat(
          rows,
          ({item}) => item.id,
          ({item, excerpt}) => {
            const core = this.#core(item.id);
            return html`<li>
              <dify-chat-conversation-row
                data-id=${item.id}
                .list=${this.#list}
                .item=${item}
                .excerpt=${excerpt ?? ''}
                .strings=${strings}
                .words=${words}
                .shown=${item.id === conversationId}
                .mark=${core?.running ? 'running' : session.keeper?.unread(item.id) ? 'unread' : ''}
                .stop=${item.id === this.#current}
                @chosen=${this.#chosen}
              ></dify-chat-conversation-row>
            </li>`;
          },
        )}
      </ul>
    `;
  }

  #skeleton() {
    return html`<div class="skeleton" role="status" aria-label=${this.words.loading}>
      ${this.#found.length ? html`<i></i>` : [1, 2, 3, 4, 5].map(() => html`<i></i>`)}
    </div>`;
  }

  #problem({what, name, retry}: NonNullable<ReturnType<Conversations['state']['get']>['problem']>) {
    const {words, strings} = this;
    const text = words.problems[what](isolate(plain(name) || words.unnamed));
    return html`
      ${notice(text, retry && {label: strings.retry, click: retry})}
      <button type="button" class="icon-button dismiss" aria-label=${words.dismiss} title=${words.dismiss} @click=${() => this.#list.settle()}>
        ${closeIcon}
      </button>
    `;
  }

  get #list(): Conversations {
    return listOf(this.session);
  }

  #core(id: string) {
    return this.session.seen.find((core) => core.get().conversationId === id);
  }

  #row(id: string): DifyChatConversationRow | undefined {
    return this.#rows.find(({item}) => item.id === id);
  }

  get #rows(): DifyChatConversationRow[] {
    return [...this.renderRoot.querySelectorAll('dify-chat-conversation-row')];
  }

  /** What the rows show of the conversations of this visit. */
  #marksNow(): string {
    const {seen, core, keeper} = this.session;
    const ids = this.#found.filter(({item}) => keeper?.unread(item.id)).map(({item}) => item.id);
    const marks = [...ids, ...seen.map((other) => [other.get().conversationId, !!other.running].join())];
    return [core.get().conversationId, ...marks].join(';');
  }

  /** Draws more of what is known, or fetches more. */
  #grow(): void {
    if (this.#found.length > this.room) this.room += ROWS;
    else {
      this.room = Math.max(this.room, this.#found.length + ROWS);
      void this.#list.more();
    }
  }

  readonly #key = (event: KeyboardEvent): void => {
    const rows = this.#rows;
    const row = event.target as DifyChatConversationRow;
    const at = rows.indexOf(row);
    if (at < 0 || row.editing || event.defaultPrevented) return;
    const {key, shiftKey} = event;
    const ahead = this.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    const to: Record<string, number> = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1};
    if (Object.hasOwn(to, key)) rows[to[key]!]?.focus();
    else if (key === 'F2') row.edit();
    else if (key === 'Delete') this.#remove(row);
    else if (key === ahead || key === 'ContextMenu' || (key === 'F10' && shiftKey)) row.menu();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** The next one gets the focus, or the one before. */
  #remove(row: DifyChatConversationRow): void {
    const rows = this.#rows;
    const at = rows.indexOf(row);
    this.#current = (rows[at + 1] ?? rows[at - 1])?.item.id ?? '';
    this.#list.remove(row.item.id);
  }

  readonly #entered = ({target}: Event): void => {
    const {item} = target as DifyChatConversationRow;
    this.#focused = true;
    this.#current = item.id;
    this.requestUpdate();
  };

  /** Only what goes somewhere has left: a row that was drawn elsewhere has not. */
  readonly #left = ({relatedTarget}: FocusEvent): void => {
    if (relatedTarget) this.#focused = false;
  };

  readonly #chosen = (): void => {
    this.dispatchEvent(new Event('chosen'));
  };

  readonly #undo = (): void => {
    const [first] = this.#list.state.get().deleted;
    this.#list.undo();
    if (!first) return;
    this.#current = first.id;
    this.#focused = true;
  };

  readonly #hold = (): void => this.#list.hold(true);
  readonly #go = (): void => this.#list.hold(false);
}

define('dify-chat-conversation-list', DifyChatConversationList);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-conversation-list': DifyChatConversationList;
  }
}
