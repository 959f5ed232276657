import {LitElement, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {Select} from '../controllers/select.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import {avatarStyles} from '../styles/avatar.js';
import {shared} from '../styles/shared.js';
import {avatar} from './avatar.js';
import {define} from './define.js';
import {styles} from './header.styles.js';
import {closeIcon, composeIcon} from './icons.js';

/**
 * The panel's top: the app's icon and title, a new conversation, close.
 *
 * @customElement dify-chat-header
 * @fires close - The close button was pressed.
 * @slot header - Replaces icon and title.
 */
export class DifyChatHeader extends LitElement {
  static override styles = [shared, avatarStyles, styles];

  @property({attribute: false}) session!: ChatSession;

  @property({attribute: false}) strings: Strings = english;

  /** Where the icon may come from. */
  @property({attribute: false}) policy!: MarkdownPolicy;

  /** The title instead of the app's own. */
  @property() heading = '';

  /** Whether there is something to close. */
  @property({type: Boolean}) closable = false;

  /** The thread is scrolled under the header. */
  @property({type: Boolean, reflect: true}) raised = false;

  readonly #app = new Select(this, (state) => state.app);
  readonly #begun = new Select(this, ({task, messages}) => !task && messages.length > 0);

  protected override updated() {
    // Where that fails, it is tried again with the next change.
    import('./header-tools.js').catch(() => undefined);
  }

  protected override render() {
    const {session, strings} = this;
    const site = this.#app.value?.site ?? {};
    return html`
      <header role="none">
        <slot name="header">
          ${avatar(site, session.resolve, this.policy)}
          <h2 dir="auto">${this.heading || site.title || strings.title}</h2>
        </slot>
        <div class="actions">
          <dify-chat-header-tools .session=${session} .strings=${strings} .policy=${this.policy}></dify-chat-header-tools>
          ${this.#begun.value ? this.#button(strings.newConversation, composeIcon, this.#renew) : nothing}
          ${this.closable ? this.#button(strings.close, closeIcon, this.#close) : nothing}
        </div>
      </header>
    `;
  }

  #button(label: string, icon: unknown, click: () => void) {
    return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${click}>${icon}</button>`;
  }

  #renew() {
    this.session.newConversation();
  }

  #close() {
    this.dispatchEvent(new Event('close'));
  }
}

define('dify-chat-header', DifyChatHeader);
