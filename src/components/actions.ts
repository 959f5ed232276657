import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {Report} from '../controllers/report.js';
import {Select} from '../controllers/select.js';
import {Words} from '../controllers/words.js';
import {english, type MoreStrings, type Strings} from '../i18n/index.js';
import {Feedback} from '../state/feedback.js';
import type {ChatSession} from '../state/session.js';
import {mayFollow} from '../state/suggestions.js';
import {withoutThoughts} from '../state/thoughts.js';
import {isRunning, textOf, type Answer, type Rating} from '../state/types.js';
import {askAgain} from '../state/versions.js';
import {noticeStyles} from '../styles/notice.js';
import {shared} from '../styles/shared.js';
import {copyIcon, dislikeIcon, likeIcon, tickIcon} from './action-icons.js';
import {aroundStyles, styles} from './actions.styles.js';
import './comment.js';
import type {DifyChatComment} from './comment.js';
import {canCopy, copy, drawnIn} from './copy.js';
import {define} from './define.js';
import {retryIcon} from './icons.js';
import {watchView} from './in-view.js';
import {notice} from './notice.js';
import './day.js';
import './question.js';
import './suggestions.js';
import {time} from './time.js';

/** What concerns an answer in the rest of the state, as bits. */
const LAST = 1;
const BUSY = 2;
const NO_FEEDBACK = 4;
const SPEAKS = 8;
const SPOKEN = 16;

/** A button of the row. */
interface Action {
  readonly icon: TemplateResult;
  readonly label: string;
  readonly click: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}

/**
 * What can be done with an answer, when it was written, and what might be asked next.
 *
 * @customElement dify-chat-actions
 */
export class DifyChatActions extends LitElement {
  static override styles = [shared, noticeStyles, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) message!: Answer;
  @property({attribute: false}) strings: Strings = english;

  /** The rating that a comment may go along with; null: the form is put away, with what is written in it. */
  @state() private rated: Rating | undefined;

