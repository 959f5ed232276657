import {css} from 'lit';

/** Something is on its way: three dots that breathe, and what is said beside them. */
export const thinkingStyles = css`
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
    .dots i {
      background: CanvasText;
    }
  }
`;
