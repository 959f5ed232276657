import {css} from 'lit';

/** Its pieces are items of the composer's row; what is above the field comes first there. */
export const styles = css`
  :host {
    display: contents;
    --_corner: 18px;
  }
  .strip {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    flex: 1 0 100%;
    order: -1;
    gap: 6px;
    min-inline-size: 0;
    padding: 3px 3px 2px;
  }
  .message {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding-inline: 8px;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  .message:not(:has(> *)),
  [hidden] {
    display: none;
  }
  .release {
    flex: none;
    min-block-size: 28px;
    padding-inline: 8px;
    border-radius: 8px;
    color: var(--_accent-text);
    font-weight: 600;
  }
  .release:hover {
    background: var(--_raised);
  }
  .drop {
    position: fixed;
    inset: auto;
    place-content: center;
    justify-items: center;
    gap: 8px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    outline: 2px dashed var(--_accent-text);
    outline-offset: -10px;
    background: color-mix(in srgb, var(--_surface) 92%, var(--_accent));
    color: var(--_accent-text);
    font-size: 17px;
    font-weight: 600;
    opacity: 0.96;
    pointer-events: none;
  }
  .drop:popover-open {
    display: grid;
    animation: enter 0.12s;
  }
  @keyframes enter {
    from {
      opacity: 0;
    }
  }
  @media (forced-colors: active) {
    .drop {
      outline-color: Highlight;
    }
  }
`;
