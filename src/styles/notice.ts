import {css} from 'lit';

/** A card that says what went wrong, where it happened, with one way on. */
export const noticeStyles = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 10px 12px;
    border-radius: 12px;
    background: var(--_error-ground);
    color: var(--_error);
    font-size: 13px;
    line-height: 18px;
  }
  .notice p {
    flex: 1 1 180px;
    margin: 0;
  }
  .notice svg {
    flex: none;
  }
  .notice button {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    padding-inline: 12px;
    border: 1px solid currentColor;
    border-radius: 10px;
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
