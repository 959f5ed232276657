import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .card,
  .inert {
    padding: 12px 14px 14px;
    border: 1px solid var(--_border);
    border-radius: 12px;
  }
  .card,
  .inert,
  fieldset {
    display: grid;
    gap: 10px;
    min-inline-size: 0;
  }
  .inert {
    gap: 4px;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  .note {
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  input:not([type='checkbox'], [type='text']) {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 40px;
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--_control-border);
    border-radius: 10px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  input:not([type='checkbox']):focus-visible {
    border-color: var(--_accent-text);
    outline: 1px solid var(--_accent-text);
    outline-offset: 0;
  }
  select {
    padding-inline-end: 12px;
    appearance: auto;
  }
  .send {
    justify-self: start;
    max-inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 16px;
    border: 1px solid var(--_accent);
    border-radius: 10px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 14px;
    font-weight: 600;
    line-height: 20px;
    overflow-wrap: anywhere;
  }
  .send[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  .sent {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  :disabled {
    cursor: default;
  }
  @media (pointer: coarse) {
    input:not([type='checkbox'], [type='text']),
    .send {
      min-block-size: 44px;
      font-size: max(16px, 1em);
    }
  }
  @media (forced-colors: active) {
    .send[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
`;
