import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    padding: 4px 9px 8px;
    color: var(--_muted);
  }
  .icon-button {
    inline-size: 28px;
    block-size: 28px;
    border-radius: 8px;
  }
  .notice,
  dify-chat-comment {
    margin: 0 16px 12px;
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
  @media (pointer: coarse) {
    .row {
      gap: 0;
      padding: 4px;
    }
    .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    [aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
