import {LitElement, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {Select} from '../controllers/select.js';
import {Words} from '../controllers/words.js';
import {errorText} from '../i18n/error-text.js';
import type {TaskStrings} from '../i18n/en-task.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import {isRunning, type Answer, type RunPart, type UserMessage} from '../state/types.js';
import {noticeStyles} from '../styles/notice.js';
import {shared} from '../styles/shared.js';
import {thinkingStyles} from '../styles/thinking.js';
import {define} from './define.js';
import {summaryOf} from './input-summary.js';
import {failure, notice} from './notice.js';
import {renderPart} from './parts.js';
import './result-actions.js';
import {styles} from './result.styles.js';
import {time} from './time.js';

/**
 * What an app has made of its inputs, how far it is, and what can be done with it.
 *
 * @customElement dify-chat-result
 * @fires change - The visitor wants to change the inputs.
 */
export class DifyChatResult extends LitElement {
  static override styles = [shared, noticeStyles, thinkingStyles, styles];

  @property({attribute: false}) session!: ChatSession;
  @property({attribute: false}) question!: UserMessage;
  @property({attribute: false}) message!: Answer;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) policy!: MarkdownPolicy;
  @property({attribute: false}) words!: TaskStrings['task'];

  readonly #more = new Words(this);
  readonly #fields = new Select(this, ({form}) => form?.fields);

  protected override render() {
    const {session, question, message, strings, policy, words} = this;
    const summary = summaryOf(question, this.#fields.value ?? [], words);
    const last = message.parts.length - 1;
    return html`
      <header role="none">
        <p class="summary" dir="auto" title=${summary}>${summary || words.noInputs}</p>
        ${time(message.createdAt, strings.locale)}
      </header>
      <div class="body">
        ${message.parts.map((part, index) =>
          renderPart(part, {
            session,
            answer: message,
            strings,
            policy,
            streaming: index === last && message.status === 'streaming',
          }),
        )}
        ${this.#state(message)}
      </div>
      <dify-chat-result-actions
        .session=${session}
        .message=${message}
        .strings=${strings}
        .words=${words}
      ></dify-chat-result-actions>
    `;
  }

  /** What is said of a result that is not simply there. */
  #state(message: Answer) {
    const {strings, words} = this;
    const {status, delay, again, error} = message;
    const more = this.#more.value;
    if (isRunning(message)) {
      const late = again ? more?.again(again) : delay === 'queued' ? more?.queued : delay && strings.slow;
      if (status !== 'waiting' && !late) return nothing;
      return html`<div class="thinking"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="note">${late ?? nothing}</span></div>`;
    }
    switch (status) {
      case 'stopped':
        return html`<p class="note">${words.stopped}</p>`;
      case 'incomplete':
        if (delay) return html`<p class="note">${more?.checking}</p>`;
        return notice(words.cut, {label: words.again, click: this.#again});
      case 'failed':
        if (error?.kind === 'input' && more !== undefined)
          return notice(errorText(error, strings, more), {label: words.change, click: this.#change});
        return error ? failure(error, strings, more, this.#again) : nothing;
      case 'done':
        return this.#end(message);
      default:
        return nothing;
    }
  }

  #end({parts}: Answer) {
    const {words} = this;
    const run = parts.find((part): part is RunPart => part.kind === 'run');
    if (run?.status === 'partial-succeeded') return html`<p class="note">${words.partial}</p>`;
    return parts.some(({kind}) => kind !== 'run') ? nothing : html`<p class="note">${words.nothing}</p>`;
  }

  readonly #again = (): unknown => this.session.retry(this.message.key);

  readonly #change = (): unknown => this.dispatchEvent(new Event('change'));
}

define('dify-chat-result', DifyChatResult);
