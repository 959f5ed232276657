import {css} from 'lit';

/** The bubble and the row below it, which stands in room that the message keeps for it. */
export const styles = css`
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 4px;
    min-block-size: var(--_row);
    margin-block-end: calc(-1 * var(--_row));
    color: var(--_muted);
  }
  @media not (pointer: coarse) {
    :host(:not(:hover, :focus-within)) .row:not(.kept) > :not(.all) {
      opacity: 0;
    }
  }
  .icon-button {
    inline-size: 28px;
    block-size: 28px;
    border-radius: 8px;
  }
  .row :focus-visible {
    outline-offset: -2px; /* what is outside of the message is cut off */
  }
  [aria-disabled='true'] > svg {
    opacity: 0.4;
  }
  [aria-disabled='true'] {
    background: none;
    color: var(--_muted);
    cursor: default;
  }
  .pager {
    display: flex;
    align-items: center;
  }
  .pager svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .count {
    padding-inline: 2px;
  }
  .count,
  time {
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    line-height: 16px;
  }
  time {
    padding-inline: 6px;
  }
  .all {
    min-block-size: 28px;
    padding-inline: 8px;
    border-radius: 8px;
    font-size: 13px;
    font-weight: 600;
    line-height: 18px;
  }
  .all:hover {
    background: var(--_raised);
    color: var(--_text);
  }
  .note {
    margin: var(--_row) 0 -20px;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
    text-align: end;
  }
  @media (pointer: coarse) {
    .row {
      gap: 0;
    }
  }
  @media (forced-colors: active) {
    [aria-disabled='true'] {
      color: GrayText;
    }
  }
  @media print {
    .row {
      display: none;
    }
  }
`;

/** The field in the bubble's place. */
export const editorStyles = css`
  :host {
    display: block;
    inline-size: max(85%, min(100%, 280px));
    margin-inline-start: auto;
    padding: 5px;
    border: 1px solid var(--_control-border);
    border-radius: 18px;
    border-end-end-radius: 6px;
    background: var(--_surface);
    transition: border-color 0.12s;
  }
  :host(:focus-within) {
    border-color: var(--_accent-text);
    box-shadow: inset 0 0 0 1px var(--_accent-text); /* what is outside of the message is cut off */
  }
  textarea {
    display: block;
    inline-size: 100%;
    max-block-size: calc(12 * 23px + 4px);
    margin: 0;
    padding: 2px 8px;
    overflow: hidden auto;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    field-sizing: content;
    overflow-wrap: anywhere;
    resize: none;
    scrollbar-width: thin;
  }
  textarea:focus-visible {
    outline: none;
  }
  p {
    margin: 4px 8px 0;
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 4px;
  }
  button {
    min-block-size: 32px;
    padding-inline: 14px;
    border-radius: 16px;
    font-size: 13px;
    font-weight: 600;
    line-height: 18px;
  }
  button:not(.save) {
    color: var(--_muted);
  }
  button:not(.save):hover {
    background: var(--_raised);
    color: var(--_text);
  }
  .save {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .save:disabled {
    background: var(--_raised);
    color: var(--_muted);
    cursor: default;
  }
  @media (pointer: coarse) {
    textarea {
      font-size: max(16px, 1em);
    }
    button {
      border-radius: 22px;
    }
  }
  @media (forced-colors: active) {
    textarea:focus-visible {
      outline: 2px solid Highlight;
    }
    button {
      border: 1px solid ButtonText;
    }
    .save:disabled {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
