import {css} from 'lit';

/** Its pieces are items of the composer's row; what is told of a recording stands above the field. */
export const styles = css`
  :host {
    display: contents;
  }
  .icon-button {
    flex: none;
    border-radius: 50%;
  }
  .mic[data-on] {
    background: color-mix(in oklab, var(--_accent) 14%, var(--_surface));
    color: var(--_accent-text);
  }
  .bar {
    display: flex;
    flex: 1 0 100%;
    align-items: center;
    order: -1;
    gap: 8px;
    container-type: inline-size;
    min-inline-size: 0;
    min-block-size: 36px;
    padding-inline-start: 12px;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  .bar .icon-button {
    margin-inline-start: auto;
  }
  .asking {
    animation: appear 0.2s 0.5s both;
  }
  .problem {
    display: flex;
    flex: 1 0 100%;
    align-items: center;
    order: -1;
    gap: 4px;
    min-inline-size: 0;
  }
  .problem > [role] {
    flex: 1;
  }
  .notice {
    border-radius: 18px;
  }
  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_error);
    animation: breathe 1.6s ease-in-out infinite;
  }
  .meter {
    display: flex;
    flex: 1;
    align-items: center;
    justify-content: flex-end;
    gap: 1px;
    min-inline-size: 0;
    block-size: 24px;
    color: var(--_accent-text);
  }
  .meter i {
    flex: 1;
    min-inline-size: 1px;
    max-inline-size: 4px;
    block-size: 100%;
    border-radius: 2px;
    background: currentColor;
    scale: 1 0.12;
  }
  .time,
  .phase,
  .wide {
    unicode-bidi: plaintext;
  }
  .time {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .phase {
    flex: none;
    color: var(--_text);
    font-weight: 600;
  }
  .wide {
    flex: 1;
    min-inline-size: 0;
  }
  .text-button {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    padding-inline: 10px;
    border: 1px solid var(--_control-border);
    border-radius: 16px;
    color: var(--_text);
    white-space: nowrap;
  }
  .bar > .text-button {
    flex: none;
  }
  @container (max-inline-size: 310px) {
    .text-button > span {
      display: none;
    }
  }
  .text-button:hover {
    background: var(--_raised);
  }
  @keyframes appear {
    from {
      visibility: hidden;
      opacity: 0;
    }
  }
  @keyframes breathe {
    50% {
      opacity: 0.35;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dot {
      animation: none;
    }
  }
  @media (pointer: coarse) {
    .text-button {
      border-radius: 22px;
    }
  }
  @media (forced-colors: active) {
    .dot,
    .meter i {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .mic[data-on] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
