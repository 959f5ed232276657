import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
    flex: 1;
    min-block-size: 0;
  }
  .scroller {
    block-size: 100%;
    overflow: hidden auto;
    overscroll-behavior: contain;
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--_border) transparent;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  .content,
  .list {
    display: flex;
    flex-direction: column;
    gap: calc(3 * var(--_space));
  }
  .content {
    min-block-size: 100%;
    padding: var(--_space) calc(2 * var(--_space)) calc(3 * var(--_space));
  }
  .older {
    align-self: center;
    min-block-size: 32px;
    padding-inline: 12px;
    border-radius: 16px;
    color: var(--_muted);
    font-size: 13px;
  }
  .older:hover {
    background: var(--_raised);
    color: var(--_text);
  }
  .latest {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 0;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    margin-inline: auto;
    border: 1px solid var(--_border);
    border-radius: 50%;
    background: var(--_surface);
    color: var(--_muted);
    box-shadow: 0 2px 8px rgb(0 0 0 / 12%);
    animation: appear 0.16s;
  }
  .latest:hover {
    color: var(--_text);
  }
  .latest .new {
    position: absolute;
    inset-block-start: -2px;
    inset-inline-end: -2px;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_accent);
    box-sizing: content-box;
  }
  .skeleton {
    display: grid;
    gap: 10px;
    padding-block: 8px;
    padding-inline-start: 34px;
    animation: appear 0.2s 0.15s both;
  }
  .skeleton i {
    block-size: 12px;
    border-radius: 6px;
    background: var(--_raised);
  }
  .skeleton i:nth-child(2) {
    inline-size: 88%;
  }
  .skeleton i:nth-child(3) {
    inline-size: 54%;
  }
  @media (max-height: 359px) {
    .scroller {
      overscroll-behavior: auto; /* the panel scrolls, too */
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
