import {LitElement, html, nothing, svg, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {Report} from '../controllers/report.js';
import {Select} from '../controllers/select.js';
import {Words} from '../controllers/words.js';
import type {TaskStrings} from '../i18n/en-task.js';
import {english, type MoreStrings, type Strings} from '../i18n/index.js';
import {Feedback} from '../state/feedback.js';
import {likeMore, mayLikeMore} from '../state/like-more.js';
import type {ChatSession} from '../state/session.js';
import {withoutThoughts} from '../state/thoughts.js';
import {isRunning, textOf, type Answer, type Rating} from '../state/types.js';
import {noticeStyles} from '../styles/notice.js';
import {shared} from '../styles/shared.js';
import {copyIcon, dislikeIcon, likeIcon, tickIcon} from './action-icons.js';
import './comment.js';
import {canCopy, copy, drawnIn} from './copy.js';
import {define} from './define.js';
import {icon} from './icon.js';
import {retryIcon} from './icons.js';
import {notice} from './notice.js';
import {styles} from './result-actions.styles.js';

const moreIcon = icon(svg`<path d="M10 4.2v11.6M4.2 10h11.6"/>`, 16);

/** A button of the row. */
interface Action {
  readonly icon: TemplateResult;
  readonly label: string;
  readonly click: () => void;
  readonly pressed?: boolean;
}

/**
 * What can be done with a result.
 *
 * @customElement dify-chat-result-actions
 */
export class DifyChatResultActions extends LitElement {
  static override styles = [shared, noticeStyles, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) message!: Answer;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) words!: TaskStrings['task'];

  /** The rating that a comment may go along with. */
  @state() private rated: Rating = null;

  readonly #more = new Words(this);
  readonly #report = new Report(this);
  readonly #busy = new Select(this, ({messages}) => isRunning(messages.at(-1)));
  readonly #noFeedback = new Select(this, () => !!this.session.core.options.page?.noFeedback);
  #feedback: Feedback | undefined;

  protected override render() {
    const {message, strings, rated} = this;
    const words = this.#more.value?.actions;
    if (!words || message.delay || isRunning(message)) return html`<div class="row">${this.#aloud()}</div>`;
    const {said, problem, retry} = this.#report;
    return html`
      ${this.#row(words)} ${problem ? notice(problem, retry && {label: strings.retry, click: retry}) : nothing}
      ${
        rated
          ? html`<dify-chat-comment
              .rating=${rated}
              .strings=${strings}
              .send=${this.#comment}
              @close=${() => (this.rated = null)}
            ></dify-chat-comment>`
          : nothing
      }
      <span class="visually-hidden" role="status">${said}</span>
    `;
  }

  /** While it is being written it can be heard already. */
  #aloud() {
    const {session, message, strings} = this;
    if (!session.core.get().app?.parameters.text_to_speech?.enabled) return nothing;
    void import('./speak-button.js').catch(() => undefined);
    return html`
      <dify-chat-speak-button .session=${session} .message=${message} .strings=${strings}></dify-chat-speak-button>
    `;
  }

  #row(words: MoreStrings['actions']) {
    const {session, message, words: task} = this;
    const idle = !this.#busy.value;
    const told = message.status === 'incomplete' || message.status === 'failed'; // these have a button that says so
    const rates = message.id && textOf(message.parts) && !this.#noFeedback.value;
    return html`
      <div class="row">
        ${canCopy() && textOf(message.parts) ? this.#button({icon: copyIcon, label: task.copy, click: () => void this.#copy(words)}) : nothing}
        ${this.#aloud()}
        ${rates ? html`${this.#thumb('like', likeIcon, words.like)} ${this.#thumb('dislike', dislikeIcon, words.dislike)}` : nothing}
        ${idle && mayLikeMore(session, message) ? this.#button({icon: moreIcon, label: task.more, click: () => likeMore(session, message.key)}) : nothing}
        ${idle && !told ? this.#button({icon: retryIcon, label: task.again, click: () => session.retry(message.key)}) : nothing}
      </div>
    `;
  }

  #button({icon, label, click, pressed}: Action) {
    const done = this.#report.done === icon;
    const title = done && icon === copyIcon ? this.#report.said : label;
    return html`<button
      type="button"
      class="icon-button"
      aria-label=${title}
      title=${title}
      aria-pressed=${pressed ?? nothing}
      @click=${click}
    >
      ${done ? tickIcon : icon}
    </button>`;
  }

  #thumb(rating: 'like' | 'dislike', icon: TemplateResult, label: string) {
    const pressed = this.message.rating === rating;
    return this.#button({icon, label, pressed, click: () => void this.#rate(pressed ? null : rating)});
  }

  async #copy(words: MoreStrings['actions']): Promise<void> {
    this.#report.clear();
    const drawn = drawnIn(this.getRootNode() as ShadowRoot);
    if (await copy(withoutThoughts(textOf(this.message.parts)), drawn.length ? drawn : undefined))
      this.#report.say(words.copied, copyIcon);
    else this.#report.fail(words.copyFailed);
  }

  async #rate(rating: Rating): Promise<void> {
    this.#report.clear();
    this.rated = rating;
    if (await this.#opinion().say(rating)) return;
    this.#report.fail(this.#more.value!.actions.ratingFailed, () => void this.#rate(rating));
    this.rated = null;
  }

  /** Sends a comment; resolves to whether Dify took it. */
  readonly #comment = async (text: string): Promise<boolean> => {
    const {rated} = this;
    if (!rated || !(await this.#opinion().say(rated, text))) return false;
    this.#report.say(this.#more.value!.actions.commented, rated === 'like' ? likeIcon : dislikeIcon);
    return true;
  };

  #opinion(): Feedback {
    const {session, message} = this;
    if (this.#feedback?.id !== message.id) this.#feedback = new Feedback(session, message);
    return this.#feedback!;
  }
}

define('dify-chat-result-actions', DifyChatResultActions);
