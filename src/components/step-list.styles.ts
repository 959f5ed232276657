import {css} from 'lit';

export const styles = css`
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    position: relative;
    font-size: 13px;
    line-height: 18px;
  }
  /* The line from step to step. */
  li:not(:last-child, .round, :has(+ .round))::before {
    content: '';
    position: absolute;
    inset-block: 24px -4px;
    inset-inline-start: 7.5px;
    border-inline-start: 1px solid var(--_border);
  }
  .row {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    inline-size: 100%;
    padding-block: 5px;
    border-radius: 6px;
    color: var(--_text);
    text-align: start;
  }
  .row > .icon,
  .row > .state,
  .row > .chevron {
    padding-block: 1px;
    color: var(--_muted);
  }
  .row > .name {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .figures,
  .time {
    color: var(--_muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .figures {
    display: block;
    line-height: 16px;
    white-space: normal;
  }
  .failed > .state,
  .exception > .state {
    color: var(--_error);
  }
  .succeeded > .state {
    color: var(--_muted);
  }
  button.row:hover > .name {
    text-decoration: underline;
    text-decoration-color: var(--_control-border);
    text-underline-offset: 3px;
  }
  .chevron:empty {
    inline-size: 16px;
  }
  .detail {
    display: grid;
    gap: 8px;
    padding-block: 4px 8px;
    padding-inline-start: 24px;
  }
  .round {
    padding-block: 4px;
    color: var(--_muted);
    font-size: 12px;
    font-weight: 600;
  }
  .more {
    padding-block: 4px;
    color: var(--_accent-text);
    font-size: 13px;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  @media (pointer: coarse) {
    .row {
      align-items: center;
      min-block-size: 44px;
    }
    li:not(:last-child, .round, :has(+ .round))::before {
      inset-block: 34px -10px;
    }
  }
`;
