import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  p {
    margin: 0;
  }
  .card {
    display: grid;
    gap: 10px;
    min-inline-size: 0;
    padding: 12px 14px 14px;
    border: 1px solid var(--_border);
    border-radius: 12px;
    animation: appear 0.16s;
  }
  .card > * {
    min-inline-size: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  .head svg,
  .outcome svg,
  .note svg {
    flex: none;
  }
  .head svg {
    color: var(--_accent-text);
  }
  #title {
    flex: 1;
    min-inline-size: 120px;
    color: var(--_text);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  /* The app takes an empty text, but it is asked for. */
  .optional {
    display: none;
  }
  textarea {
    min-block-size: 40px;
  }
  dify-chat-markdown + .field {
    margin-block-start: -4px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 2px;
  }
  .buttons button {
    max-inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 16px;
    border: 1px solid var(--_control-border);
    border-radius: 10px;
    font-size: 14px;
    font-weight: 600;
    line-height: 20px;
    overflow-wrap: anywhere;
  }
  .buttons .primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .buttons .accent {
    border-color: var(--_accent-text);
    color: var(--_accent-text);
  }
  .buttons .ghost {
    border-color: transparent;
    color: var(--_muted);
  }
  .buttons :not(.primary):hover {
    background: var(--_raised);
  }
  .buttons [aria-disabled] {
    cursor: default;
    opacity: 0.6;
  }
  [role='alert']:empty {
    display: none;
  }
  .outcome,
  .note {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: 13px;
    line-height: 18px;
  }
  .outcome {
    font-weight: 600;
  }
  .outcome svg {
    color: var(--_accent-text);
  }
  .outcome span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .note {
    align-items: start;
    color: var(--_muted);
  }
  .note span {
    min-inline-size: 0;
  }
  .ended {
    gap: 6px;
    padding-block: 10px;
  }
  .ended dify-chat-markdown {
    color: var(--_muted);
    font-size: 14px;
  }
  .link {
    min-block-size: 24px;
    color: var(--_accent-text);
    font-weight: 600;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (pointer: coarse) {
    textarea {
      min-block-size: 44px;
    }
    .buttons button {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .buttons button {
      border-color: ButtonText;
    }
    .buttons [aria-disabled] {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
`;
