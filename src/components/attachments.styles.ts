import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    font-size: 13px;
    line-height: 18px;
  }
  .list {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 170px), 1fr));
    gap: 6px;
    max-block-size: 168px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    border-radius: 12px;
    scrollbar-width: thin;
  }
  .list :only-child:not(.wide) {
    max-inline-size: 280px;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .note {
    margin: 6px 8px 0;
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
  }
  .refused {
    display: flex;
    gap: 8px;
    margin-block-start: 6px;
    padding: 6px;
    padding-inline-start: 12px;
    border-radius: 12px;
    background: var(--_error-ground);
    color: var(--_error);
    overflow-wrap: anywhere;
  }
  [role='alert']:first-child .refused {
    margin-block-start: 0;
  }
  .refused > svg {
    flex: none;
    margin-block-start: 5px;
  }
  .refused > div {
    flex: 1;
    min-inline-size: 0;
    padding-block: 5px;
  }
  p {
    margin: 0;
  }
  .icon-button {
    flex: none;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 14px;
    color: inherit;
  }
  .icon-button svg {
    inline-size: 16px;
    block-size: 16px;
  }
  @media (pointer: coarse) {
    .list {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .refused {
      border: 1px solid CanvasText;
    }
  }
`;
