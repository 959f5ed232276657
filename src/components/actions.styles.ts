import {css} from 'lit';

/** For the message around: only it knows whether the pointer is over it. */
export const aroundStyles = css`
  @media not (pointer: coarse) {
    :host(:not(:hover, :focus-within, :last-child)) dify-chat-actions:not([data-open]) {
      --_shown: 0;
    }
  }
`;

export const styles = css`
  :host {
    display: block;
    position: relative;
  }
  /* The first icon stands below the text; what reaches out of the box is part of the button around it. */
  :host > * {
    margin-inline-start: 14px;
  }
  dify-chat-sources {
    display: block;
    min-block-size: 36px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    opacity: var(--_shown, 1);
    align-items: center;
    gap: 4px;
    min-block-size: 28px;
    margin-inline-start: 8px;
    color: var(--_muted);
  }
  .icon-button {
    inline-size: 28px;
    block-size: 28px;
    border-radius: 8px;
  }
  dify-chat-speak-button:not(:defined) {
    inline-size: 28px;
  }
  :host(:not([data-last])) {
    --_lift: 4px;
  }
  :host(:not([data-last])) :is(.icon-button, time) {
    padding-block-end: 4px; /* in the middle of a gap of 24 pixels */
  }
  :focus-visible {
    outline-offset: -2px;
  }
  [aria-pressed='true'] {
    color: var(--_text);
  }
  [aria-pressed='true'] path {
    fill: color-mix(in oklab, currentColor 35%, transparent);
  }
  [aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }
  time {
    padding-inline: 6px;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    line-height: 16px;
  }
  .notice,
  dify-chat-comment {
    margin-block: 8px;
  }
  :host(:not([data-last])) :is(.notice, dify-chat-comment) {
    margin-block-end: 28px; /* the gap before the next question belongs to the row */
  }
  @media (pointer: coarse) {
    dify-chat-sources {
      min-block-size: 52px;
    }
    .row {
      gap: 0;
      min-block-size: 44px;
      margin-inline-start: 0;
    }
    .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }
    dify-chat-speak-button:not(:defined) {
      inline-size: 44px;
    }
  }
  @media (forced-colors: active) {
    [aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
  @media print {
    :host > * {
      display: none;
    }
  }
`;
