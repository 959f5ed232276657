import {LitElement, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {RichWords} from '../controllers/rich-words.js';
import {Select} from '../controllers/select.js';
import {english, type Strings} from '../i18n/index.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import {
  isRunning,
  type Answer,
  type FilePart,
  type Message,
  type Part,
  type ReasoningPart,
  type RunPart,
  type ToolPart,
} from '../state/types.js';
import {shared} from '../styles/shared.js';
import {tellAround} from './tell-around.js';
import {define} from './define.js';
import {imagesFrom} from './images.js';
import {sentFile} from './sent-file.js';
import {styles} from './part.styles.js';

/**
 * A part of an answer that is not text: a run of a workflow, a tool that an agent used, a file.
 *
 * @customElement dify-chat-part
 */
export class DifyChatPart extends LitElement {
  static override styles = [shared, styles];

  /** What to draw. (`part` is the name of a property that every element has.) */
  @property({attribute: false}) content!: Part;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) session!: ChatSession;
  /** The answer of which it is a part; a question, of a file that the visitor has sent. */
  @property({attribute: false}) answer!: Answer;

  /** Which images are shown without asking. */
  @property({attribute: false}) policy!: MarkdownPolicy;

  readonly #words = new RichWords(this);
  readonly #noSteps = new Select(this, () => !!this.session.core.options.page?.noSteps);

  protected override render() {
    const part = this.content;
    switch (part.kind) {
      case 'run':
      case 'tool':
        return this.#steps(part);
      case 'reasoning':
        return this.#thought(part);
      case 'file':
        return this.#file(part);
      case 'human-input':
        void import('./human-input.js').catch(() => undefined); // offline: see `parts.ts`
        return html`<dify-chat-human-input
          .content=${part}
          .session=${this.session}
          .answer=${this.answer}
          .strings=${this.strings}
          .policy=${this.policy}
        ></dify-chat-human-input>`;
      case 'outputs':
        void import('./outputs.js').catch(() => undefined);
        return html`<dify-chat-outputs
          .content=${part}
          .strings=${this.strings}
          .policy=${this.policy}
        ></dify-chat-outputs>`;
      case 'gap':
        return html`<p class="gap">
          <span aria-hidden="true">…</span>
          <bdi>${this.#words.value?.gap}</bdi>
        </p>`;
      default:
        return nothing;
    }
  }

  #steps(part: RunPart | ToolPart) {
    const hidden = this.#noSteps.value;
    if (hidden) tellAround(this, 'data-busy', false);
    if (hidden || part.kind === 'tool') tellAround(this, 'data-none', hidden);
    if (hidden) return nothing;
    void import('./steps.js').catch(() => undefined); // offline: the text of the answer is there all the same
    const {session, answer, strings, policy} = this;
    return part.kind === 'run'
      ? html`<dify-chat-run
          .content=${part}
          .answer=${answer}
          .session=${session}
          .strings=${strings}
          .policy=${policy}
        ></dify-chat-run>`
      : html`<dify-chat-tool
          .content=${part}
          .answer=${answer}
          .session=${session}
          .strings=${strings}
          .policy=${policy}
        ></dify-chat-tool>`;
  }

  #thought({text, done}: ReasoningPart) {
    void import('./thoughts.js').catch(() => undefined);
    const {answer, strings, policy} = this;
    return html`<dify-chat-thought
      .text=${text}
      .running=${!done && isRunning(answer)}
      .strings=${strings}
      .policy=${policy}
    ></dify-chat-thought>`;
  }

  /** Images that follow each other stand together, in the place of the first one. */
  #file(content: FilePart) {
    const {session, answer, strings, policy} = this;
    const sent = (answer as Message).role === 'user';
    const file = sent ? sentFile(content) : content;
    const images = imagesFrom(sent ? answer.parts.map(sentFile) : answer.parts, file);
    tellAround(this, 'data-none', images?.length === 0);
    this.toggleAttribute('data-sent', sent);
    if (images?.length === 0) return nothing;
    if (images) {
      void import('./gallery.js').catch(() => undefined);
      return html`<dify-chat-gallery
        .files=${images}
        .answer=${answer}
        .session=${session}
        .strings=${strings}
        .policy=${policy}
      ></dify-chat-gallery>`;
    }
    void import('./file.js').catch(() => undefined);
    return html`<dify-chat-file
      .file=${file}
      .answer=${answer}
      .session=${session}
      .strings=${strings}
      .policy=${policy}
    ></dify-chat-file>`;
  }
}

define('dify-chat-part', DifyChatPart);
