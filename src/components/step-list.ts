import {LitElement, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {MarkdownPolicy} from '../markdown/policy.js';
import {statusIn, type StepTree} from '../state/step-view.js';
import type {RunPart, Step} from '../state/types.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {holdAround} from './hold-around.js';
import {picture} from './picture.js';
import {chevronIcon, STATE_ICONS, typeIcon} from './step-icons.js';
import {lineStyles} from './step-line.js';
import {styles} from './step-list.styles.js';
import {amount, duration, titleOf, type StepWords} from './step-words.js';
import './value.js';
import {hasValue} from './value.js';

/** Steps that are shown at first, and those that are shown more at a time. */
const FEW = 50;
const MANY = 200;

/**
 * The steps of a run, or of what is inside of one of them. Each opens to what is inside, went in, and came out.
 *
 * @customElement dify-chat-step-list
 */
export class DifyChatStepList extends LitElement {
  static override styles = [shared, lineStyles, styles];

  /** All steps of the run. */
  @property({attribute: false}) tree!: StepTree;
  /** The step whose inside this is; none: the run. */
  @property({attribute: false}) parent: Step | undefined;
  /** How the run is. */
  @property({attribute: false}) run!: RunPart['status'];
  @property({attribute: false}) words!: StepWords;
  @property({attribute: false}) locale!: string;
  @property({attribute: false}) policy!: MarkdownPolicy;

  /** The ids of the open steps. */
  @state() private open: ReadonlySet<string> = new Set();
  @state() private shown = FEW;

  /** Writing numbers in the manner of a language is costly, and most steps are the same ones as before. */
  #figures = new WeakMap<Step, readonly [figures: string, time: string]>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('words') || changed.has('locale')) this.#figures = new WeakMap();
  }

  protected override render() {
    const {words, locale, shown, parent} = this;
    const all = this.tree.get(parent?.id ?? '') ?? [];
    // Of several rounds at a time, the steps came mixed.
    const steps = parent ? all.toSorted((a, b) => (a.round ?? 0) - (b.round ?? 0)) : all;
    const rounds = parent?.reached !== undefined;
    const rest = steps.length - shown;
    return html`
      <ol>
        ${steps.slice(0, shown).map(
          (step, index) => html`
            ${rounds && step.round !== steps[index - 1]?.round ? this.#round(step, parent) : nothing} ${this.#step(step)}
          `,
        )}
      </ol>
      ${
        rest > 0
          ? html`<button type="button" class="more" @click=${this.#more}>
              ${words.moreSteps(amount(Math.min(rest, MANY), locale))}
            </button>`
          : nothing
      }
    `;
  }

  #round({round = 0}: Step, {rounds = 0}: Step) {
    return html`<li class="round"><bdi>${this.words.round(round + 1, rounds)}</bdi></li>`;
  }

  #step(step: Step) {
    const {words, policy} = this;
    const open = this.open.has(step.id);
    const status = statusIn(this.run, step);
    const [figures, time] = this.#figuresOf(step);
    const values = this.#values(step);
    const opens = values.length > 0 || this.tree.has(step.id);
    const content = html`
      <span class="icon">${picture(step.icon, policy, typeIcon(step.type))}</span>
      <span class="name">
        <bdi>${titleOf(step, words)}</bdi><span class="visually-hidden">, ${words.states[status]}</span>
        ${figures ? html`<span class="figures"><bdi>${figures}</bdi></span>` : nothing}
      </span>
      <bdi class="time">${time}</bdi>
      <span class="state">${STATE_ICONS[status]}</span>
      <span class="chevron">${opens ? chevronIcon : nothing}</span>
    `;
    return html`
      <li>
        ${
          opens
            ? html`<button
                type="button"
                class="row ${status}"
                aria-expanded=${open}
                @click=${() => this.#toggle(step.id)}
              >
                ${content}
              </button>`
            : html`<div class="row ${status}">${content}</div>`
        }
        ${open ? html`<div class="detail">${this.#inside(step)}${values}</div>` : nothing}
      </li>
    `;
  }

  #figuresOf(step: Step): readonly [figures: string, time: string] {
    const known = this.#figures.get(step);
    if (known) return known;
    const {words, locale} = this;
    const {reached, retries, tokens, seconds} = step;
    const figures = [
      reached === undefined ? '' : words.rounds(reached + 1),
      retries ? words.retries(retries) : '',
      tokens ? words.tokens(amount(tokens, locale)) : '',
    ];
    const written = [figures.filter(Boolean).join(' · '), duration(seconds, words, locale)] as const;
    this.#figures.set(step, written);
    return written;
  }

  #inside(step: Step): TemplateResult | typeof nothing {
    if (!this.tree.has(step.id)) return nothing;
    return html`<dify-chat-step-list
      .tree=${this.tree}
      .parent=${step}
      .run=${this.run}
      .words=${this.words}
      .locale=${this.locale}
      .policy=${this.policy}
    ></dify-chat-step-list>`;
  }

  #values({type, error, inputs, process, outputs}: Step): TemplateResult[] {
    const {words} = this;
    const values = [
      [words.error, error],
      [words.input, inputs],
      [words.process, process],
      [type === 'log' ? words.data : words.output, outputs],
    ] as const;
    return values
      .filter(([, value]) => hasValue(value))
      .map(
        ([label, value]) =>
          html`<dify-chat-value
            ?data-error=${label === words.error}
            .label=${label}
            .value=${value}
            .words=${words}
          ></dify-chat-value>`,
      );
  }

  #toggle(id: string): void {
    holdAround(this);
    const open = new Set(this.open);
    if (!open.delete(id)) open.add(id);
    this.open = open;
  }

  readonly #more = (): void => {
    holdAround(this);
    this.shown += MANY;
  };
}

define('dify-chat-step-list', DifyChatStepList);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-step-list': DifyChatStepList;
  }
}
