import {css} from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
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
  /* What is typed needs the room. */
  @container (max-width: 339px) {
    .row {
      gap: 0;
    }
    .row > svg {
      display: none;
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
  .scroller:has(~ dify-chat-find) .content > :first-child {
    margin-block-start: 104px;
  }
  /* One bar at a time. */
  dify-chat-find:is(:has(~ dify-chat-seek), dify-chat-seek ~ *) {
    visibility: hidden;
  }
  [data-found] {
    outline: 2px solid var(--_accent-text, var(--_accent));
    outline-offset: 3px;
    border-radius: 8px;
  }
`;
