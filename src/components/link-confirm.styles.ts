import {css} from 'lit';

export const styles = css`
  :host {
    display: contents;
  }
  dialog {
    /* In the middle of what can be seen; see controllers/viewport.ts. */
    inset: var(--_view-top, 0px) calc(100% - var(--_view-left, 0px) - var(--_view-width, 100%))
      calc(100% - var(--_view-top, 0px) - var(--_view-height, 100%)) var(--_view-left, 0px);
    inline-size: min(400px, var(--_view-width, 100%) - 32px);
    max-block-size: calc(var(--_view-height, 100%) - 32px);
    margin: auto;
    padding: 20px;
    overflow: hidden auto;
    border: 1px solid light-dark(transparent, var(--_border));
    border-radius: var(--_radius);
    outline: none;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    overflow-wrap: anywhere;
    overscroll-behavior: contain;
    animation: enter 0.18s cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
    animation: fade 0.18s;
  }
  h2,
  p {
    margin: 0;
  }
  h2 {
    font: 600 17px/24px var(--_font);
  }
  .warning {
    display: flex;
    gap: 8px;
    margin-block-start: 12px;
    padding: 10px 12px;
    border: 1px solid transparent;
    border-radius: 12px;
    background: var(--_error-ground);
    color: var(--_error);
    font-size: 13px;
    line-height: 18px;
  }
  .warning svg {
    flex: none;
  }
  .host {
    margin-block-start: 16px;
    color: var(--_muted);
    font-size: 19px;
    line-height: 26px;
    text-align: start;
  }
  .host strong {
    color: var(--_text);
    font-weight: 600;
  }
  .address {
    margin-block-start: 4px;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 20px;
  }
  .actions > * {
    display: grid;
    place-items: center;
    min-block-size: 40px;
    padding: 4px 16px;
    border: 1px solid var(--_control-border);
    border-radius: 10px;
    font-weight: 600;
    text-decoration: none;
  }
  .actions > :hover {
    background: var(--_raised);
  }
  .actions > .open {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  @media (pointer: coarse) {
    .actions > * {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    dialog,
    .warning,
    .actions > * {
      border-color: CanvasText;
    }
    .actions > .open {
      border-color: LinkText;
    }
  }
  @keyframes enter {
    from {
      opacity: 0;
      transform: scale(0.98) translateY(4px);
    }
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    dialog {
      animation-name: fade;
    }
  }
`;
