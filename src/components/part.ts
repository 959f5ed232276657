import {LitElement, html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {Words} from '../controllers/words.js';
import {english, type Strings} from '../i18n/index.js';
import {isTrusted, type MarkdownPolicy} from '../markdown/policy.js';
import type {ChatSession} from '../state/session.js';
import type {Answer, FilePart, Part, ToolPart} from '../state/types.js';
import {shared} from '../styles/shared.js';
import {clear} from './clear.js';
import {define} from './define.js';
import {fileIcon, toolIcon} from './part-icons.js';
import {styles} from './part.styles.js';

/**
 * A part of an answer that is not text: a tool that an agent used, a file.
 *
 * @customElement dify-chat-part
 */
export class DifyChatPart extends LitElement {
  static override styles = [shared, styles];

  /** What to draw. (`part` is the name of a property that every element has.) */
  @property({attribute: false}) content!: Part;
  @property({attribute: false}) strings: Strings = english;
  @property({attribute: false}) session!: ChatSession;
  /** The answer of which it is a part. */
  @property({attribute: false}) answer!: Answer;

  /** Which images are shown without asking. */
  @property({attribute: false}) policy!: MarkdownPolicy;

  /** The visitor asked for an image. */
  @state() private shown = false;

  readonly #words = new Words(this);

  protected override render() {
    const part = this.content;
    switch (part.kind) {
      case 'tool':
        return this.#tool(part);
      case 'file':
        return this.#file(part);
      default:
        return nothing;
    }
  }

  #tool(part: ToolPart) {
    const words = this.#words.value;
    const name = clear(toolName(part));
    const text = words ? (part.observation ? words.usedTool(name) : words.usingTool(name)) : name;
    return html`<p class="note">${toolIcon}<span>${text}</span></p>`;
  }

  #file({type, url, ...part}: FilePart) {
    const words = this.#words.value;
    const name = clear(part.name);
    const address = this.session.resolve(url);
    const host = address && new URL(address).host;
    if (type === 'image' && address && host) {
      if (!this.shown && !isTrusted(new URL(address), this.policy)) {
        const show = () => (this.shown = true);
        return html`<button type="button" class="file" @click=${show}>
          ${fileIcon}<span>${this.policy.labels.image(name, host)}</span>
        </button>`;
      }
      return html`<img
        class="image"
        src=${address}
        alt=${name || words?.image || ''}
        loading="lazy"
        referrerpolicy="no-referrer"
      />`;
    }
    return html`
      <a
        class="file"
        href=${address ?? nothing}
        title=${host ?? nothing}
        target="_blank"
        rel="noopener noreferrer"
        aria-label=${words?.download(name) ?? name}
      >
        ${fileIcon}<span>${name || words?.file}</span>
      </a>
    `;
  }
}

/** Dify joins the names of parallel tools by semicolons. Labels come by language; English is always among them. */
function toolName({tool, labels}: ToolPart): string {
  return [tool]
    .join()
    .split(';')
    .map((name) => {
      const label = Object.hasOwn(labels, name) ? (labels[name] as {en_US?: unknown} | null)?.en_US : undefined;
      return typeof label === 'string' && label ? label : name;
    })
    .join(', ');
}

define('dify-chat-part', DifyChatPart);
