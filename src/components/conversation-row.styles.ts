import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
  }
  .open {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 8px;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 6px 10px;
    border-radius: 10px;
    font-size: 14px;
    line-height: 20px;
    text-align: start;
  }
  .open:hover,
  :host(:focus-within) .open {
    background: var(--_raised);
  }
  .open:focus-visible {
    outline-offset: -2px;
  }
  .open[aria-current] {
    background: var(--_user);
    font-weight: 600;
  }
  .open[data-mark='unread'] .name {
    font-weight: 600;
  }
  .name,
  .excerpt {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .excerpt {
    grid-row: 2;
    color: var(--_muted);
    font-size: 13px;
    font-weight: 400;
    line-height: 18px;
  }
  .at {
    grid-column: 2;
    grid-row: 1;
    display: grid;
    place-items: center end;
    min-inline-size: 24px;
    color: var(--_muted);
    font-size: 12px;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  @media not (pointer: coarse) {
    :host(:hover) .at,
    :host(:focus-within) .at {
      visibility: hidden;
    }
  }
  .dot {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_accent-text);
  }
  .at > svg {
    color: var(--_accent-text);
    animation: turn 1s linear infinite;
  }
  .track {
    opacity: 0.25;
  }
  .more {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-end: 6px;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 8px;
    background: var(--_raised);
    color: var(--_muted);
    opacity: 0;
  }
  :host(:hover) .more,
  :host(:focus-within) .more,
  .more[aria-expanded='true'] {
    opacity: 1;
  }
  .more:hover {
    color: var(--_text);
  }
  .open[aria-current] + .more {
    background: var(--_user);
  }
  input {
    inline-size: 100%;
    min-block-size: 44px;
    margin: 0;
    padding: 6px 10px;
    border: 1px solid var(--_control-border);
    border-radius: 10px;
    background: var(--_surface);
    color: var(--_text);
    font: 14px/20px var(--_font);
  }
  input:focus {
    outline: 2px solid var(--_accent-text);
    outline-offset: -1px;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @media (pointer: coarse) {
    .open {
      padding-inline-end: 48px;
    }
    .more {
      inset-block-start: 0;
      inset-inline-end: 2px;
      background: none;
      opacity: 1;
    }
    input {
      font-size: 16px;
    }
  }
  @media (forced-colors: active) {
    .open[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .dot {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
