import {LitElement, html, nothing} from 'lit';
import {property, query} from 'lit/decorators.js';
import {Announcer} from '../controllers/announcer.js';
import {Select} from '../controllers/select.js';
import {StickToBottom} from '../controllers/stick-to-bottom.js';
import {Words} from '../controllers/words.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import type {Message} from '../state/types.js';
import {avatarStyles} from '../styles/avatar.js';
import {noticeStyles} from '../styles/notice.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {arrowDownIcon} from './icons.js';
import './message.js';
import type {DifyChatMessage} from './message.js';
import {errorText, notice} from './notice.js';
import {styles} from './thread.styles.js';
import {welcome} from './welcome.js';
import {welcomeStyles} from './welcome.styles.js';

/** So near to the top, in pixels, the page before is fetched. */
const NEAR_TOP = 240;

/**
 * The conversation: what is there before it, its messages, and the way back to its end.
 *
 * @customElement dify-chat-thread
 * @fires scrolled - Whether something is hidden above has changed: see `scrolled`.
 * @slot empty - Replaces what is shown before the first message.
 * @csspart message - Each message; also `message--user` or `message--assistant`.
 */
export class DifyChatThread extends LitElement {
  static override styles = [shared, avatarStyles, noticeStyles, welcomeStyles, styles];

  @property({attribute: false}) session!: ChatSession;

  @property({attribute: false}) strings: Strings = english;

  @property() heading = '';
  @property({attribute: false}) policy!: MarkdownPolicy;

  @query('.scroller') private scroller!: HTMLElement;
  @query('.content') private content!: HTMLElement;

  readonly #state = new Select(this, (state) => state);
  readonly #list = Object.assign(document.createElement('div'), {className: 'list'});
  #elements = new Map<string, DifyChatMessage>();
  readonly #stick = new StickToBottom(this, () => this.#list.children as HTMLCollectionOf<HTMLElement>);
  readonly #announcer = new Announcer();
  readonly #words = new Words(this);
  /** The last message as it was when the reader was at the end. */
  #seen: Message | undefined;
  #question: string | undefined;
  #scrolled = false;

  /** Whether something is hidden above. */
  get scrolled(): boolean {
    return !this.#stick.atStart;
  }

  protected override firstUpdated() {
    this.#stick.watch(this.scroller, this.content);
  }

  protected override willUpdate() {
    const {messages} = this.#state.value;
    this.#announcer.update(messages, this.strings);
    // The visitor's own question is always shown, and so is the end of another conversation.
    const question = messages.findLast(({role}) => role === 'user')?.key;
    if (question !== this.#question && (!messages.length || this.session.running)) this.#stick.atEnd = true;
    this.#question = question;
    if (this.#stick.atEnd) this.#seen = messages.at(-1);
    this.#sync(messages);
  }

  protected override updated() {
    if (this.scrolled === this.#scrolled) return;
    this.#scrolled = this.scrolled;
    this.dispatchEvent(new Event('scrolled'));
  }

  protected override render() {
    const {strings} = this;
    const {messages} = this.#state.value;
    return html`
      <div class="scroller" tabindex="0" role="region" aria-label=${strings.conversation} @scroll=${this.#nearTop}>
        <div class="content">${messages.length ? html`${this.#past()}${this.#list}` : this.#before()}</div>
      </div>
      ${this.#stick.atEnd || !messages.length ? nothing : this.#latest(messages.at(-1) !== this.#seen)}
      <div class="visually-hidden" role="status">${this.#announcer.text}</div>
    `;
  }

  /** Brings the message elements in line with the messages: each keeps its element, wherever it moves. */
  #sync(messages: readonly Message[]) {
    const {session, strings, policy} = this;
    const site = this.#state.value.app?.site ?? {};
    const list = this.#list;
    const known = this.#elements;
    this.#elements = new Map();
    let place = list.firstElementChild;
    for (const message of messages) {
      const {key, role} = message;
      const element = known.get(key) ?? document.createElement('dify-chat-message');
      if (!known.has(key)) {
        element.role = 'article';
        element.setAttribute('part', `message message--${role}`);
      }
      Object.assign(element, {session, message, strings, site, policy});
      this.#elements.set(key, element);
      if (element === place) place = place.nextElementSibling;
      else list.insertBefore(element, place);
    }
    while (place) {
      const next = place.nextElementSibling;
      place.remove();
      place = next;
    }
  }

  /** What is above the oldest message on the screen. */
  #past() {
    const {strings, session} = this;
    const older = () => void session.loadOlder();
    switch (this.#state.value.history) {
      case 'more':
        return html`<button type="button" class="older" @click=${older}>${strings.older}</button>`;
      case 'loading':
        return skeleton(strings);
      case 'failed':
        return notice(strings.olderFailed, {label: strings.retry, click: older});
      default:
        return nothing;
    }
  }

  /** What is shown before the first message. */
  #before() {
    const {session, strings, policy, heading} = this;
    const {status, error, history, app} = this.#state.value;
    if (status === 'failed' && error) {
      return notice(errorText(error, strings, this.#words.value), {
        label: strings.retry,
        click: () => void session.start(),
      });
    }
    if (history === 'failed') return this.#past();
    if (status === 'loading' || history === 'loading') return skeleton(strings);
    return html`<slot name="empty">${welcome({session, app, strings, policy, heading})}</slot>`;
  }

  #latest(fresh: boolean) {
    const label = fresh ? this.strings.newText : this.strings.latest;
    return html`
      <button type="button" class="latest" aria-label=${label} title=${label} @click=${() => this.#stick.toEnd()}>
        ${arrowDownIcon}${fresh ? html`<span class="new"></span>` : nothing}
      </button>
    `;
  }

  #nearTop() {
    if (this.scroller.scrollTop < NEAR_TOP && this.#state.value.history === 'more') void this.session.loadOlder();
  }
}

/** The shape of an answer that is on its way; seen only when it takes a while. */
function skeleton(strings: Strings) {
  return html`<div class="skeleton" role="status" aria-label=${strings.loading}><i></i><i></i><i></i></div>`;
}

define('dify-chat-thread', DifyChatThread);
