import {css} from 'lit';

export const styles = css`
  #about {
    margin-block-start: 8px;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  label {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    margin-block: 16px 0;
    cursor: pointer;
  }
  input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 2px 0 0;
    accent-color: var(--_accent);
  }
  [role='status']:not(:empty) {
    margin-block-start: 12px;
    color: var(--_muted);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  [role='alert'] {
    margin-block-start: 12px;
  }
  .actions > .erase {
    border-color: transparent;
    background: var(--_error);
    color: var(--_surface);
  }
  .actions > .erase:disabled {
    opacity: 0.5;
    cursor: default;
  }
  @media (pointer: coarse) {
    label {
      min-block-size: 44px;
      align-items: center;
    }
  }
  @media (forced-colors: active) {
    .actions > .erase {
      border-color: LinkText;
    }
  }
`;
