import {css} from 'lit';

export const styles = css`
  :host {
    display: contents;
  }
  dialog {
    /* What can be seen of the window; see controllers/viewport.ts. */
    inset: var(--_view-top, 0px) auto auto var(--_view-left, 0px);
    inline-size: var(--_view-width, 100%);
    max-inline-size: none;
    block-size: var(--_view-height, 100%);
    max-block-size: none;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 0;
    outline: none;
    background: var(--_surface);
    color: var(--_text);
    font-size: 13px;
    line-height: 18px;
    overscroll-behavior: contain;
    animation: fade 0.16s;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 56px;
    padding: env(safe-area-inset-top) max(8px, env(safe-area-inset-right)) 0 max(8px, env(safe-area-inset-left));
    border-block-end: 1px solid var(--_border);
  }
  .icon-button {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
  }
  :disabled {
    opacity: 0.4;
    cursor: default;
  }
  :focus-visible {
    outline-offset: -3px;
  }
  .title {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font-weight: 600;
    text-align: center;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .stage {
    flex: 1;
    min-block-size: 0;
    padding: 16px;
    padding-block-end: max(16px, env(safe-area-inset-bottom));
  }
  .page {
    padding: 0;
  }
  dify-chat-frame {
    block-size: 100%;
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
`;
