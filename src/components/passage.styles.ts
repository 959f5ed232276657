import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    overflow-wrap: anywhere;
  }
  p {
    margin: 0;
  }
  .whole {
    white-space: pre-wrap;
  }
  .whole > div {
    content-visibility: auto;
    contain-intrinsic-size: auto 1500px;
  }
  .whole > :only-child {
    content-visibility: visible;
  }
  .box {
    max-block-size: 320px;
    padding-inline-end: 8px;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  mark {
    border-radius: 3px;
    background: color-mix(in oklab, var(--_accent) 16%, transparent);
    color: inherit;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
  }
  button {
    min-block-size: 24px;
    text-align: start;
    color: var(--_accent-text);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
  }
`;
