import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .card {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 10px;
    padding: 10px 12px;
    border: 1px solid var(--_border);
    border-radius: 12px;
    background: var(--_raised);
    font-size: 13px;
    line-height: 18px;
  }
  svg {
    flex: none;
    color: var(--_muted);
  }
  p {
    flex: 1 1 200px;
    margin: 0;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .buttons:empty {
    display: none;
  }
  button {
    min-block-size: 32px;
    padding-inline: 12px;
    border: 1px solid var(--_control-border);
    border-radius: 10px;
    font-weight: 600;
  }
  button:hover {
    background: var(--_surface);
  }
`;
