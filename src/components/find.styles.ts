import {css} from 'lit';

export const styles = css`
  input {
    flex: 1;
    min-inline-size: 0;
    block-size: 36px;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    color: var(--_text);
    font: 14px/20px var(--_font);
    appearance: none;
  }
  input::-webkit-search-cancel-button {
    display: none;
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .bar:has(input:focus-visible) {
    outline: 2px solid var(--_accent-text, var(--_accent));
    outline-offset: -1px;
  }
  .row > svg {
    flex: none;
    color: var(--_muted);
  }
  .row > input {
    margin-inline: 4px;
  }
  .icon-button[aria-disabled] {
    opacity: 0.4;
    cursor: default;
  }
  .past {
    padding-block: 0 4px;
    min-block-size: 36px;
  }
  @media (pointer: coarse) {
    input {
      block-size: 44px;
      font-size: 16px;
    }
  }
  @media (forced-colors: active) {
    .icon-button[aria-disabled] {
      color: GrayText;
      opacity: 1;
    }
  }
`;

/** The thread around it: there is room for the bar above the first message, and a line around the message that one is at. */
export const aroundStyles = css`
  :host(:has(dify-chat-find)) .content {
    padding-block-start: 96px;
  }
  [data-found] {
    outline: 2px solid var(--_accent-text, var(--_accent));
    outline-offset: 3px;
    border-radius: 8px;
  }
`;
