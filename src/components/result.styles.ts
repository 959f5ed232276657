import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    border: 1px solid var(--_border);
    border-radius: 12px;
    contain: content;
  }
  header {
    display: flex;
    align-items: baseline;
    gap: 12px;
    padding: 10px 12px 0 16px;
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
  }
  .summary {
    flex: 1;
    margin: 0;
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  time {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  .body {
    min-block-size: 32px;
    padding: 8px 16px 4px;
  }
  .body > :not(:first-child) {
    margin-block-start: 8px;
  }
  dify-chat-result-actions {
    display: block;
    min-block-size: 40px;
  }
  .note {
    margin: 0;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  @media (pointer: coarse) {
    dify-chat-result-actions {
      min-block-size: 52px;
    }
  }
`;
