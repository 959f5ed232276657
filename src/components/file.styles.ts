import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    font-size: 13px;
    line-height: 18px;
  }
  .card {
    position: relative;
    display: flex;
    align-items: center;
    gap: 10px;
    max-inline-size: 360px;
    margin-inline-start: var(--_end, 0);
    min-block-size: 58px;
    padding-block: 8px;
    padding-inline: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: 12px;
    color: inherit;
    text-decoration: none;
  }
  a.card:hover {
    background: var(--_raised);
  }
  a.card > svg {
    flex: none;
    color: var(--_muted);
  }
  a.card:hover > svg {
    color: var(--_text);
  }
  [aria-busy] {
    opacity: 0.6;
  }
  .kind {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 8px;
    background: var(--_raised);
    color: var(--_muted);
  }
  .about {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    flex: 1;
    min-inline-size: 0;
  }
  .name {
    display: flex;
    justify-self: start; /* of the card, whatever the writing of the name */
    max-inline-size: 100%;
    font-weight: 600;
    white-space: pre;
  }
  .name > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .name > :last-child {
    flex: none;
  }
  .facts {
    min-block-size: 16px;
    color: var(--_muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    line-height: 16px;
  }
  .audio,
  .video {
    display: block;
  }
  .video {
    padding: 0;
    overflow: hidden;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .video .row {
    padding: 8px;
  }
  audio {
    display: block;
    inline-size: 100%;
    block-size: 40px;
    margin-block-start: 8px;
  }
  video {
    display: block;
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    background: #000;
  }
  .icon-button {
    flex: none;
  }
  @media (pointer: coarse) {
    .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .kind {
      border: 1px solid CanvasText;
    }
  }
`;
