import {LitElement, html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {RichWords} from '../controllers/rich-words.js';
import {english, type Strings} from '../i18n/index.js';
import {capMarks} from '../markdown/cap.js';
import {overlap} from '../state/overlap.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {holdAround} from './hold-around.js';
import {styles} from './passage.styles.js';

/** Of a longer passage so much is shown at first, in UTF-16 units. */
const EXCERPT = 170;

/** A longer one scrolls in a box of its own. */
const BOX = 2000;

/** A very long one is laid out in blocks of about so much, as far as they are seen. */
const BLOCK = 4000;

/**
 * A passage that an answer rests on, in plain text. Sentences that the answer has taken up are marked.
 *
 * @customElement dify-chat-passage
 * @slot - What else is to be said of it, in few words.
 */
export class DifyChatPassage extends LitElement {
  static override styles = [shared, styles];

  @property() text = '';
  /** The answer. */
  @property() answer = '';
  @property({type: Number}) number = 0;
  @property({attribute: false}) strings: Strings = english;

  @state() private open = false;

  readonly #words = new RichWords(this);

  protected override render() {
    const {text, answer, number, open} = this;
    const words = this.#words.value?.sources;
    const flat = text.slice(0, EXCERPT * 2).replace(/\s+/g, ' ');
    const about = html`<slot></slot>`;
    if (flat.length <= EXCERPT && text.length <= EXCERPT * 2) {
      return html`<p dir="auto">${marked(flat, answer)}</p>
        ${about}`;
    }
    const scrolls = open && text.length > BOX;
    return html`
      ${
        open
          ? html`<div
              class="whole ${scrolls ? 'box' : ''}"
              dir="auto"
              role=${scrolls ? 'group' : nothing}
              tabindex=${scrolls ? 0 : nothing}
              aria-label=${scrolls ? (words?.passage(number) ?? nothing) : nothing}
            >
              ${blocks(text).map((block) => html`<div>${marked(block, answer)}</div>`)}
            </div>`
          : html`<p dir="auto">${marked(`${cut(flat)}…`, answer)}</p>`
      }
      <div class="foot">
        <button type="button" aria-expanded=${open} @click=${this.#toggle}>${open ? words?.less : words?.all}</button>
        ${about}
      </div>
    `;
  }

  readonly #toggle = (): void => {
    holdAround(this);
    this.open = !this.open;
  };
}

function marked(text: string, answer: string) {
  return overlap(text, answer).map((piece) => {
    const shown = capMarks(piece.text);
    const end = shown.trimEnd();
    return piece.shared ? html`<mark>${end}</mark>${shown.slice(end.length)}` : shown;
  });
}

/** The beginning, without half a word. */
function cut(text: string): string {
  const end = text.lastIndexOf(' ', EXCERPT);
  return text.slice(0, end > EXCERPT / 2 ? end : EXCERPT).replace(/[\ud800-\udbff]$/, '');
}

/** Cut between lines, or words. */
function blocks(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    const wanted = at + BLOCK;
    const line = text.indexOf('\n', wanted);
    const ends = [line < wanted + BLOCK ? line + 1 : 0, text.lastIndexOf(' ', wanted) + 1, wanted];
    const end = wanted >= text.length ? text.length : ends.find((place) => place > at)!;
    found.push(text.slice(at, end));
    at = end;
  }
  return found;
}

define('dify-chat-passage', DifyChatPassage);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-passage': DifyChatPassage;
  }
}
