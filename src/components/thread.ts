import {LitElement, html, nothing} from 'lit';
import {property, query} from 'lit/decorators.js';
import {Announcer} from '../controllers/announcer.js';
import type {Nearby} from '../controllers/nearby.js';
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
import {failure, notice} from './notice.js';
import {styles} from './thread.styles.js';
import {welcome} from './welcome.js';
import {welcomeStyles} from './welcome.styles.js';

const NO_SITE = {};

/** So near to the top, in pixels, the page before is fetched. */
const NEAR_TOP = 240;

/** No message is less high, in pixels: so many of the newest fill the window, and are drawn first. A frame may still grow. */
const LOW = 45;
const FIRST = 12;

/** The others follow after so many milliseconds. */
const REST = 100;

/** So many have an element, at most, until it is known which are near. */
const MOST = 60;

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
  /** What the app wants to know first, while it is asked. */
  @query('dify-chat-inputs-form') readonly form!: HTMLElement | null;

  /** @internal Which messages have an element, in a long conversation. */
  nearby: Nearby | undefined;

  /** @internal The last message as it was when the reader was at the end. */
  seen: Message | undefined;

  readonly #state = new Select(this, (state) => state);
  readonly #list = Object.assign(document.createElement('div'), {className: 'list'});
  #elements = new Map<string, DifyChatMessage>();
  /** What all of them have got beside their message. */
  #given: unknown[] = [];
  /** So many of the newest messages have an element now, at most. */
  #most = Math.max(FIRST, innerHeight / LOW);
  /** Where that is too few, more was asked for. */
  #few = 0;
  readonly #stick = new StickToBottom(this, () => this.#list.children as HTMLCollectionOf<HTMLElement>);
  readonly #announcer = new Announcer(this);
  readonly #words = new Words(this);
  #question: string | undefined;
  /** The conversation that was shown last. */
  #core: unknown;
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
    // The visitor's own question is always shown, and so is the end of another conversation.
    const question = messages.findLast(({role}) => role === 'user')?.key;
    const {core, running} = this.session;
    if (core !== this.#core || (question !== this.#question && (!this.#question || running))) this.#stick.follow();
    if (!messages.length) this.#stick.atEnd = false; // what is there before is read from its top
    this.#question = question;
    this.#core = core;
    if (this.#stick.atEnd) this.seen = messages.at(-1);
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
        <div class="content">${messages.length ? html`${this.#past()}${this.#list}${this.#asking()}` : this.#before()}</div>
      </div>
      ${this.#stick.atEnd || !messages.length ? nothing : this.#latest(messages.at(-1) !== this.seen)}
      ${this.#announcer.regions}
    `;
  }

  /** Brings the message elements in line with the messages: each keeps its element, wherever it moves. */
  #sync(messages: readonly Message[]) {
    const {session, strings, policy} = this;
    const site = this.#state.value.app?.site ?? NO_SITE;
    const given = [session, strings, policy, site];
    const same = given.every((value, index) => value === this.#given[index]);
    this.#given = given;
    const most = this.#most;
    if (messages.length * 2 > most && most !== this.#few) {
      this.#few = most;
      if (most < MOST) setTimeout(() => this.#draw(MOST), REST);
      else this.#lookAround();
    }
    const shown = this.nearby?.take(messages) ?? [...messages.keys()].slice(-most);
    const list = this.#list;
    const known = this.#elements;
    this.#elements = new Map(shown.map((at) => [messages[at]!.key, known.get(messages[at]!.key)!]));
    // First of all: what is moved loses the focus and the selection.
    for (const [key, element] of known) if (!this.#elements.has(key)) element.remove();
    let place = list.firstElementChild;
    for (const at of shown) {
      const message = messages[at]!;
      const {key, role} = message;
      const previousAt = messages[at - 1]?.createdAt;
      const element = known.get(key) ?? document.createElement('dify-chat-message');
      if (!known.has(key)) {
        element.role = 'article';
        element.setAttribute('part', `message message--${role}`);
      }
      const ariaLabel = role === 'user' ? strings.you : strings.answer;
      if (!same || element.message !== message || element.previousAt !== previousAt)
        Object.assign(element, {session, message, strings, site, policy, previousAt, ariaLabel});
      this.#elements.set(key, element);
      if (element === place) place = place.nextElementSibling;
      else list.insertBefore(element, place);
    }
  }

  /** Of a long conversation only what is near the view is drawn. */
  #lookAround() {
    import('../controllers/nearby.js').then(
      ({Nearby}) => {
        this.nearby = new Nearby(this, this.scroller, this.#list, () => this.#stick.atEnd);
        this.requestUpdate();
      },
      () => this.#draw(Infinity), // offline
    );
  }

  #draw(most: number) {
    this.#most = most;
    this.requestUpdate();
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
        return aloud(notice(strings.olderFailed, {label: strings.retry, click: older}));
      default:
        return nothing;
    }
  }

  /** What is shown before the first message. */
  #before() {
    const {session, strings, policy, heading} = this;
    const {status, error, history, app} = this.#state.value;
    if (status === 'failed' && error) {
      return aloud(failure(error, strings, this.#words.value, () => void session.start()));
    }
    const form = this.#asking();
    if (history === 'failed') return html`${this.#past()}${form}`;
    if (status === 'loading' || history === 'loading') return skeleton(strings);
    const shown = welcome({session, app, strings, policy, heading, form});
    return form ? shown : html`<slot name="empty">${shown}</slot>`;
  }

  /** What the app wants to know before a question can leave: its element comes with the code that asks. */
  #asking() {
    const {session, strings} = this;
    return this.#state.value.form?.open
      ? html`<dify-chat-inputs-form .session=${session} .strings=${strings}></dify-chat-inputs-form>`
      : undefined;
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

/** What no answer says: a screen reader hears it at once. */
const aloud = (card: unknown) => html`<div role="alert">${card}</div>`;

/** The shape of an answer that is on its way; seen only when it takes a while. */
function skeleton(strings: Strings) {
  return html`<div class="skeleton" role="status" aria-label=${strings.loading}><i></i><i></i><i></i></div>`;
}

define('dify-chat-thread', DifyChatThread);