  readonly #words = new Words(this);
  readonly #report = new Report(this);
  readonly #state = new Select(this, ({messages, app, speech}) => {
    const last = messages.at(-1);
    const {page} = this.session.core.options;
    return (
      (last?.key === this.message.key ? LAST : 0) |
      (isRunning(last) ? BUSY : 0) |
      (page?.noFeedback ? NO_FEEDBACK : 0) |
      (app?.parameters.text_to_speech?.enabled ? SPEAKS : 0) |
      (speech?.key === this.message.key ? SPOKEN : 0)
    );
  });
  /** The answer is at the end or near the view, or was: only then it gets its buttons. */
  #near = false;
  #feedback: Feedback | undefined;
  #unwatch: (() => void) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  /** Draws it, from now on. */
  appear(): void {
    if (this.#near) return;
    this.#near = true;
    this.requestUpdate();
  }

  protected override shouldUpdate(): boolean {
    this.#near ||= !!(this.#state.value & LAST);
    return this.#near || this.#noted;
  }

  protected override firstUpdated(): void {
    const {adoptedStyleSheets: sheets} = this.getRootNode() as ShadowRoot;
    const sheet = aroundStyles.styleSheet!;
    if (!sheets.includes(sheet)) sheets.push(sheet);
  }

  protected override updated(): void {
    const last = !!(this.#state.value & LAST);
    this.toggleAttribute('data-last', last);
    this.toggleAttribute('data-open', !!(this.#report.problem || this.rated || this.#state.value & SPOKEN));
    if (last === !!this.#unwatch || !this.isConnected) return;
    // The last one looks for all, and its question is there at once.
    this.#unwatch?.();
    const {host} = this.getRootNode() as ShadowRoot;
    this.#unwatch = last ? watchView(host, appear) : undefined;
    if (last && host.previousElementSibling) appear([host.previousElementSibling]);
  }

  protected override render() {
    const {session, message, strings} = this;
    const last = !!(this.#state.value & LAST);
    const words = this.#near && !this.#runs && this.#words.value?.actions;
    return html`
      ${this.#sources()}
      ${words ? this.#row(words) : html`<div class="row">${this.#state.value & SPOKEN ? this.#aloud() : nothing}</div>`}
      ${
        last && mayFollow(session, message)
          ? html`<dify-chat-suggestions
              .session=${session}
              .message=${message}
              .strings=${strings}
            ></dify-chat-suggestions>`
          : nothing
      }
    `;
  }

  /** What it rests on is there from the beginning, with the text, and so is the room that it takes. */
  #sources() {
    const {message, strings} = this;
    if (!this.#noted || this.#runs) return nothing;
    void import('./sources.js').catch(() => undefined);
    return html`<dify-chat-sources .message=${message} .strings=${strings}></dify-chat-sources>`;
  }

  /** While it is being written it can be heard already, and paused. */
  #aloud() {
    const {session, message, strings} = this;
    if (!(this.#state.value & SPEAKS)) return nothing;
    void import('./speak-button.js').catch(() => undefined);
    return html`<dify-chat-speak-button
      .session=${session}
      .message=${message}
      .strings=${strings}
    ></dify-chat-speak-button>`;
  }

  #row(words: MoreStrings['actions']) {
    const {message, strings, rated} = this;
    const {said, problem, retry} = this.#report;
    const rates = message.id && !(this.#state.value & NO_FEEDBACK);
    return html`
      <div class="row">
        ${canCopy() && textOf(message.parts) ? this.#button({icon: copyIcon, label: words.copy, click: () => void this.#copy()}) : nothing}
        ${this.#aloud()}
        ${
          rates
            ? html`
                ${this.#thumb('like', likeIcon, words.like)} ${this.#thumb('dislike', dislikeIcon, words.dislike)}
              `
            : nothing
        }
        ${this.#again(words)} ${message.unsent ? nothing : time(message.createdAt, strings.locale)}
      </div>
      ${problem ? notice(problem, retry && {label: strings.retry, click: retry}) : nothing}
      ${
        rates && rated !== undefined
          ? html`<dify-chat-comment
              ?hidden=${!rated}
              .rating=${rated}
              .strings=${strings}
              .send=${this.#comment}
              @close=${this.#close}
            ></dify-chat-comment>`
          : nothing
      }
      <span class="visually-hidden" role="status">${said}</span>
    `;
  }

  #button({icon, label, click, pressed, disabled = false}: Action) {
    const done = this.#report.done === icon;
    const title = done && icon === copyIcon ? this.#report.said : label;
    return html`
      <button
        type="button"
        class="icon-button"
        aria-label=${title}
        title=${title}
        aria-pressed=${pressed ?? nothing}
        aria-disabled=${disabled || nothing}
        @click=${click}
      >
        ${done ? tickIcon : icon}
      </button>
    `;
  }

  #thumb(rating: 'like' | 'dislike', icon: TemplateResult, label: string) {
    const pressed = this.message.rating === rating;
    return this.#button({icon, label, pressed, click: () => void this.#rate(pressed ? null : rating)});
  }

  /** The same question once more. Where a conversation is a line, only its end can be said again. */
  #again(words: MoreStrings['actions']) {
    const {status, parts} = this.message;
    const linear = this.session.core.services.http.family === 'service';
    const value = this.#state.value;
    const whole = status === 'done' || (status === 'stopped' && parts.length); // the others have a button that says so
    if (!whole || (linear && !(value & LAST))) return nothing;
    const label = linear ? words.askAgain : words.regenerate;
    return this.#button({icon: retryIcon, label, click: this.#ask, disabled: !!(value & BUSY)});
  }

  readonly #ask = (): void => {
    if (!(this.#state.value & BUSY)) askAgain(this.session, this.message.key);
  };

  async #copy(): Promise<void> {
    const words = this.#words.value!.actions;
    this.#report.clear();
    if (await copy(withoutThoughts(textOf(this.message.parts)), drawnIn(this.getRootNode() as ShadowRoot))) {
      this.#report.say(words.copied, copyIcon);
    } else {
      this.#report.fail(words.copyFailed);
    }
  }

  async #rate(rating: Rating): Promise<void> {
    this.#report.clear();
    this.rated = rating;
    if (await this.#opinion().say(rating)) return;
    this.#report.fail(this.#words.value!.actions.ratingFailed, () => void this.#rate(rating));
    if (!this.#form?.draft.trim()) this.rated = null;
  }

  /** Sends a comment; resolves to whether Dify took it. */
  readonly #comment = async (text: string): Promise<boolean> => {
    const {rated} = this;
    if (!rated || !(await this.#opinion().say(rated, text))) return false;
    this.#report.say(this.#words.value!.actions.commented, rated === 'like' ? likeIcon : dislikeIcon);
    return true;
  };

  /** Puts the form away; who was in it goes on at the rating. */
  readonly #close = (): void => {
    const focused = (this.renderRoot as ShadowRoot).activeElement === this.#form;
    this.rated = null;
    if (focused) this.renderRoot.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
  };

  /** It is still being written, or looked for. */
  get #runs(): boolean {
    return !!this.message.delay || isRunning(this.message);
  }

  /** It is known what it rests on, or who wrote it. */
  get #noted(): boolean {
    const {sources, annotator} = this.message;
    return !!sources || annotator !== undefined;
  }

  get #form(): DifyChatComment | null {
    return this.renderRoot.querySelector('dify-chat-comment');
  }

  #opinion(): Feedback {
    const {session, message} = this;
    if (this.#feedback?.id !== message.id) this.#feedback = new Feedback(session, message);
    return this.#feedback!;
  }
}

/** Draws what can be done with these messages. */
function appear(messages: Element[]): void {
  for (const {shadowRoot} of messages)
    for (const name of ['dify-chat-actions', 'dify-chat-question'] as const) shadowRoot?.querySelector(name)?.appear();
}

define('dify-chat-actions', DifyChatActions);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-actions': DifyChatActions;
  }
}
