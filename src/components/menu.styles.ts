import {css} from 'lit';

export const styles = css`
  :host {
    display: contents;
  }
  [popover] {
    position: fixed;
    inset: var(--_top, 0) auto auto var(--_left, 0); /* sides of the window, whatever the writing */
    min-inline-size: 180px;
    max-inline-size: min(320px, 100vw - 16px);
    max-block-size: calc(100dvh - 16px);
    margin: 0;
    padding: 4px;
    overflow: hidden auto;
    border: 1px solid light-dark(transparent, var(--_border));
    border-radius: 12px;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font: 14px/20px var(--_font);
    animation: appear 0.12s;
  }
  button {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 10px;
    border-radius: 8px;
    text-align: start;
  }
  button > svg {
    flex: none;
    inline-size: 18px;
    color: var(--_muted);
  }
  button:hover,
  button:focus {
    background: var(--_raised);
  }
  button:focus-visible {
    outline-offset: -2px;
  }
  .danger,
  .danger > svg {
    color: var(--_error);
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (forced-colors: active) {
    [popover] {
      border-color: CanvasText;
    }
  }
`;
