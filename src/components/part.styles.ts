import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
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
