import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    contain: content;
    --_avatar: 24px;
    --_row: 28px;
  }
  .bubble > div {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 12;
  }
  /* The buttons of a question stand in the gap before its answer. */
  dify-chat-question {
    display: block;
    padding-block-end: var(--_row);
  }
  :host([part$='user']) {
    margin-block-end: -24px;
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
  /* Its room is there from the beginning: nothing moves when the buttons come. */
  dify-chat-actions {
    display: block;
    min-block-size: var(--_row);
    margin-inline-start: 20px;
  }
  /* What stands below is not pushed down before the eye. */
  .answer:has([data-drawing]) + dify-chat-actions {
    visibility: hidden;
  }
  /* Of an older answer it is the gap before the next question. */
  :host([part$='assistant']:not(:last-child)) {
    z-index: 1;
    margin-block-end: -28px;
  }
  @media (pointer: coarse) {
    :host {
      --_row: 44px;
    }
  }
  dify-chat-day {
    display: block;
    min-block-size: 40px;
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
`;
