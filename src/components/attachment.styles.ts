import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    font-size: 13px;
    line-height: 18px;
  }
  .card {
    position: relative;
    display: flex;
    align-items: center;
    gap: 8px;
    block-size: 48px;
    padding: 5px;
    padding-inline-end: 0;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: 12px;
    background: var(--_surface);
  }
  .kind {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    overflow: hidden;
    border-radius: 8px;
    background: var(--_raised);
    color: var(--_muted);
  }
  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: #fff; /* drawings may be transparent */
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
    display: flex;
    gap: 4px;
    min-block-size: 16px;
    overflow: hidden;
    color: var(--_muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    line-height: 16px;
    white-space: nowrap;
  }
  [data-status='failed'] {
    block-size: auto;
    min-block-size: 48px;
    border-color: transparent;
    background: var(--_error-ground);
  }
  [data-status='failed'] .facts {
    color: var(--_error);
    white-space: normal;
  }
  .facts svg {
    flex: none;
    inline-size: 14px;
    block-size: 16px;
  }
  .icon-button {
    flex: none;
    inline-size: 28px;
    block-size: 36px;
    border-radius: 10px;
  }
  .icon-button + .icon-button {
    margin-inline-start: -6px;
  }
  .icon-button svg {
    inline-size: 14px;
    block-size: 14px;
  }
  progress {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    inline-size: 100%;
    block-size: 3px;
    border: 0;
    appearance: none;
    background: var(--_raised);
    color: var(--_accent-text);
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--_accent-text);
    transition: inline-size 0.12s;
  }
  progress::-moz-progress-bar {
    background: var(--_accent-text);
  }
  @media (prefers-reduced-motion: reduce) {
    progress::-webkit-progress-value {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .kind,
    [data-status='failed'] {
      border: 1px solid CanvasText;
    }
    progress::-webkit-progress-value {
      background: Highlight;
    }
  }
`;
