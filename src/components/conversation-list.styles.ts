import {css} from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    position: relative;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    padding: 0 8px 16px;
    overflow: hidden auto;
    outline: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  h3 {
    margin: 0;
    padding: 12px 10px 4px;
    color: var(--_muted);
    font: 600 12px/16px var(--_font);
  }
  h3::first-letter {
    text-transform: uppercase;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    contain: layout style;
    content-visibility: auto;
    contain-intrinsic-size: auto 44px;
  }
  .none {
    padding: 32px 16px;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .card {
    padding: 8px 4px;
  }
  .end {
    block-size: 1px;
  }
  .skeleton {
    display: grid;
    gap: 20px;
    padding: 20px 10px;
    animation: appear 0.2s 0.15s both;
  }
  .skeleton i {
    block-size: 12px;
    inline-size: 72%;
    border-radius: 6px;
    background: var(--_raised);
  }
  .skeleton i:nth-child(even) {
    inline-size: 54%;
  }
  .bar {
    position: relative;
    flex: none;
    margin: 0 8px;
  }
  .bar:has(> *) {
    margin-block-end: 8px;
  }
  .bar .notice {
    padding-inline-end: 44px;
  }
  .dismiss {
    position: absolute;
    inset-block-start: 2px;
    inset-inline-end: 4px;
    color: var(--_error);
  }
  .undo {
    display: flex;
    align-items: center;
    gap: 10px;
    padding-block: 4px;
    padding-inline: 14px 4px;
    border-radius: 12px;
    background: var(--_text);
    color: var(--_surface);
    font-size: 13px;
    line-height: 18px;
    animation: appear 0.16s;
  }
  .undo p {
    flex: 1;
    margin: 0;
  }
  .undo svg {
    flex: none;
  }
  .undo button {
    min-block-size: 36px;
    padding-inline: 12px;
    border-radius: 10px;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .undo :focus-visible {
    outline-color: var(--_surface);
    outline-offset: -3px;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (forced-colors: active) {
    .undo {
      border: 1px solid CanvasText;
    }
  }
`;
