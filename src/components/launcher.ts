import {LitElement, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {launcherStrings, type LauncherStrings} from '../i18n/launcher.js';
import {base} from '../styles/base.js';
import {define} from './define.js';
import {chatIcon, chevronDownIcon} from './launcher-icons.js';
import {styles} from './launcher.styles.js';

/**
 * The button that opens and closes the chat.
 *
 * @customElement dify-chat-launcher
 * @fires toggle - The button was pressed.
 * @slot launcher - Replaces the icon of the closed state.
 * @csspart button - The button.
 * @csspart badge - The unread count; absent when there is none.
 */
export class DifyChatLauncher extends LitElement {
  static override styles = [base, styles];

  /** Whether the chat is open. */
  @property({type: Boolean}) open = false;

  /** Answers that arrived while the chat was closed. */
  @property({attribute: false}) unread = 0;

  /** Words beside the icon; empty for a round button. */
  @property({attribute: false}) label = '';

  /** The chat's code could not be fetched: the button says so, and tries again. */
  @property({attribute: false}) failed = false;

  @property({attribute: false}) strings: LauncherStrings = launcherStrings.en;

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  protected override render() {
    const {open, strings, failed} = this;
    const unread = open ? 0 : this.unread;
    const label = failed ? strings.unavailable : open ? '' : this.label;
    const action = label || (open ? strings.close : strings.open);
    return html`
      <button
        type="button"
        part="button"
        class=${label ? 'labelled' : ''}
        aria-expanded=${open}
        aria-haspopup="dialog"
        aria-label=${unread ? `${action}, ${strings.unread(unread)}` : action}
        @click=${this.#toggle}
      >
        <span class="icon" aria-hidden="true">
          <span class=${open ? 'hidden' : ''}><slot name="launcher">${chatIcon}</slot></span>
          <span class=${open ? '' : 'hidden'}>${chevronDownIcon}</span>
        </span>
        ${label ? html`<span class="label">${label}</span>` : nothing}
        ${unread ? html`<span part="badge" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>` : nothing}
      </button>
    `;
  }

  #toggle() {
    this.dispatchEvent(new Event('toggle'));
  }
}

define('dify-chat-launcher', DifyChatLauncher);
