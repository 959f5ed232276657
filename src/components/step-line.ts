import {css, html, nothing, type TemplateResult} from 'lit';
import {chevronIcon} from './step-icons.js';

/** What is folded into a line. */
export interface Line {
  readonly icon: TemplateResult;
  readonly text: string;
  /** How it is, in a class: `running`, `failed` … */
  readonly state: string;
  /** What follows the text: figures. */
  readonly meta?: string;
  readonly open: boolean;
  /** Absent where there is nothing to open. */
  readonly toggle: (() => void) | undefined;
}

/** One calm line, which opens what is folded into it. */
export function line({icon, text, state, meta, open, toggle}: Line): TemplateResult {
  const content = html`
    <span class="icon">${icon}</span>
    <bdi class="text">${text}${meta ? html`<span class="meta">${meta}</span>` : nothing}</bdi>
  `;
  return toggle
    ? html`<button type="button" class="line ${state}" aria-expanded=${open} @click=${toggle}>
        ${content}<span class="chevron">${chevronIcon}</span>
      </button>`
    : html`<p class="line ${state}">${content}</p>`;
}

export const lineStyles = css`
  :host {
    display: block;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: fit-content;
    max-inline-size: 100%;
    min-block-size: 24px;
    margin: 0;
    border-radius: 6px;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
    text-align: start;
  }
  button.line:hover {
    color: var(--_text);
  }
  .line .text {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .meta {
    font-variant-numeric: tabular-nums;
  }
  .icon,
  .chevron,
  .state {
    flex: none;
  }
  .failed > .icon,
  .failed > .state,
  .exception > .state {
    color: var(--_error);
  }
  .chevron {
    margin-inline-start: -4px;
    transition: rotate 0.16s;
  }
  [aria-expanded='true'] > .chevron {
    rotate: 180deg;
  }
  .track {
    opacity: 0.3;
  }
  /* Of a box, not of its drawing: that would be drawn anew for each frame. */
  .running > :has(> svg > .arc) {
    animation: turn 1s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  .icon img {
    display: block;
    inline-size: 16px;
    block-size: 16px;
    border-radius: 4px;
    object-fit: contain;
  }
  .icon img:not([hidden]) + svg {
    display: none;
  }
  .emoji {
    display: grid;
    place-items: center;
    inline-size: 16px;
    overflow: hidden;
  }
  @media (prefers-reduced-motion: reduce) {
    .running > :has(> svg > .arc) {
      animation: none;
    }
  }
  /* A finger needs more room than the eye. */
  @media (pointer: coarse) {
    button.line {
      margin-block: -10px;
    }
  }
`;
