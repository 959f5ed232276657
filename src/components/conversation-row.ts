import {LitElement, html, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import type {HistoryStrings} from '../i18n/en-history.js';
import {english, type Strings} from '../i18n/index.js';
import type {ConversationItem} from '../state/conversation-items.js';
import type {Conversations} from '../state/conversations.js';
import {shared} from '../styles/shared.js';
import {styles} from './conversation-row.styles.js';
import {define} from './define.js';
import {dotsIcon, pinIcon, renameIcon, ringIcon, trashIcon} from './history-icons.js';
import {openMenu} from './menu.js';
import {isolate, plain} from './plain.js';
import {time} from './time.js';

/**
 * A conversation in the list: opens it; its menu renames, pins and deletes.
 *
 * @customElement dify-chat-conversation-row
 * @fires chosen - It is shown.
 */
export class DifyChatConversationRow extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) list!: Conversations;
  @property({attribute: false}) item!: ConversationItem;
  /** Words around what was looked for. */
  @property({attribute: false}) excerpt = '';
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) words!: HistoryStrings['history'];

  /** It is on the screen. */
  @property({type: Boolean}) shown = false;
  /** What happens in it while another one is on the screen. */
  @property({attribute: false}) mark: 'running' | 'unread' | '' = '';
  /** Whether Tab stops here. */
  @property({type: Boolean}) stop = false;

  /** It gets another name just now. */
  @state() editing = false;

  @query('.open') private button!: HTMLButtonElement | null;
  @query('.more') private more!: HTMLButtonElement | null;
  @query('input') private field!: HTMLInputElement | null;

  override focus(): void {
    void this.updateComplete.then(() => (this.field ?? this.button)?.focus());
  }

  /** Lets the visitor give another name. */
  edit(): void {
    this.editing = true;
    void this.updateComplete.then(() => this.field?.select());
  }

  /** Shows what can be done. */
  readonly menu = (): void => {
    const {more, item, list, words} = this;
    if (!more) return;
    const {id, pinned} = item;
    openMenu(more, this.#label, [
      {label: words.rename, icon: renameIcon, click: () => this.edit()},
      {label: pinned ? words.unpin : words.pin, icon: pinIcon, click: () => void list.pin(id)},
      {label: words.delete, icon: trashIcon, click: () => list.remove(id), danger: true},
    ]);
  };

  protected override render() {
    const {item, words, strings, shown, mark, stop, excerpt} = this;
    const name = plain(item.name) || words.unnamed;
    if (this.editing) {
      return html`<input
        maxlength="255"
        dir="auto"
        autocomplete="off"
        aria-label=${words.name}
        .value=${item.name}
        @keydown=${this.#key}
        @blur=${this.#keep}
      />`;
    }
    const tab = stop ? nothing : '-1';
    return html`
      <button
        type="button"
        class="open"
        tabindex=${tab}
        data-mark=${mark}
        aria-current=${shown ? 'true' : nothing}
        aria-keyshortcuts="F2 Delete Shift+F10"
        @click=${this.#open}
      >
        <span class="name" dir="auto">${name}</span>
        ${mark ? html`<span class="visually-hidden">, ${words[mark]}</span>` : nothing}
        ${excerpt ? html`<span class="excerpt" dir="auto">${plain(excerpt)}</span>` : nothing}
        <span class="at" title=${mark ? words[mark] : nothing}>
          ${mark === 'running' ? ringIcon : mark ? html`<i class="dot"></i>` : time(item.at, strings.locale)}
        </span>
      </button>
      <button
        type="button"
        class="more"
        tabindex="-1"
        aria-haspopup="menu"
        aria-expanded="false"
        aria-label=${this.#label}
        title=${this.#label}
        @click=${this.menu}
      >
        ${dotsIcon}
      </button>
    `;
  }

  get #label(): string {
    return this.words.more(isolate(plain(this.item.name) || this.words.unnamed));
  }

  readonly #open = (): void => {
    this.list.open(this.item.id);
    this.dispatchEvent(new Event('chosen'));
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') this.#keep();
    this.editing = false;
    this.focus();
  };

  readonly #keep = (): void => {
    const {field} = this;
    if (!field || !this.editing) return;
    this.editing = false;
    void this.list.rename(this.item.id, field.value);
  };
}

define('dify-chat-conversation-row', DifyChatConversationRow);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-conversation-row': DifyChatConversationRow;
  }
}
