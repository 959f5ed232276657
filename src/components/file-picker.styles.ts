import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    flex: none;
  }
  .anchor {
    position: relative;
  }
  .picker {
    border-radius: 50%;
  }
  .wide {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 40px;
    padding: 8px 12px;
    border: 1px dashed var(--_control-border);
    border-radius: 10px;
    color: var(--_accent-text);
  }
  .wide:hover {
    background: var(--_raised);
  }
  .menu {
    position: absolute;
    inset-block-end: calc(100% + 10px);
    inset-inline-start: -2px;
    z-index: 2;
    display: grid;
    inline-size: max-content;
    min-inline-size: 200px;
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: 12px;
    background: var(--_surface);
    box-shadow: var(--_shadow);
    animation: enter 0.12s;
  }
  @keyframes enter {
    from {
      opacity: 0;
    }
  }
  .item {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 40px;
    padding: 8px 12px;
    border-radius: 8px;
    font-size: 14px;
    line-height: 20px;
    text-align: start;
    white-space: nowrap;
  }
  .item svg {
    flex: none;
    color: var(--_muted);
  }
  .item:is(:hover, :focus-visible) {
    background: var(--_raised);
  }
  @media (forced-colors: active) {
    .menu {
      border-color: CanvasText;
    }
  }
`;
