import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  form {
    display: grid;
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: 12px;
    animation: appear 0.16s;
  }
  label {
    font-size: 13px;
    line-height: 18px;
  }
  textarea {
    min-inline-size: 0;
    max-block-size: calc(6 * 20px + 16px);
    margin: 0;
    padding: 7px 10px;
    border: 1px solid var(--_control-border);
    border-radius: 10px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: 14px;
    line-height: 20px;
    field-sizing: content;
    min-block-size: calc(2 * 20px + 16px);
    overflow-wrap: anywhere;
    resize: none;
    scrollbar-width: thin;
  }
  textarea:focus-visible {
    border-color: var(--_accent-text);
    outline: 1px solid var(--_accent-text);
    outline-offset: 0;
  }
  p {
    margin: 0;
    color: var(--_error);
    font-size: 13px;
    line-height: 18px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  .buttons button {
    min-block-size: 32px;
    padding-inline: 12px;
    border-radius: 10px;
    color: var(--_muted);
    font-size: 13px;
    font-weight: 600;
  }
  .buttons button:hover {
    background: var(--_raised);
    color: var(--_text);
  }
  .buttons .send {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .buttons .send:disabled {
    background: var(--_raised);
    color: var(--_muted);
    cursor: default;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (pointer: coarse) {
    textarea {
      font-size: 16px;
    }
    .buttons button {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .buttons button {
      border: 1px solid ButtonText;
    }
    .buttons .send:disabled {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
