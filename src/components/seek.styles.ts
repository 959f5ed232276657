import {css} from 'lit';

/** A bar that hangs from the top of the conversation, over it. */
export const barStyles = css`
  :host {
    display: block;
    position: absolute;
    inset-block-start: 0;
    inset-inline: 8px;
    z-index: 2;
    max-inline-size: 400px;
    margin-inline-start: auto;
  }
  .bar {
    border: 1px solid var(--_border);
    border-block-start: 0;
    border-radius: 0 0 12px 12px;
    background: var(--_surface);
    color: var(--_text);
    font: 13px/18px var(--_font);
    box-shadow:
      0 1px 2px rgb(0 0 0 / 8%),
      0 8px 24px rgb(0 0 0 / 14%);
    animation: appear 0.14s;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 44px;
    padding-block: 3px;
    padding-inline: 12px 4px;
  }
  .text {
    flex: 1;
    min-inline-size: 0;
    color: var(--_muted);
  }
  .number {
    padding-inline: 4px;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .action {
    flex: none;
    min-block-size: 32px;
    padding-inline: 10px;
    border-radius: 10px;
    color: var(--_accent-text);
    font-weight: 600;
  }
  .action:hover {
    background: var(--_raised);
  }
  :focus-visible {
    outline-offset: -2px;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (forced-colors: active) {
    .bar {
      border-color: CanvasText;
    }
  }
`;
