import {css} from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: block;
    overflow: clip;
    border: 1px solid var(--_border);
    border-radius: 12px;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 32px;
    padding-inline: 12px 6px;
    background: var(--_raised);
    color: var(--_muted);
    font-size: 12px;
    line-height: 18px;
  }
  .title {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bar button {
    flex: none;
    min-block-size: 28px;
    padding-inline: 8px;
    border-radius: 8px;
  }
  .bar button:hover {
    color: var(--_text);
  }
  .bar .icon-button {
    inline-size: 28px;
    block-size: 28px;
    padding: 0;
  }
  .bar :focus-visible {
    outline-offset: -2px;
  }
  .run {
    color: var(--_accent-text);
    font-weight: 600;
  }
  pre {
    margin: 0;
    padding: 8px 12px 12px;
    overflow-x: auto;
    background: var(--_code);
    font: 13px/20px var(--_mono);
    text-align: start;
    outline-offset: -2px;
    overflow-wrap: normal;
  }
  .long {
    max-block-size: 320px;
    overflow-y: auto;
  }
  .note {
    margin: 0;
    padding: 6px 12px 8px;
    background: var(--_code);
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  .stage {
    padding: 12px;
  }
  .stage.page {
    padding: 0;
  }
  .frame {
    inline-size: 100%;
    min-block-size: 60px;
    max-block-size: 560px;
    margin-inline: auto;
  }
  dify-chat-frame {
    block-size: 100%;
  }
  /* It is drawn unseen, as wide as it will be. */
  .waiting {
    position: absolute;
    inset-block-start: 32px;
    inset-inline: 0;
    block-size: 320px;
    visibility: hidden;
  }
  @media (pointer: coarse) {
    .bar {
      min-block-size: 44px;
    }
    .bar .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }
  }
  @media print {
    .bar button {
      display: none;
    }
  }
`;
