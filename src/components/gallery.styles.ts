import {css} from 'lit';

/** The size of all is known before they are loaded: nothing moves when they come. */
export const styles = css`
  :host {
    display: block;
    font-size: 13px;
    line-height: 18px;
  }
  :is(.one > *, .several) {
    margin-inline-start: var(--_end, 0);
  }
  .several {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 4px;
    max-inline-size: 400px;
  }
  .several:has(> :nth-child(2):last-child, > :nth-child(4):last-child) {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
  .tile {
    position: relative;
    display: block;
    overflow: hidden;
    border-radius: 12px;
    background: var(--_raised);
    cursor: zoom-in;
  }
  .one .tile {
    min-inline-size: 120px;
    max-inline-size: 100%;
    block-size: 240px;
  }
  .several > * {
    aspect-ratio: 1;
  }
  img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: #fff; /* drawings may be transparent */
  }
  .one img {
    inline-size: auto;
    max-inline-size: 100%;
    margin-inline: auto;
    object-fit: scale-down;
  }
  .tile::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 1px solid color-mix(in srgb, var(--_text) 10%, transparent);
    border-radius: inherit;
    transition: background-color 0.12s;
  }
  .tile:hover::after {
    background: color-mix(in srgb, var(--_text) 8%, transparent);
  }
  .rest {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    background: rgb(0 0 0 / 60%);
    color: #fff;
    font-size: 19px;
    font-weight: 600;
  }
  .ask,
  .gone {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-inline-size: 0;
    margin: 0;
    padding: 12px;
    overflow: hidden;
    border: 1px dashed var(--_control-border);
    border-radius: 12px;
    color: var(--_muted);
    overflow-wrap: anywhere;
    text-align: center;
  }
  .ask {
    color: var(--_accent-text);
  }
  .one :is(.ask, .gone) {
    inline-size: min(100%, 320px);
    min-block-size: 120px;
  }
  .several .gone {
    font-size: 12px;
    line-height: 16px;
  }
  .several .ask {
    grid-column: 1 / -1;
    aspect-ratio: auto;
  }
  .gone span:first-of-type {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  svg {
    flex: none;
  }
  @media (forced-colors: active) {
    .tile::after,
    .rest {
      border-color: CanvasText;
    }
    .rest {
      background: Canvas;
      color: CanvasText;
      opacity: 0.9;
    }
  }
`;
