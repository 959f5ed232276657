import {LitElement, html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {Select} from '../controllers/select.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import {avatarStyles} from '../styles/avatar.js';
import {shared} from '../styles/shared.js';
import {avatar} from './avatar.js';
import {define} from './define.js';
import {styles} from './header.styles.js';
import {closeIcon, composeIcon, listIcon, moreIcon} from './icons.js';

/**
 * The panel's top: the visitor's conversations, the app's icon and title, a new conversation, what can be done with this one, close.
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

  /** What has become of what was asked for. */
  @state() private told = '';

  readonly #app = new Select(this, (state) => state.app);
  readonly #begun = new Select(this, ({task, messages}) => !task && messages.length > 0);
  readonly #list = new Select(
    this,
    ({task, status}) => !task && status !== 'failed' && !this.session.options.page?.noHistory,
  );

  protected override render() {
    const {session, strings} = this;
    const site = this.#app.value?.site ?? {};
    return html`
      <header role="none">
        ${this.#list.value ? this.#button(strings.conversations, listIcon, this.#history) : nothing}
        <slot name="header">
          ${avatar(site, session.resolve, this.policy)}
          <h2 dir="auto">${this.heading || site.title || strings.title}</h2>
        </slot>
        <div class="actions">
          ${
            this.#begun.value
              ? [
                  this.#button(strings.newConversation, composeIcon, this.#renew),
                  this.#button(strings.options, moreIcon, this.#options),
                ]
              : nothing
          }
          ${this.closable ? this.#button(strings.close, closeIcon, this.#close) : nothing}
        </div>
      </header>
      <div role="alert">${this.told}</div>
    `;
  }

  /** Shows the visitor's conversations, as a column or as the visitor asks for them; or what can be done with this one. */
  more(what: 'column' | 'list' | 'menu', button?: HTMLElement): void {
    import('./conversations.js')
      .then(({history}) => history[what](this, button))
      .catch(() => this.say(this.strings.error.network));
  }

  /** Says something below the title; empty: nothing any more. */
  say(text: string): void {
    this.told = text;
  }

  #button(label: string, icon: unknown, click: (event: Event) => void) {
    return html`<button type="button" class="icon-button" aria-label=${label} title=${label} @click=${click}>${icon}</button>`;
  }

  #history({currentTarget}: Event) {
    this.more('list', currentTarget as HTMLElement);
  }

  #options({currentTarget}: Event) {
    this.more('menu', currentTarget as HTMLElement);
  }

  #renew() {
    this.session.newConversation();
  }

  #close() {
    this.dispatchEvent(new Event('close'));
  }
}

define('dify-chat-header', DifyChatHeader);
