import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  button {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-inline-size: var(--_launcher-width);
    block-size: var(--_launcher-height);
    border-radius: var(--_launcher-radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font: 600 15px/20px var(--_font);
    box-shadow: var(--_launcher-shadow);
    transition:
      transform 0.16s cubic-bezier(0.2, 0.8, 0.2, 1),
      box-shadow 0.16s;
  }
  button.labelled {
    max-inline-size: calc(100vw - 40px);
    padding-inline: 18px 20px;
    text-align: start;
  }
  .label {
    max-block-size: 60px;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  button:hover {
    transform: translateY(-1px);
  }
  button:active {
    transform: scale(0.96);
  }
  .icon {
    display: grid;
  }
  .icon > * {
    grid-area: 1 / 1;
    transition:
      transform 0.18s cubic-bezier(0.2, 0.8, 0.2, 1),
      opacity 0.12s;
  }
  .hidden {
    opacity: 0;
    transform: rotate(-45deg) scale(0.6);
  }
  [part='badge'] {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    min-inline-size: 20px;
    block-size: 20px;
    padding-inline: 5px;
    border-radius: 10px;
    background: #b42318;
    color: #fff;
    font: 600 12px/20px var(--_font);
    text-align: center;
  }
  @media (forced-colors: active) {
    button,
    [part='badge'] {
      border: 1px solid ButtonText;
    }
  }
`;
