import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    position: absolute;
    inset: 0;
    z-index: 3;
    pointer-events: none;
  }
  .scrim,
  .drawer {
    pointer-events: auto;
  }
  .scrim {
    position: absolute;
    inset: 0;
    background: rgb(0 0 0 / 32%);
    animation: fade 0.18s;
  }
  .drawer {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    display: flex;
    flex-direction: column;
    inline-size: min(340px, 86%);
    outline: none;
    background: var(--_surface);
    box-shadow: var(--_shadow);
    animation: enter 0.18s cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  .drawer:dir(rtl) {
    animation-name: enter-rtl;
  }
  .drawer[data-column] {
    inline-size: 280px;
    border-inline-end: 1px solid var(--_border);
    box-shadow: none;
    animation: none;
  }
  .head {
    display: flex;
    flex: none;
    align-items: center;
    min-block-size: 56px;
    padding-inline: 16px 10px;
  }
  h2 {
    flex: 1;
    margin: 0;
    font: 600 15px/20px var(--_font);
  }
  .search {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    margin: 0 12px 8px;
    padding-inline: 10px;
    border: 1px solid var(--_control-border);
    border-radius: 10px;
    color: var(--_muted);
  }
  .search:focus-within {
    outline: 2px solid var(--_accent-text, var(--_accent));
    outline-offset: -1px;
  }
  .search svg {
    flex: none;
  }
  dify-chat-conversation-list {
    flex: 1;
    min-block-size: 0;
  }
  @keyframes enter {
    from {
      transform: translateX(-24px);
      opacity: 0;
    }
  }
  @keyframes enter-rtl {
    from {
      transform: translateX(24px);
      opacity: 0;
    }
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  @media (max-width: 479px), (max-height: 479px) {
    .drawer:not([data-column]) {
      inline-size: 100%;
      padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom)
        env(safe-area-inset-left);
      box-shadow: none;
    }
  }
  @media (forced-colors: active) {
    .drawer {
      border-inline-end: 1px solid CanvasText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .drawer,
    .drawer:dir(rtl) {
      animation-name: fade;
    }
  }
`;

/** The panel around it: what stands in the page is a place of its own, and a column takes room from the chat. */
export const columnStyles = css`
  :host([data-display='inline']) {
    position: relative;
  }
  :host([data-column]) {
    box-sizing: border-box;
    padding-inline-start: 280px;
  }
`;
