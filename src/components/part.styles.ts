import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  /* A file that the visitor has sent stands at his side. */
  :host([data-sent]:not([data-none])) {
    --_end: auto;
    inline-size: min(85%, 320px);
    margin-inline-start: auto;
    margin-block-end: 4px;
  }
  /* No higher than a line between two paragraphs, so that little moves when it goes. */
  .gap {
    margin: 0;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  /* What is fetched first has its room from the beginning. */
  dify-chat-gallery,
  dify-chat-file {
    display: block;
  }
  dify-chat-gallery:not(:defined) {
    min-block-size: 240px;
  }
  dify-chat-file:not(:defined) {
    min-block-size: 58px;
  }
`;
