import {css} from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    container-type: inline-size;
  }
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .note,
  .problem {
    font-size: 13px;
    line-height: 18px;
  }
  .note {
    color: var(--_muted);
  }
  .problem {
    padding: 10px 12px;
    border-radius: 12px;
    background: var(--_error-ground);
    color: var(--_error);
  }
  .bad {
    color: var(--_error);
  }
  .drop {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 20px 16px;
    border: 1px dashed var(--_control-border);
    border-radius: 12px;
    text-align: center;
  }
  .drop[data-over] {
    border-color: var(--_accent-text);
    background: var(--_user);
  }
  .file {
    font-weight: 600;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .drop .buttons {
    justify-content: center;
  }
  .buttons:empty {
    display: none;
  }
  .buttons button {
    min-block-size: 36px;
    padding-inline: 14px;
    border: 1px solid var(--_control-border);
    border-radius: 10px;
    font-size: 13px;
    font-weight: 600;
  }
  .buttons button:hover {
    background: var(--_raised);
  }
  .buttons .primary,
  .buttons .primary:hover {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .progress {
    display: grid;
    gap: 8px;
  }
  progress {
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    appearance: none;
    background: var(--_raised);
    accent-color: var(--_accent);
  }
  progress::-webkit-progress-bar {
    background: var(--_raised);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
    transition: inline-size 0.2s;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  @media (forced-colors: active) {
    progress {
      appearance: auto;
      border: 1px solid CanvasText;
    }
    .problem {
      border: 1px solid CanvasText;
    }
  }
`;
