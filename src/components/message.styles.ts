import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    contain: content;
    --_avatar: 24px;
  }
  .bubble {
    inline-size: fit-content;
    max-inline-size: 85%;
    margin-inline-start: auto;
    padding: 8px 14px;
    border-radius: 18px;
    border-end-end-radius: 6px;
    background: var(--_user);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .answer {
    display: flex;
    gap: 10px;
  }
  .body {
    flex: 1;
    min-inline-size: 0;
  }
  .body > :not(:first-child) {
    margin-block-start: 8px;
  }
  .note {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  .thinking {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 24px;
  }
  .dots {
    display: flex;
    gap: 4px;
  }
  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--_muted);
    animation: breathe 1.2s ease-in-out infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.16s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.32s;
  }
  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.3;
    }
    30% {
      opacity: 1;
    }
  }
  @media (forced-colors: active) {
    .bubble {
      border: 1px solid CanvasText;
    }
    .dots i {
      background: CanvasText;
    }
  }
`;
