import {LitElement, html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {Report} from '../controllers/report.js';
import {RichWords} from '../controllers/rich-words.js';
import {Words} from '../controllers/words.js';
import type {RichStrings} from '../i18n/en-rich.js';
import {english, type MoreStrings, type Strings} from '../i18n/index.js';
import {withoutThoughts} from '../state/thoughts.js';
import {textOf, type Answer, type Source} from '../state/types.js';
import {shared} from '../styles/shared.js';
import {copyIcon, tickIcon} from './action-icons.js';
import {isolate, plain} from './plain.js';
import {canCopy, copy, drawnIn} from './copy.js';
import {define} from './define.js';
import {holdAround} from './hold-around.js';
import './passage.js';
import {toList, toMarkdown} from './sources-copy.js';
import {chevronIcon, leaveIcon, sourcesIcon, writtenIcon} from './source-icons.js';
import {styles} from './sources.styles.js';
import {inLocale} from './time.js';

/** So many passages are shown at once. */
const STEP = 20;

/** Documents that are named before the list is unfolded, and how much of their names. */
const NAMED = 3;
const NAME = 200;

/** A passage and its number under the answer. */
type Numbered = readonly [number: number, source: Source];

/**
 * What an answer rests on: folded to one line; unfolded by document, each with its passages. And who wrote it, when
 * somebody did.
 *
 * @customElement dify-chat-sources
 */
export class DifyChatSources extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) message!: Answer;
  @property({attribute: false}) strings: Strings = english;

  @state() private open = false;
  @state() private shown = STEP;

  readonly #words = new RichWords(this);
  readonly #more = new Words(this);
  readonly #report = new Report(this);

  protected override render() {
    const words = this.#words.value?.sources;
    const {sources = [], annotator} = this.message;
    if (!words) return nothing;
    const by = plain(annotator?.slice(0, NAME) ?? '');
    return html`
      ${
        annotator === undefined
          ? nothing
          : html`<p class="note">${writtenIcon}<span dir="auto">${by ? words.by(by) : words.prepared}</span></p>`
      }
      ${sources.length ? this.#sources(sources, words) : nothing}
    `;
  }

  #sources(sources: readonly Source[], words: RichStrings['sources']) {
    const {open} = this;
    const names = [...new Set(sources.map(({name}) => name))].slice(0, NAMED);
    return html`
      <button type="button" class="head" aria-expanded=${open} @click=${this.#toggle}>
        ${sourcesIcon}<span class="count">${words.count(sources.length)}</span>
        ${open ? nothing : html`<span class="names" aria-hidden="true">${names.map((name) => isolate(plain(name.slice(0, NAME)))).join(' · ')}</span>`}
        ${chevronIcon}
      </button>
      ${open ? this.#list(sources, words) : nothing}
    `;
  }

  #list(sources: readonly Source[], words: RichStrings['sources']) {
    const documents = [...byDocument(sources.slice(0, this.shown)).values()];
    const rest = sources.length - this.shown;
    const {said, problem, done} = this.#report;
    const actions = this.#more.value?.actions;
    return html`
      <div class="list">
        <ul>
          ${documents.map((passages) => this.#document(passages, words))}
        </ul>
        <div class="foot">
          ${
            rest > 0
              ? html`<button type="button" @click=${() => void this.#showMore()}>${words.more(Math.min(rest, STEP))}</button>`
              : nothing
          }
          ${
            canCopy()
              ? html`<button type="button" class="copy" @click=${() => void this.#copy(words.title, actions)}>
                  ${done ? tickIcon : copyIcon}${words.copy}
                </button>`
              : nothing
          }
        </div>
        <p class="said" role="status">${problem ? problem : html`<span class="visually-hidden">${said}</span>`}</p>
      </div>
    `;
  }

  #document(passages: readonly Numbered[], words: RichStrings['sources']) {
    const {name, dataset, url} = passages[0]![1];
    return html`
      <li class="document">
        <p class="title">
          <strong dir="auto">${plain(name)}</strong>
          ${dataset ? html`<span class="dataset" dir="auto">${plain(dataset)}</span>` : nothing}
          ${url ? link(url) : nothing}
        </p>
        <ul>
          ${passages.map(([number, source]) => this.#passage(number, source, words))}
        </ul>
      </li>
    `;
  }

  #passage(number: number, {score, page, content}: Source, words: RichStrings['sources']) {
    const {locale} = this.strings;
    const percent =
      score === undefined
        ? undefined
        : inLocale(locale, (tag) => new Intl.NumberFormat(tag, {style: 'percent'}).format(score));
    const about = [percent && words.match(percent), page !== undefined && words.page(page)].filter(Boolean).join(' · ');
    return html`
      <li class="passage">
        <span class="number" tabindex="-1">${number}</span>
        <div>
          <dify-chat-passage
            .text=${content}
            .answer=${withoutThoughts(textOf(this.message.parts))}
            .number=${number}
            .strings=${this.strings}
          >${about ? html`<span class="about">${about}</span>` : nothing}</dify-chat-passage>
        </div>
      </li>
    `;
  }

  readonly #toggle = (): void => {
    holdAround(this);
    this.open = !this.open;
  };

  readonly #showMore = async (): Promise<void> => {
    holdAround(this);
    const next = String(this.shown + 1);
    this.shown += STEP;
    await this.updateComplete;
    // Who goes on by keyboard goes on with what has come.
    const numbers = [...this.renderRoot.querySelectorAll<HTMLElement>('.number')];
    numbers.find(({textContent}) => textContent === next)?.focus({preventScroll: true});
  };

  async #copy(title: string, words: MoreStrings['actions'] | undefined): Promise<void> {
    const {parts, sources = []} = this.message;
    const answer = (this.getRootNode() as ShadowRoot).host.getRootNode() as ShadowRoot;
    this.#report.clear();
    const list = toList(title, sources);
    if (await copy(toMarkdown(withoutThoughts(textOf(parts)), title, sources), [...drawnIn(answer), list])) {
      this.#report.say(words?.copied ?? '', copyIcon);
    } else this.#report.fail(words?.copyFailed ?? '');
  }
}

/** Where it can be read; the host is the text, so the link cannot lie. */
function link(url: string) {
  const {host} = new URL(url);
  return html`<a href=${url} target="_blank" rel="noopener noreferrer" title=${host}>${leaveIcon}<bdi>${host}</bdi></a>`;
}

function byDocument(sources: readonly Source[]): Map<string, Numbered[]> {
  const documents = new Map<string, Numbered[]>();
  sources.forEach((source, index) => {
    const passages = documents.get(source.document);
    const numbered: Numbered = [index + 1, source];
    if (passages) passages.push(numbered);
    else documents.set(source.document, [numbered]);
  });
  return documents;
}

define('dify-chat-sources', DifyChatSources);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-sources': DifyChatSources;
  }
}
