import {LitElement, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import {MarkdownView} from '../markdown/view.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {styles} from './markdown.styles.js';

/**
 * Text in Markdown, safe to show, and cheap to show again while it grows.
 *
 * @customElement dify-chat-markdown
 * @attr data-drawing - Not all that is known is drawn yet.
 * @fires grown - A part of an answer was drawn that goes on. Does not bubble, but who scrolls it may capture it.
 */
export class DifyChatMarkdown extends LitElement {
  static override styles = [shared, styles];

  /** The text so far. */
  @property({attribute: false}) text = '';

  /** More text is coming: half-written markup is shown as what it will be, with a caret. */
  @property({type: Boolean, reflect: true}) streaming = false;

  /** What links and images may do. */
  @property({attribute: false}) policy!: MarkdownPolicy;

  #view: MarkdownView | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate(); // the drawing may have been interrupted
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.dispose();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('policy')) this.#view?.refresh();
    this.#view ??= new MarkdownView(
      this.renderRoot as ShadowRoot,
      () => this.policy,
      (more) => {
        this.toggleAttribute('data-drawing', more);
        // A page of short texts is better laid out as a whole.
        if (more || this.streaming) this.dispatchEvent(new Event('grown', {composed: true}));
      },
      // Offline: what is drawn can be read all the same.
      (view) =>
        import('./rich.js').then(
          ({enrich}) => enrich(view, this),
          () => undefined,
        ),
    );
    this.#view.update(this.text, !this.streaming);
  }
}

define('dify-chat-markdown', DifyChatMarkdown);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-markdown': DifyChatMarkdown;
  }
}
