import {LitElement, html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {english, type Strings} from '../i18n/index.js';
import type {FilePart, Part, ToolPart} from '../state/types.js';
import {shared} from '../styles/shared.js';
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
  /** Dify's address for a URL in an answer; nothing for one that is not to be used. */
  @property({attribute: false}) resolve: (url: string) => string | undefined = () => undefined;

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
    const {strings} = this;
    const name = toolName(part);
    const text = part.observation ? strings.usedTool(name) : strings.usingTool(name);
    return html`<p class="note">${toolIcon}<span>${text}</span></p>`;
  }

  #file({type, name, url}: FilePart) {
    const {strings, resolve} = this;
    const address = resolve(url);
    if (type === 'image' && address) {
      return html`<img
        class="image"
        src=${address}
        alt=${name || strings.image}
        loading="lazy"
        referrerpolicy="no-referrer"
      />`;
    }
    return html`
      <a
        class="file"
        href=${address ?? nothing}
        target="_blank"
        rel="noopener noreferrer"
        aria-label=${strings.download(name)}
      >
        ${fileIcon}<span>${name || strings.file}</span>
      </a>
    `;
  }
}

/** Dify joins the names of parallel tools by semicolons. Labels come by language; English is always among them. */
function toolName({tool, labels}: ToolPart): string {
  return tool
    .split(';')
    .map((name) => {
      const label = Object.hasOwn(labels, name) ? (labels[name] as {en_US?: unknown} | null)?.en_US : undefined;
      return typeof label === 'string' && label ? label : name;
    })
    .join(', ');
}

define('dify-chat-part', DifyChatPart);
