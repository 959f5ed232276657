import {LitElement, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {Words} from '../controllers/words.js';
import {english, type Strings} from '../i18n/index.js';
import type {ChatSession} from '../state/session.js';
import type {Answer} from '../state/types.js';
import {removeUnsent, takeBack, unsentPhase, type UnsentPhase} from '../state/unsent.js';
import {shared} from '../styles/shared.js';
import {around} from './around.js';
import {define} from './define.js';
import {alertIcon} from './icons.js';
import {waitIcon} from './unsent-icon.js';
import {styles} from './unsent.styles.js';

type Action = 'send' | 'edit' | 'cancel' | 'remove';

/** What can be done in each case. */
const ACTIONS: Readonly<Record<UnsentPhase, readonly Action[]>> = {
  offline: ['edit', 'cancel'],
  unclear: [],
  lost: ['send', 'edit', 'remove'],
  old: ['send', 'edit', 'remove'],
  cancelled: ['send', 'edit', 'remove'],
};

/**
 * Stands in the place of an answer whose question has not left, or may not have: why, and what can be done. It says nothing
 * aloud: the narrator does.
 *
 * @customElement dify-chat-unsent
 */
export class DifyChatUnsent extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) message!: Answer;
  @property({attribute: false}) strings: Strings = english;

  readonly #words = new Words(this);
  #cancelled = false;

  protected override render() {
    const words = this.#words.value?.unsent;
    const phase = unsentPhase(this.message);
    if (!words || !phase) return nothing;
    return html`
      <div class="card">
        ${phase === 'offline' || phase === 'unclear' ? waitIcon : alertIcon}
        <p><bdi>${words[phase]}</bdi></p>
        <div class="buttons">
          ${ACTIONS[phase].map(
            (name) => html`<button type="button" class=${name} @click=${this.#do[name]}>${words[name]}</button>`,
          )}
        </div>
      </div>
    `;
  }

  /** What was pressed is gone: the way back takes its place. */
  protected override updated() {
    if (!this.#cancelled || this.message.status === 'waiting') return;
    this.#cancelled = false;
    this.renderRoot.querySelector<HTMLElement>('.send')?.focus();
  }

  readonly #do: Readonly<Record<Action, () => void>> = {
    send: () => {
      const panel = this.#panel;
      if (this.session.retry(this.message.key)) panel?.focus();
    },
    /** Where the visitor writes; in its place while something else stands there. */
    edit: () => {
      const {session, message} = this;
      const composer = this.#panel?.renderRoot.querySelector<HTMLElement>('dify-chat-composer');
      if (takeBack(session, message.key)) composer?.focus();
      else void this.#question?.edit();
    },
    cancel: () => {
      this.#cancelled = true;
      this.session.stop();
    },
    remove: () => {
      const panel = this.#panel;
      removeUnsent(this.session, this.message.key);
      panel?.focus();
    },
  };

  /** The question of which this is the answer. */
  get #question() {
    const item = (this.getRootNode() as ShadowRoot).host;
    return item.previousElementSibling?.shadowRoot?.querySelector('dify-chat-question');
  }

  get #panel() {
    return around(this, 'dify-chat-panel');
  }
}

define('dify-chat-unsent', DifyChatUnsent);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-unsent': DifyChatUnsent;
  }
}
