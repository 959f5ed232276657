import {css} from 'lit';

/** The visitor's words. */
export const bubbleStyles = css`
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
  @media (forced-colors: active) {
    .bubble {
      border: 1px solid CanvasText;
    }
  }
`;
