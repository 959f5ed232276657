import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {styles} from './menu.styles.js';

/** Something that can be done. */
export interface MenuItem {
  readonly label: string;
  readonly icon: TemplateResult;
  readonly click: () => void;
  /** It cannot be taken back. */
  readonly danger?: boolean;
}

/** So many pixels stay free at the edges of the window. */
const MARGIN = 8;

/** Opens a menu at a button, which gets the focus back; with the same button again, closes it. */
export function openMenu(anchor: HTMLElement, label: string, items: readonly MenuItem[]): void {
  const root = anchor.getRootNode() as ShadowRoot;
  const open = root.querySelector('dify-chat-menu');
  open?.close();
  if (open?.anchor === anchor) return;
  root.append(Object.assign(document.createElement('dify-chat-menu'), {anchor, label, items}));
}

/**
 * A list of what can be done, at the button that opened it. It is gone when it is closed.
 *
 * @customElement dify-chat-menu
 */
export class DifyChatMenu extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) anchor!: HTMLElement;
  @property({attribute: false}) items: readonly MenuItem[] = [];

  /** Names it. */
  @property() label = '';

  @query('[popover]') private list!: HTMLElement;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('scroll', this.#away, true);
    addEventListener('resize', this.close);
    this.anchor.ariaExpanded = 'true';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('scroll', this.#away, true);
    removeEventListener('resize', this.close);
    this.anchor.ariaExpanded = 'false';
  }

  /** Takes it away. */
  readonly close = (): void => {
    const inside = this.shadowRoot?.activeElement;
    this.remove();
    if (inside) this.anchor.focus({preventScroll: true});
  };

  protected override firstUpdated() {
    const {list, anchor} = this;
    list.showPopover();
    const {left, right, top, bottom} = anchor.getBoundingClientRect();
    const {offsetWidth: width, offsetHeight: height} = list;
    const start = this.matches(':dir(rtl)') ? left : right - width;
    const below = bottom + 4 + height + MARGIN <= innerHeight;
    list.style.setProperty('--_left', `${Math.max(MARGIN, Math.min(start, innerWidth - width - MARGIN))}px`);
    list.style.setProperty('--_top', `${Math.max(MARGIN, below ? bottom + 4 : top - height - 4)}px`);
    list.querySelector('button')?.focus();
  }

  protected override render() {
    return html`
      <div popover="manual" role="menu" aria-label=${this.label} @keydown=${this.#key} @focusout=${this.#left}>
        ${this.items.map(
          ({label, icon, click, danger}) => html`
            <button
              type="button"
              role="menuitem"
              tabindex="-1"
              class=${danger ? 'danger' : nothing}
              @click=${() => {
                this.close();
                click();
              }}
            >
              ${icon}<span>${label}</span>
            </button>
          `,
        )}
      </div>
    `;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const buttons = [...this.list.querySelectorAll('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const to: Record<string, number> = {
      ArrowDown: (at + 1) % buttons.length,
      ArrowUp: (at - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    if (event.key === 'Escape' || event.key === 'Tab') this.close();
    else if (Object.hasOwn(to, event.key)) buttons[to[event.key]!]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** A press anywhere else takes the focus; one on the button itself closes it there. */
  readonly #left = ({relatedTarget}: FocusEvent): void => {
    const root = this.getRootNode() as ShadowRoot;
    setTimeout(() => {
      if (this.isConnected && !this.shadowRoot?.activeElement && (relatedTarget ?? root.activeElement) !== this.anchor)
        this.remove();
    });
  };

  /** It stands at its button. */
  readonly #away = ({target}: Event): void => {
    if (target instanceof Node && target.contains(this.anchor)) this.close();
  };
}

define('dify-chat-menu', DifyChatMenu);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-menu': DifyChatMenu;
  }
}
