import {LitElement, html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {Report} from '../controllers/report.js';
import {Select} from '../controllers/select.js';
import {Words} from '../controllers/words.js';
import {english, type MoreStrings, type Strings} from '../i18n/index.js';
import type {ChatSession} from '../state/session.js';
import {isRunning, type Answer, type ChatState, type UserMessage} from '../state/types.js';
import {changeUnsent, isHeld} from '../state/unsent.js';
import {askAgain, showVersion, versionsOf} from '../state/versions.js';
import {bubbleStyles} from '../styles/bubble.js';
import {shared} from '../styles/shared.js';
import {copyIcon, tickIcon} from './action-icons.js';
import {bubble, EXCERPT} from './bubble.js';
import {canCopy, copy} from './copy.js';
import {define} from './define.js';
import {hold, inPlace} from './in-place.js';
import './question-editor.js';
import {editIcon, nextIcon, previousIcon} from './question-icons.js';
import {styles} from './question.styles.js';
import {time} from './time.js';

/**
 * A sent question: its bubble, which stands in the slot, and what can be done with it. One that is neither new nor near the
 * view is nothing but the bubble.
 *
 * @customElement dify-chat-question
 * @slot - The bubble; not shown while the question is being edited.
 */
export class DifyChatQuestion extends LitElement {
  static override styles = [shared, bubbleStyles, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) message!: UserMessage;
  @property({attribute: false}) strings: Strings = english;

  /** More than is shown of it. */
  @state() private long = false;
  /** The visitor wants to see all of it. */
  @state() private whole = false;

  readonly #words = new Words(this);
  readonly #edit = new Select(this, ({edits}, {message}) => edits?.[message.key]);
  readonly #running = new Select(this, isBusy);
  readonly #last = new Select(this, ({messages}, {message}) => messages.at(-2)?.key === message.key);
  readonly #sizes = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
  readonly #report = new Report(this);
  #near = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new Select(this, asideOf); // there may be other versions then
  }

  override connectedCallback(): void {
    if (this.#near) super.connectedCallback();
  }

  override disconnectedCallback(): void {
    this.#sizes.disconnect();
    clearTimeout(this.#timer);
    if (this.#near) super.disconnectedCallback();
  }

  /** Draws it, from now on. */
  appear(): void {
    if (this.#near || !this.isConnected) return;
    this.#near = true;
    super.connectedCallback();
  }

  /** Goes to a button of the versions, after it has brought this one on the screen. */
  async arrive(step: number): Promise<void> {
    this.appear();
    await this.updateComplete;
    await this.strings.more().catch(() => undefined);
    await this.updateComplete;
    this.#find(step < 0 ? '.previous' : '.next')?.focus({preventScroll: true});
    const {index, count} = versionsOf(this.session.state.get(), this.message.key);
    // A region speaks only of what comes into it while it is there.
    this.#timer = setTimeout(() => this.#report.say(this.#words.value?.question.version(index + 1, count) ?? ''), 100);
  }

  protected override firstUpdated() {
    const text = this.querySelector('.bubble > *');
    if (text) this.#sizes.observe(text);
  }

  protected override render() {
    const words = this.#words.value?.question;
    const text = this.#edit.value;
    if (text !== undefined && words) return this.#editor(text, words);
    return html`
      ${this.whole ? bubble(this.message.text, Infinity) : html`<slot></slot>`} ${words ? this.#row(words) : nothing}
    `;
  }

  #editor(text: string, words: MoreStrings['question']) {
    const {session, message, strings} = this;
    const changed = text.trim() && text.trim() !== message.text.trim();
    return html`
      <dify-chat-question-editor
        .text=${text}
        .strings=${strings}
        .words=${words}
        .ready=${!!changed && !this.#running.value}
        .hint=${session.core.services.http.family === 'service' && !this.#held ? words.linear : ''}
        @input=${this.#input}
        @save=${this.#save}
        @cancel=${this.#cancel}
      ></dify-chat-question-editor>
    `;
  }

  #row(words: MoreStrings['question']) {
    const {message, strings, whole} = this;
    const {said, done, problem} = this.#report;
    const {index, count} = versionsOf(this.session.state.get(), message.key);
    return html`
      <div class=${count > 1 && this.#last.value ? 'row kept' : 'row'}>
        ${time(message.createdAt, strings.locale)}
        ${canCopy() ? this.#button('copy', done ? said : words.copy, done ? tickIcon : copyIcon, this.#copy) : nothing}
        ${this.#button('edit', words.edit, editIcon, () => void this.edit(), this.#running.value)}
        ${count > 1 ? this.#pager(words, index, count) : nothing}
        ${
          this.long || whole
            ? html`<button type="button" class="all" aria-expanded=${whole} @click=${this.#unfold}>
                ${whole ? words.less : words.all}
              </button>`
            : nothing
        }
      </div>
      ${problem ? html`<p class="note" aria-hidden="true">${problem}</p>` : nothing}
      <span class="visually-hidden" role="status">${said}</span>
    `;
  }

  #pager(words: MoreStrings['question'], index: number, count: number) {
    const busy = this.#running.value;
    return html`
      <div class="pager" role="group" aria-label=${words.versions}>
        ${this.#button('previous', words.previous, previousIcon, () => void this.#switch(-1), busy || index === 0)}
        <span class="count" aria-hidden="true">${index + 1}/${count}</span>
        <span class="visually-hidden">${words.version(index + 1, count)}</span>
        ${this.#button('next', words.next, nextIcon, () => void this.#switch(1), busy || index === count - 1)}
      </div>
    `;
  }

  /** One that cannot be pressed now keeps the focus. */
  #button(name: string, label: string, icon: unknown, click: () => unknown, disabled = false) {
    return html`
      <button
        type="button"
        class="icon-button ${name}"
        aria-label=${label}
        title=${label}
        aria-disabled=${disabled || nothing}
        @click=${disabled ? nothing : click}
      >
        ${icon}
      </button>
    `;
  }

  /** Lets the visitor change it where it stands. */
  async edit(): Promise<void> {
    this.appear();
    await this.strings.more().catch(() => undefined);
    this.#keep(this.message.text);
    await this.updateComplete;
    this.#find('dify-chat-question-editor')?.focus();
  }

  #input(event: Event): void {
    this.#keep((event.target as HTMLElementTagNameMap['dify-chat-question-editor']).text);
  }

  async #cancel(): Promise<void> {
    this.#keep();
    await this.updateComplete;
    this.#find('.edit')?.focus();
  }

  #save(): void {
    const {session, message} = this;
    const text = this.#edit.value;
    if (!text?.trim()) return;
    const answer = this.#held;
    if (answer ? changeUnsent(session, answer.key, text) : askAgain(session, message.key, text)) this.#keep();
  }

  /** Keeps what the visitor has made of the question so far in the state: this element may go when another version is shown. */
  #keep(text?: string) {
    const {core} = this.session;
    const edits = Object.entries(core.get().edits ?? {}).filter(([key]) => key !== this.message.key);
    core.patch({edits: Object.fromEntries(text === undefined ? edits : [...edits, [this.message.key, text]])});
    this.requestUpdate(); // at once, not with the next frame
  }

  async #switch(step: number): Promise<void> {
    const {session, message} = this;
    await inPlace(
      this,
      () => showVersion(session.core, message.key, step),
      (next) => next.arrive(step),
    );
  }

  async #copy(): Promise<void> {
    const words = this.#words.value!;
    if (await copy(this.message.text)) this.#report.say(words.question.copied, copyIcon);
    else this.#report.fail(words.actions.copyFailed);
  }

  #unfold(): void {
    hold(this.#item, this.whole ? 'bottom' : 'top');
    this.whole = !this.whole;
  }

  /** Its answer, while Dify does not have it. */
  get #held(): Answer | undefined {
    return heldAnswer(this.session.state.get(), this);
  }

  /** The message of which this is a part. */
  get #item(): Element {
    return (this.getRootNode() as ShadowRoot).host;
  }

  #measure() {
    const text = this.querySelector('.bubble > *');
    if (!text?.clientHeight) return; // not on the screen
    this.long = text.scrollHeight > text.clientHeight + 1 || this.message.text.length > EXCERPT;
  }

  #find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }
}

const heldAnswer = ({messages}: ChatState, {message}: DifyChatQuestion) => {
  const answer = messages[messages.indexOf(message) + 1];
  return answer?.role === 'assistant' && isHeld(answer) ? answer : undefined;
};

/** What waits to be sent can be changed, and nothing else meanwhile. */
const isBusy = (state: ChatState, host: DifyChatQuestion) =>
  isRunning(state.messages.at(-1)) && heldAnswer(state, host) !== state.messages.at(-1);
const asideOf = ({aside}: ChatState) => aside;

define('dify-chat-question', DifyChatQuestion);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-question': DifyChatQuestion;
  }
}
