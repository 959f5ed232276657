import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    flex: none;
    padding: 8px 12px 12px;
    background: var(--_surface);
  }
  .box {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 4px;
    padding: 5px;
    border: 1px solid var(--_control-border);
    border-radius: 24px;
    background: var(--_surface);
    transition: border-color 0.12s;
  }
  .box:focus-within {
    border-color: var(--_accent-text);
    box-shadow: 0 0 0 1px var(--_accent-text);
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    max-block-size: calc(var(--_lines, 6) * 23px + 14px);
    margin: 0;
    padding: 7px 0;
    padding-inline: 12px 4px;
    overflow: hidden auto;
    border: 0;
    outline: 0;
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
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .send {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    transition: transform 0.12s;
  }
  .send:active {
    transform: scale(0.94);
  }
  .send:disabled {
    background: var(--_raised);
    color: var(--_muted);
    cursor: default;
    transform: none;
  }
  .disclaimer {
    margin: 8px 0 0;
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
    text-align: center;
    overflow-wrap: anywhere;
  }
  @media (pointer: coarse) {
    .box {
      border-radius: 28px;
    }
    textarea {
      padding-block: 10px;
      font-size: max(16px, 1em);
    }
  }
  @media (forced-colors: active) {
    .box:focus-within {
      outline: 2px solid Highlight;
    }
    .send {
      border: 1px solid ButtonText;
    }
    .send:disabled {
      border-color: GrayText;
    }
  }
`;
