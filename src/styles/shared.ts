import {css} from 'lit';
import {base} from './base.js';

/** What the panel's components share: `base`, round buttons with an icon, text for screen readers only. */
export const shared = [
  base,
  css`
    .icon-button {
      display: grid;
      place-items: center;
      inline-size: 36px;
      block-size: 36px;
      border-radius: 10px;
      color: var(--_muted);
    }
    .icon-button:hover {
      background: var(--_raised);
      color: var(--_text);
    }
    .visually-hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    @media (pointer: coarse) {
      :host :is(button:not(.jump), summary) {
        min-inline-size: 44px;
        min-block-size: 44px;
        align-content: center;
      }
    }
  `,
];
