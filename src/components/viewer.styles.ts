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
    background: #0d0f13;
    color: #eceef3;
    color-scheme: dark;
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
  }
  .icon-button,
  .step {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    color: inherit;
  }
  :is(.icon-button, .step):hover,
  [aria-pressed='true'] {
    background: rgb(255 255 255 / 14%);
    color: #fff;
  }
  :focus-visible {
    outline-color: #fff;
    outline-offset: -3px;
  }
  .title {
    display: flex;
    flex: 1;
    justify-content: center;
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
  }
  .name {
    display: flex;
    min-inline-size: 0;
    font-weight: 600;
    white-space: pre;
  }
  .name > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .name > :last-child,
  .count {
    flex: none;
  }
  .count {
    color: #a3abb8;
    font-variant-numeric: tabular-nums;
  }
  .stage {
    display: grid;
    flex: 1;
    place-items: center;
    min-block-size: 0;
    padding: 0 16px max(16px, env(safe-area-inset-bottom));
    overflow: hidden;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .zoomed {
    place-items: safe center;
    padding-inline: 0;
    overflow: auto;
  }
  img {
    min-inline-size: 0;
    min-block-size: 0;
    max-inline-size: 100%;
    max-block-size: 100%;
    border-radius: 4px;
    background: #fff; /* drawings may be transparent */
    object-fit: contain;
    cursor: zoom-in;
    -webkit-user-select: none; /* Safari knows no other name */
    user-select: none;
  }
  .zoomed img {
    inline-size: 200%;
    max-inline-size: none;
    max-block-size: none;
    cursor: zoom-out;
  }
  .gone {
    display: grid;
    justify-items: center;
    gap: 8px;
    color: #a3abb8;
  }
  .step {
    position: absolute;
    inset-block-start: calc(50% - 22px);
    display: grid;
    place-items: center;
    background: rgb(13 15 19 / 60%);
  }
  .previous {
    inset-inline-start: 8px;
  }
  .next {
    inset-inline-end: 8px;
  }
  .step:dir(rtl) {
    scale: -1 1;
  }
  .step:disabled {
    visibility: hidden;
  }
  @media (forced-colors: active) {
    :is(.icon-button, .step) {
      border: 1px solid ButtonText;
    }
    [aria-pressed='true'] {
      border-color: Highlight;
    }
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
`;
