import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  ul,
  p {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .note {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    padding-block-start: 8px;
  }
  .note svg {
    flex: none;
  }
  .note span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    block-size: 28px;
    margin-block: 8px 0;
    margin-inline-start: -8px;
    padding-inline: 8px;
    border-radius: 8px;
  }
  .head:hover {
    background: var(--_raised);
    color: var(--_text);
  }
  .head > svg {
    flex: none;
  }
  .head > :last-child {
    transition: rotate 0.16s;
  }
  .head[aria-expanded='true'] > :last-child {
    rotate: 180deg;
  }
  .count {
    flex: none;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .names {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .list {
    margin-block: 4px 8px;
    border: 1px solid var(--_border);
    border-radius: 12px;
    animation: unfold 0.16s ease-out;
  }
  .document {
    padding: 12px;
  }
  .document + .document {
    border-block-start: 1px solid var(--_border);
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    overflow-wrap: anywhere;
  }
  .title > * {
    min-inline-size: 0;
  }
  strong {
    color: var(--_text);
    font-weight: 600;
  }
  a {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_accent-text);
    text-underline-offset: 3px;
  }
  .passage {
    display: flex;
    gap: 8px;
    margin-block-start: 8px;
  }
  .passage > div {
    flex: 1;
    min-inline-size: 0;
  }
  .number {
    flex: none;
    min-inline-size: 18px;
    block-size: 18px;
    padding-inline: 4px;
    border-radius: 9px;
    background: var(--_raised);
    color: var(--_text);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    text-align: center;
  }
  .passage dify-chat-passage {
    display: block;
    color: var(--_text);
  }
  .about {
    font-size: 12px;
    line-height: 16px;
    font-variant-numeric: tabular-nums;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    padding: 4px 12px;
    border-block-start: 1px solid var(--_border);
  }
  .foot button {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    color: var(--_text);
  }
  .foot button:hover {
    color: var(--_accent-text);
  }
  .said {
    padding-inline: 12px;
    color: var(--_error);
  }
  .said:not(:has(> span)) {
    padding-block-end: 8px;
  }
  @keyframes unfold {
    from {
      opacity: 0;
    }
  }
  @media (pointer: coarse) {
    .head {
      block-size: 44px;
    }
    a {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .number {
      border: 1px solid CanvasText;
    }
  }
`;
